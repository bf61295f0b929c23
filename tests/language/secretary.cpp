#include "language/secretary.hpp"

#include "language/answer.hpp"
#include "language/marker.hpp"

#include <algorithm>
#include <utility>

namespace linyi::language::test {
namespace {

using std::chrono::minutes;

constexpr std::chrono::year_month_day meeting_day{std::chrono::year{2025}, std::chrono::month{11},
                                                  std::chrono::day{20}};

LocalTime at(const Line& line) {
    const int hours = std::stoi(line.time.substr(0, 2));
    const int past = std::stoi(line.time.substr(3, 2));
    return {meeting_day, minutes{hours * 60 + past}};
}

class Secretary {
public:
    explicit Secretary(const std::map<std::string, std::string>& units) : units_(units) {}

    Minutes keep(const std::vector<Line>& lines) {
        for (const Line& line : lines) {
            ++number_;
            close_at_deadline(line);
            bool marked = false;
            if (line.role == "committee")
                for (const Marker& marker : read_markers(line.text)) {
                    std::visit([&](const auto& m) { take(m, line); }, marker);
                    marked = true;
                }
            if (!marked) listen(line);
        }
        return minutes_;
    }

private:
    struct Open {
        BallotPaper paper{};
        std::optional<LocalTime> closes{};
        std::map<std::string, int> lines{};
    };

    void take(const PollOpening& opening, const Line& line) {
        PollRecord record{.open_line = number_,
                          .closes = opening.closes,
                          .title = opening.title,
                          .buildings = opening.buildings};
        for (const OptionWords& option : opening.paper.options)
            record.options.push_back(option.key);
        record.excluded = std::exchange(early_, {});
        minutes_.polls.push_back(std::move(record));
        open_ = Open{.paper = opening.paper};
        if (const auto date = read_date(opening.closes, at(line))) open_->closes = date->at;
    }

    void take(const PollClosing&, const Line&) {
        if (!minutes_.polls.empty()) minutes_.polls.back().close_line = number_;
        open_.reset();
    }

    void take(const PollCancelling&, const Line&) {
        open_.reset();
        if (minutes_.polls.empty()) return;
        minutes_.polls.back().is_cancelled = true;
        minutes_.polls.back().votes.clear();
    }

    void take(const MeetingStart&, const Line&) { minutes_.start_line = number_; }
    void take(const MeetingEnd&, const Line&) {
        if (minutes_.end_line == 0) minutes_.end_line = number_;
    }

    void take(const ItemStart&, const Line&) {
        minutes_.items.push_back(number_);
        early_.clear();
        in_item_ = true;
    }

    void take(const PollExtension&, const Line&) {}

    void close_at_deadline(const Line& line) {
        if (open_ && open_->closes && at(line) > *open_->closes) open_.reset();
    }

    std::string unit_of(const Line& line) const {
        if (const auto known = units_.find(line.user); known != units_.end()) return known->second;
        const auto labels = unit_labels(line.user);
        return labels.empty() ? std::string{} : labels.front();
    }

    void listen(const Line& line) {
        if (const auto check_in = read_check_in(line.text)) {
            const bool owner = line.role == "owner";
            auto label = check_in->units.empty() ? unit_of(line) : check_in->units.front();
            if (owner && std::ranges::find(minutes_.checked_in, label) == minutes_.checked_in.end())
                minutes_.checked_in.push_back(std::move(label));
            return;
        }
        if (open_) return hear_answer(line);
        if (!looks_like_answer(line.text)) return;
        if (in_item_ && minutes_.polls.empty()) {
            early_.push_back(number_);
        } else if (!minutes_.polls.empty()) {
            const bool before_poll = minutes_.items.empty()
                                         ? false
                                         : minutes_.items.back() > minutes_.polls.back().open_line;
            (before_poll ? early_ : minutes_.polls.back().excluded).push_back(number_);
        }
    }

    void hear_answer(const Line& line) {
        PollRecord& poll = minutes_.polls.back();
        const auto answers = read_answers(line.text, open_->paper);
        for (const AnswerReading& answer : answers) {
            const bool voter = line.role == "owner" || line.role == "committee";
            std::string unit = unit_of(line);
            if (answers.size() > 1) unit = answer.units.front();
            switch (answer.kind) {
                case AnswerReading::Kind::none: break;
                case AnswerReading::Kind::unclear:
                    (voter ? poll.pending : poll.excluded).push_back(number_);
                    break;
                case AnswerReading::Kind::choice:
                    if (voter && !answer.is_proxy && !unit.empty()) {
                        count(unit, answer.keys);
                        break;
                    }
                    [[fallthrough]];
                default: poll.excluded.push_back(number_);
            }
        }
    }

    void count(const std::string& unit, const std::vector<std::string>& keys) {
        PollRecord& poll = minutes_.polls.back();
        std::string choice;
        for (const std::string& key : keys) choice += key;
        if (const auto earlier = poll.votes.find(unit); earlier != poll.votes.end()) {
            const bool repeated = earlier->second == choice;
            poll.excluded.push_back(repeated ? number_ : open_->lines[unit]);
        }
        if (poll.votes[unit] != choice) open_->lines[unit] = number_;
        poll.votes[unit] = choice;
    }

    const std::map<std::string, std::string>& units_;
    Minutes minutes_{};
    std::optional<Open> open_{};
    std::vector<int> early_{};  ///< answers of this item before its poll opened
    int number_{};
    bool in_item_{};
};

}  // namespace

Minutes keep_minutes(const std::vector<Line>& lines,
                     const std::map<std::string, std::string>& units) {
    Minutes minutes = Secretary(units).keep(lines);
    for (PollRecord& poll : minutes.polls) std::ranges::sort(poll.excluded);
    return minutes;
}

}  // namespace linyi::language::test
