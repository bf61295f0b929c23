#include "language/person.hpp"

#include "base/text.hpp"
#include "language/folded.hpp"
#include "language/words.hpp"

#include <algorithm>
#include <vector>

namespace linyi::language {
namespace {

constexpr Letters supervisor_cues[] = {
    U"监督人是", U"监督人",     U"监督",          U"督办人",      U"督办",      U"监督方式",
    U"由谁监督", U"supervisor", U"supervised by", U"supervision", U"watched by"};
constexpr Letters responsible_cues[] = {U"责任人是", U"责任人",      U"负责人是",    U"负责人",
                                        U"责任单位", U"责任部门",    U"经办人",      U"承办人",
                                        U"交给",     U"指派给",      U"responsible", U"owner",
                                        U"assignee", U"assigned to", U"assign to"};
constexpr Letters by_cues[] = {U"由"};
constexpr Letters duties[] = {U"负责", U"牵头", U"办理", U"落实", U"完成",
                              U"承办", U"执行", U"来做", U"跟进"};
constexpr Letters due_cues[] = {U"截止日期", U"截止时间", U"截止到",   U"截止",  U"截至",
                                U"期限",     U"时限",     U"完成时限", U"限期",  U"due date",
                                U"due",      U"by",       U"before",   U"until", U"deadline",
                                U"于",       U"在",       U"到期日"};
constexpr Letters due_tails[] = {U"前完成", U"完成", U"截止", U"到期", U"前"};
// 物业张经理:更换门禁 — an office before the colon makes it a person, not a heading.
constexpr Letters offices[] = {U"物业", U"业委会", U"居委会", U"街道",   U"社区",
                               U"经理", U"主任",   U"客服",   U"工程部", U"保安"};
constexpr Letters leading_words[] = {U"任务", U"决议", U"task", U"resolution"};

constexpr Letters name_stops = U",;。!?\n";
constexpr std::size_t name_letters_max = 30;
constexpr std::size_t dates_max = 8;

struct Taken {
    std::size_t from{};
    std::size_t to{};
};

class PersonReader {
public:
    explicit PersonReader(std::string_view text) : folded_(fold(text)), text_(folded_.text) {}

    Responsible read() {
        take_due();
        out_.supervisor = take_named(supervisor_cues);
        out_.responsible = take_named(responsible_cues);
        if (out_.responsible.empty()) out_.responsible = take_by();
        if (out_.responsible.empty()) out_.responsible = take_mention();
        if (out_.responsible.empty()) out_.responsible = take_heading();
        out_.rest = rest();
        return std::move(out_);
    }

private:
    bool is_taken(std::size_t at) const {
        return std::ranges::any_of(taken_,
                                   [at](const Taken& t) { return at >= t.from && at < t.to; });
    }

    /// The last date of the line: what is to be done may hold one of its own.
    void take_due() {
        const LocalTime base{std::chrono::year{2000} / 1 / 1, std::chrono::minutes{0}};
        std::size_t from = 0;
        for (std::size_t count = 0; count < dates_max && from < text_.size(); ++count) {
            const std::size_t byte = folded_.begins[from];
            const auto date = read_date(folded_.original.substr(byte), base);
            if (!date) return;
            const auto letter = [this](std::size_t at) {
                const auto found =
                    std::ranges::lower_bound(folded_.begins, static_cast<std::uint32_t>(at));
                return static_cast<std::size_t>(found - folded_.begins.begin());
            };
            std::size_t begin = letter(byte + date->begin);
            std::size_t end = letter(byte + date->end);
            from = std::max(end, from + 1);
            const Letters before = trim_end(text_.substr(0, begin), U":");
            const std::size_t cue = match_end(before, due_cues);
            const bool vague_whole = date->is_vague && !out_.due.empty();
            const bool outright = cue != 0 || text_.substr(begin, end - begin).ends_with(U'前');
            if (vague_whole || (!out_.due.empty() && !outright)) continue;
            out_.due = date->text;
            if (cue != 0) begin = before.size() - cue;
            end += match_any(text_.substr(end), due_tails);
            due_ = {begin, end};
        }
        // read_date gives the phrase; where none was found there is nothing to take.
    }

    /// A name at `at`, with or without '@'; taken up to a stop, a blank or the next phrase.
    std::size_t name_end(std::size_t at) const {
        const std::size_t limit = std::min(text_.size(), at + name_letters_max);
        const bool latin = at < limit && is_latin(text_[at]);
        std::size_t end = at;
        while (end < limit) {
            const char32_t c = text_[end];
            if (name_stops.find(c) != Letters::npos || c == U'@') break;
            if (in_due(end)) break;
            if (c == U' ') {
                const bool next_latin = latin && end + 1 < limit && is_latin(text_[end + 1]);
                if (!next_latin || is_cue(end + 1)) break;
            }
            ++end;
        }
        return end;
    }

