#include "cli/tally/ballot_list.hpp"

#include "base/text.hpp"
#include "cli/tally/received_time.hpp"
#include "domain/csv.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

namespace linyi::cli {
namespace {

using rules::Mark;

enum class Column { unit, choice, time, proxy, authority, identity, item };

constexpr std::array<std::pair<std::string_view, Column>, 29> column_words{{
    {"unit", Column::unit},        {"room", Column::unit},         {"door", Column::unit},
    {"房号", Column::unit},        {"房屋", Column::unit},         {"choice", Column::choice},
    {"vote", Column::choice},      {"ballot", Column::choice},     {"选项", Column::choice},
    {"选择", Column::choice},      {"意见", Column::choice},       {"表决意见", Column::choice},
    {"time", Column::time},        {"received", Column::time},     {"时间", Column::time},
    {"收票时间", Column::time},    {"投票时间", Column::time},     {"proxy", Column::proxy},
    {"agent", Column::proxy},      {"代理人", Column::proxy},      {"authority", Column::authority},
    {"授权书", Column::authority}, {"授权", Column::authority},    {"identity", Column::identity},
    {"身份", Column::identity},    {"身份核实", Column::identity}, {"item", Column::item},
    {"事项", Column::item},        {"议题", Column::item},
}};

constexpr std::array<std::pair<std::string_view, Mark>, 21> mark_words{{
    {"yes", Mark::yes},
    {"agree", Mark::yes},
    {"同意", Mark::yes},
    {"赞成", Mark::yes},
    {"no", Mark::no},
    {"against", Mark::no},
    {"disagree", Mark::no},
    {"反对", Mark::no},
    {"不同意", Mark::no},
    {"abstain", Mark::abstain},
    {"弃权", Mark::abstain},
    {"blank", Mark::blank},
    {"空白", Mark::blank},
    {"未选", Mark::blank},
    {"未勾选", Mark::blank},
    {"invalid", Mark::invalid},
    {"无效", Mark::invalid},
    {"废票", Mark::invalid},
    {"withdrawn", Mark::withdrawn},
    {"withdraw", Mark::withdrawn},
    {"撤回", Mark::withdrawn},
}};

constexpr std::array<std::string_view, 5> silent_words{"not returned", "silent", "delivered",
                                                       "未返回", "送达未回"};
constexpr std::array<std::string_view, 8> no_words{"no", "false", "0",      "否",
                                                   "无", "没有",  "未核实", "不符"};

std::string lower(std::string_view text) {
    std::string word(trim(text));
    std::transform(word.begin(), word.end(), word.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return word;
}

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

Error line_error(int line, const std::string& zh, const std::string& en) {
    return Error{Errc::invalid_argument, std::to_string(line) + ": " + zh + " " + en};
}

class ListReader {
public:
    ListReader(BallotForm form, const UnitLabelRule& unit_label)
        : form_(form), unit_label_(unit_label) {}

    Result<BallotList> read(std::string_view csv) {
        if (!is_utf8(csv))
            return line_error(1, "文件不是 UTF-8 编码，请另存为“CSV UTF-8”。",
                              "The file is not UTF-8; save it as \"CSV UTF-8\".");
        const auto file = read_csv(csv);
        if (file.broken_line)
            return line_error(*file.broken_line, "引号没有结束。", "A quote is never closed.");
        if (file.records.empty() || !read_header(file.records.front()))
            return line_error(1, "第一行要有列名：房号、选项。",
                              "The first line must name the columns: unit, choice.");
        for (std::size_t at = 1; at < file.records.size(); ++at) {
            if (auto error = read_row(file.records[at])) return *error;
        }
        if (line_without_item_ > 0 && !list_.items.empty())
            return line_error(line_without_item_, "没有写事项。", "There is no item.");
        return std::move(list_);
    }

private:
    bool read_header(const CsvRecord& header) {
        for (std::size_t at = 0; at < header.fields.size(); ++at) {
            for (const auto& [word, column] : column_words) {
                if (word == lower(header.fields[at])) places_.emplace(column, at);
            }
        }
        return places_.contains(Column::unit) && places_.contains(Column::choice);
    }

    std::string field(const CsvRecord& record, Column column) const {
        const auto place = places_.find(column);
        if (place == places_.end() || place->second >= record.fields.size()) return {};
        return std::string(trim(record.fields[place->second]));
    }

    bool is_yes(const CsvRecord& record, Column column) const {
        return !is_one_of(no_words, lower(field(record, column)));
    }

    std::optional<Error> read_row(const CsvRecord& record) {
        const auto written = field(record, Column::unit);
        auto unit = unit_label_(written);
        if (unit.empty()) unit = written;  // parking places may have any name
        if (unit.empty()) return line_error(record.line, "没有房号。", "There is no unit.");
        const auto choice = field(record, Column::choice);
        if (is_one_of(silent_words, lower(choice))) {
            list_.delivered.insert(unit);
            return std::nullopt;
        }
        rules::RollBallot ballot{.unit = unit,
                                 .agent = field(record, Column::proxy),
                                 .is_identified = is_yes(record, Column::identity),
                                 .has_authority = is_yes(record, Column::authority),
                                 .item = field(record, Column::item)};
        if (auto error = read_choice(record, choice, ballot)) return error;
        if (const auto time = field(record, Column::time); !time.empty()) {
            const auto received = received_time(time);
            if (!received)
                return line_error(record.line, "看不懂时间“" + time + "”。",
                                  received.error().detail + ".");
            ballot.time = *received;
        }
        if (ballot.item.empty() && line_without_item_ == 0) line_without_item_ = record.line;
        auto& items = list_.items;
        if (!ballot.item.empty() &&
            std::find(items.begin(), items.end(), ballot.item) == items.end())
            items.push_back(ballot.item);
        list_.ballots.push_back(std::move(ballot));
        return std::nullopt;
    }

    std::optional<Error> read_choice(const CsvRecord& record, const std::string& choice,
                                     rules::RollBallot& ballot) const {
        const auto mark = choice.empty() ? Mark::blank : mark_from(lower(choice));
        const bool is_choice = form_ == BallotForm::content && mark != Mark::withdrawn &&
                               mark != Mark::invalid && mark != Mark::blank;
        if (is_choice) {
            ballot.mark = Mark::yes;
            ballot.content = choice;
        } else if (mark) {
            ballot.mark = *mark;
        } else {
            return line_error(record.line, "看不懂选项“" + choice + "”。",
                              "\"" + choice +
                                  "\" is none of yes, no, abstain, blank, invalid, withdrawn, not "
                                  "returned.");
        }
        return std::nullopt;
    }

    BallotForm form_;
    const UnitLabelRule& unit_label_;
    std::map<Column, std::size_t> places_{};
    BallotList list_{};
    int line_without_item_{};
};

}  // namespace

std::optional<Mark> mark_from(std::string_view word) {
    for (const auto& [known, mark] : mark_words) {
        if (known == word) return mark;
    }
    return std::nullopt;
}

Result<BallotList> read_ballot_list(std::string_view csv, BallotForm form,
                                    const UnitLabelRule& unit_label) {
    return ListReader(form, unit_label).read(csv);
}

}  // namespace linyi::cli