    bool in_due(std::size_t at) const { return at >= due_.from && at < due_.to; }

    bool is_cue(std::size_t at) const {
        const Letters rest = text_.substr(at);
        return match_any(rest, supervisor_cues) != 0 || match_any(rest, responsible_cues) != 0 ||
               match_any(rest, due_cues) != 0;
    }

    std::string take(std::size_t from, std::size_t name_from, std::size_t to) {
        std::string name = folded_.cut(name_from, to);
        if (!name.empty()) taken_.push_back({from, to});
        return name;
    }

    std::string take_named(Words cues) {
        for (std::size_t from = 0;;) {
            const auto cue = find_any(text_, cues, from);
            if (!cue) return {};
            from = cue->end();
            if (is_taken(cue->at) || in_due(cue->at)) continue;
            std::size_t at = cue->end();
            const std::size_t before = at;
            while (at < text_.size() && Letters(U" :为是@").find(text_[at]) != Letters::npos) ++at;
            // 监督员制度, 责任人未定: a name is set off by a blank, a colon or an '@'.
            if (at == before) continue;
            auto name = take(cue->at, at, name_end(at));
            if (!name.empty()) return name;
        }
    }

    /// 由张经理负责更换, 由韩雪12月15日前申报.
    std::string take_by() {
        for (std::size_t from = 0;;) {
            const auto cue = find_any(text_, by_cues, from);
            if (!cue) return {};
            from = cue->end();
            constexpr Letters inside_words = U"自理缘来";  // 自由, 理由
            const bool inside =
                cue->at > 0 && inside_words.find(text_[cue->at - 1]) != Letters::npos;
            if (inside || is_taken(cue->at)) continue;
            constexpr std::size_t reach = 12;
            const auto duty = find_any(text_.substr(cue->end(), reach), duties);
            std::size_t end = duty ? cue->end() + duty->at : 0;
            std::size_t stop = end;
            if (due_.from > cue->end() && due_.from <= cue->end() + reach &&
                (!duty || due_.from < end)) {
                end = stop = due_.from;
            } else if (duty && !text_.substr(end).starts_with(U"完成")) {
                stop = end + duty->length;
            }
            if (end < cue->end() + 2) continue;
            auto name = folded_.cut(cue->end(), end);
            if (name.starts_with('@')) name.erase(0, 1);
            taken_.push_back({cue->at, stop});
            return name;
        }
    }

    std::string take_mention() {
        for (std::size_t at = 0; at + 1 < text_.size(); ++at) {
            if (text_[at] != U'@' || is_taken(at)) continue;
            const std::size_t end = name_end(at + 1);
            if (end > at + 1) return take(at, at + 1, end);
        }
        return {};
    }

    std::string take_heading() {
        const auto colon = text_.find(U':');
        constexpr std::size_t heading_letters_max = 14;
        if (colon == text_.npos || colon > heading_letters_max) return {};
        std::size_t from = skip_spaces(text_, 0);
        from = skip_spaces(text_, from + match_any(text_.substr(from), leading_words));
        if (from >= colon || !contains_any(text_.substr(from, colon - from), offices)) return {};
        auto name = folded_.cut(from, colon);
        taken_.push_back({0, colon + 1});
        return name;
    }

    std::string rest() {
        if (due_.to > due_.from) taken_.push_back(due_);
        std::ranges::sort(taken_, {}, &Taken::from);
        std::vector<std::string> parts;
        std::size_t from = 0;
        constexpr Letters edges = U" \n,;:、。";
        const auto keep = [&](std::size_t to) {
            while (from < to && edges.find(text_[from]) != Letters::npos) ++from;
            while (to > from && edges.find(text_[to - 1]) != Letters::npos) --to;
            if (to > from) parts.push_back(folded_.cut(from, to));
        };
        for (const Taken& taken : taken_) {
            if (taken.from > from) keep(taken.from);
            from = std::max(from, taken.to);
        }
        keep(text_.size());
        return join(parts, " ");
    }

    Folded folded_;
    Letters text_;
    Taken due_{};
    std::vector<Taken> taken_{};
    Responsible out_{};
};

}  // namespace

Responsible read_responsible(std::string_view text) {
    return PersonReader(text).read();
}

}  // namespace linyi::language
