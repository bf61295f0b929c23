#include "language/marker.hpp"

#include "language/clause.hpp"
#include "language/deadline.hpp"
#include "language/ending.hpp"
#include "language/extension.hpp"
#include "language/folded.hpp"
#include "language/head_words.hpp"
#include "language/marker_head.hpp"
#include "language/meeting_words.hpp"
#include "language/poll_notice.hpp"
#include "language/poll_scope.hpp"
#include "language/told_answers.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace linyi::language {
namespace {

using Kind = MarkerHead::Kind;

// A host's message is a notice, not a book; what lies behind is not looked at.
constexpr std::size_t marker_letters_max = 8'000;
// How many clauses of one message may be tried as the head of a notice; each try reads to the end.
constexpr int tries_max = 6;
constexpr std::size_t bracket_letters_max = 60;
// ★表决★, **表决**: people draw brackets too.
constexpr Letters opening_brackets = U"【[「〖〔『《◆■*#";
constexpr Letters closing_brackets = U"】]」〗〕』》◆■*#";

struct Bracket {
    Stretch whole{};  ///< with its brackets
    Stretch words{};
    MarkerHead head{};
};

std::optional<Bracket> bracket_at(Letters text, std::size_t at) {
    const auto which = opening_brackets.find(text[at]);
    if (which == Letters::npos) return std::nullopt;
    const Letters near = text.substr(at + 1, bracket_letters_max);
    const auto close = near.find(closing_brackets[which]);
    if (close == Letters::npos || near.substr(0, close).find(text[at]) != Letters::npos)
        return std::nullopt;
    Bracket bracket{.whole = {at, at + 2 + close}, .words = {at + 1, at + 1 + close}};
    bracket.head = bracket_head(near.substr(0, close));
    if (bracket.head.kind == Kind::none) return std::nullopt;
    // 《投票…》 and "…" are titles of papers unless they open the message.
    const bool quotation = text[at] == U'《' || text[at] == U'『' || text[at] == U'「';
    if (quotation && !trim(text.substr(0, at)).empty() && text[at - 1] != U'。' &&
        text[at - 1] != U'\n')
        return std::nullopt;
    return bracket;
}

/// 时间到 停止投票 散会: who writes no stops at all, divides by blanks.
void let_blanks_stop(Folded& folded) {
    constexpr Letters stops = U",。!?;:、\n.";
    std::u32string& text = folded.text;
    if (text.find_first_of(stops) != text.npos) return;
    for (std::size_t at = 1; at + 1 < text.size(); ++at) {
        const bool divides = text[at] == U' ' && is_han(text[at - 1]) &&
                             (is_han(text[at + 1]) || is_digit(text[at + 1]));
        if (divides) text[at] = U',';
    }
}

/// 同意换锁芯的请回1,不同意的回2,8点20前: how to answer is told, with a question or a time, and
/// that makes a vote without the word. Who comes to the meeting is asked in the same way.
std::optional<PollOpening> implied_opening(const Folded& folded) {
    constexpr Letters gathering[] = {U"签到",   U"参加",     U"参会",  U"到场", U"出席",
                                     U"报名",   U"到会",     U"报到",  U"收到", U"线下",
                                     U"attend", U"check in", U"coming"};
    const Letters text = folded.text;
    if (find_told_answers(text).size() < 2 || contains_any(text, gathering)) return std::nullopt;
    PollNotice notice = read_poll_notice(folded, {0, text.size()});
    if (!notice.is_convincing() || !(notice.asks || notice.has_deadline)) return std::nullopt;
    notice.opening.is_implied = true;
    return std::move(notice.opening);
}

class MarkerReader {
public:
    explicit MarkerReader(const Folded& folded) : folded_(folded), text_(folded.text) {}

    std::vector<Marker> read() {
        std::vector<Bracket> brackets;
        for (std::size_t at = 0; at < text_.size(); ++at) {
            auto bracket = bracket_at(text_, at);
            if (!bracket) continue;
            at = bracket->whole.to - 1;
            brackets.push_back(*bracket);
        }
        const std::size_t first = brackets.empty() ? text_.size() : brackets[0].whole.from;
        scan({0, first});
        for (std::size_t i = 0; i < brackets.size(); ++i) {
            const std::size_t end =
                i + 1 < brackets.size() ? brackets[i + 1].whole.from : text_.size();
            take(brackets[i], {brackets[i].whole.to, end});
        }
        return std::move(markers_);
    }

private:
    void take(const Bracket& bracket, const Stretch& body) {
        const MarkerHead& head = bracket.head;
        switch (head.kind) {
            case Kind::opening: return open_bracketed(bracket, body);
            case Kind::closing:
            case Kind::cancelling: end_votes(head); break;
            case Kind::meeting_end: markers_.emplace_back(MeetingEnd{}); break;
            case Kind::meeting_start:
                markers_.emplace_back(read_meeting_start(folded_, body));
                return;
            case Kind::item: return start_item(head, bracket, body);
            case Kind::other: return;  // a resolution or a result: its words are no markers
            case Kind::none: break;
        }
        scan(body);
    }

    void open_bracketed(const Bracket& bracket, const Stretch& body) {
        const MarkerHead& head = bracket.head;
        PollNotice notice = read_poll_notice(folded_, body);
        const Stretch head_title{
            bracket.words.from + std::min(head.rest, bracket.words.to - bracket.words.from),
            bracket.words.to};
        std::string title = folded_.cut(head_title.from, head_title.to);
        while (!title.empty() && (title.front() == ':' || title.front() == ' ')) title.erase(0, 1);
        if (title.starts_with("：")) title.erase(0, std::string("：").size());
        if (title.empty() && !head.subject.empty()) title = to_utf8(head.subject);
        const bool numbered_text = head.is_numbered_head && (notice.has_title || !title.empty()) &&
                                   !notice.tells_result && !notice.reminds &&
                                   (notice.has_deadline || notice.asks || looks_like_motion(body));
        const bool titled = !title.empty() && notice.has_deadline && !notice.reminds;
        if (!notice.is_convincing() && !numbered_text && !titled) return;
        if (notice.opening.closes.empty()) {  // 【表决一 19:52截止】
            if (const auto closes =
                    find_deadline(folded_, {bracket.words.from, bracket.words.to, 0})) {
                notice.opening.closes = closes->text;
                title.clear();
            }
        }
        if (notice.opening.buildings.empty()) {
            auto named = heading_scope(head.subject);
            if (named.empty())
                named =
                    heading_scope(text_.substr(head_title.from, head_title.to - head_title.from));
            // 【7号楼表决】: who votes, not what about.
            if (!named.empty()) title.clear();
            notice.opening.buildings = std::move(named);
        }
        if (!title.empty() && !notice.has_title) notice.opening.title = std::move(title);
        notice.opening.ordinal = head.ordinal;
        markers_.emplace_back(std::move(notice.opening));
    }

    /// A motion is more than a word or a time: 【表决一】在北门建充电棚.
    bool looks_like_motion(const Stretch& body) const {
        constexpr std::size_t motion_letters_min = 6;
        constexpr Letters results[] = {U"通过", U"未通过", U"已通过", U"有效", U"结果", U"已",
                                       U"作废", U"继续",   U"passed", U"推迟", U"稍后", U"取消"};
        const Letters words = trim(text_.substr(body.from, body.to - body.from), U":,");
        return words.size() >= motion_letters_min && match_any(words, results) == 0;
    }

    void start_item(const MarkerHead& head, const Bracket& bracket, const Stretch& body) {
        // The title may stand inside the brackets: 【议题一:充电棚】.
        const std::size_t inside =
            bracket.words.from + std::min(head.rest, bracket.words.to - bracket.words.from);
        constexpr Letters edges = U" :,.、-";
        const bool titled = !trim(text_.substr(inside, bracket.words.to - inside), edges).empty();
        ItemStart item = read_item(folded_, body);
        if (titled) item.title = read_item(folded_, {inside, bracket.words.to}).title;
        item.ordinal = head.ordinal;
        markers_.emplace_back(std::move(item));
        scan_for_opening(body);
    }

    /// Plain text: what its clauses open, close and start.
    void scan(const Stretch& stretch) {
        if (stretch.from >= stretch.to) return;
        markers_before_ = markers_.size();
        const Letters text = text_.substr(stretch.from, stretch.to - stretch.from);
        if (bare_ending(text)) {
            markers_.emplace_back(PollClosing{});
            return;
        }
        const auto clauses = endings_whole(text, clauses_of(text));
        for (std::size_t i = 0; i < clauses.size(); ++i) {
            const Letters clause = words_of(text, clauses[i]);
            MarkerHead head = plain_head(clause);
            if (clauses[i].asked && head.kind != Kind::opening) continue;
            if (head.kind == Kind::none && i > 0) head = cancelled_before(text, clauses, i);
            const std::size_t begin = stretch.from + clauses[i].begin;
            switch (head.kind) {
                case Kind::opening:
                    if (open_plain(head, begin, stretch)) return;
                    break;
                case Kind::closing:
                case Kind::cancelling: end_votes(head); break;
                case Kind::meeting_end: markers_.emplace_back(MeetingEnd{}); break;
                case Kind::meeting_start:
                    markers_.emplace_back(read_meeting_start(folded_, stretch));
                    return;
                case Kind::item:
                    if (i == 0 || after_sentence(text, clauses[i].begin))
                        start_plain_item(head, begin, stretch.to);
                    break;
                default: break;
            }
        }
    }

    void scan_for_opening(const Stretch& stretch) {
        if (stretch.from >= stretch.to) return;
        markers_before_ = markers_.size();
        const Letters text = text_.substr(stretch.from, stretch.to - stretch.from);
        for (const ClauseRange& range : clauses_of(text)) {
            const MarkerHead head = plain_head(words_of(text, range));
            if (head.kind == Kind::opening && open_plain(head, stretch.from + range.begin, stretch))
                return;
        }
    }

    static Letters words_of(Letters text, const ClauseRange& range) {
        return text.substr(range.begin, range.end - range.begin);
    }

    /// 表决一、表决二截止 is one statement, though 、 divides clauses.
    static std::vector<ClauseRange> endings_whole(Letters text, std::vector<ClauseRange> clauses) {
        for (std::size_t i = clauses.size(); i-- > 1;) {
            const std::size_t joint = clauses[i - 1].end;
            if (joint >= text.size() || text[joint] != U'、') continue;
            const std::size_t from = clauses[i - 1].begin;
            if (!ending_of(text.substr(from, clauses[i].end - from))) continue;
            clauses[i].begin = from;
            clauses.erase(clauses.begin() + static_cast<std::ptrdiff_t>(i) - 1);
        }
        return clauses;
    }

    void end_votes(const MarkerHead& head) {
        const std::vector<int> one{head.ordinal};
        for (const int ordinal : head.ordinals.empty() ? one : head.ordinals) {
            if (head.kind == Kind::closing) {
                markers_.emplace_back(PollClosing{ordinal, head.is_all});
            } else {
                markers_.emplace_back(PollCancelling{ordinal});
            }
        }
    }

    /// 表决二有误,作废: the verb in a clause of its own.
    static MarkerHead cancelled_before(Letters text, const std::vector<ClauseRange>& clauses,
                                       std::size_t i) {
        const auto ending =
            ending_across(words_of(text, clauses[i - 1]), words_of(text, clauses[i]));
        if (!ending) return {};
        const int ordinal = ending->ordinals.empty() ? 0 : ending->ordinals.front();
        return {.kind = Kind::cancelling, .ordinal = ordinal};
    }

    static bool after_sentence(Letters text, std::size_t at) {
        return at > 0 && Letters(U"。!?;\n").find(text[at - 1]) != Letters::npos;
    }

    bool open_plain(const MarkerHead& head, std::size_t begin, const Stretch& stretch) {
        if (++tries_ > tries_max) return false;
        PollNotice notice = read_poll_notice(folded_, {begin + head.rest, stretch.to});
        bool convincing = notice.is_convincing();
        if (head.needs_answers && !convincing) return false;  // presented, not yet put to the vote
        if (!convincing && !notice.tells_result && !notice.reminds) {
            const bool stated = notice.has_title && (notice.asks || notice.has_deadline);
            convincing = stated && (head.is_numbered_head || notice.asks);
        }
        const bool first_of_stretch = markers_.size() == markers_before_;
        if (!convincing && begin > stretch.from &&
            first_of_stretch) {  // …同意回1,反对回2。请大家投票
            PollNotice before = read_poll_notice(folded_, stretch);
            if (before.is_convincing()) {
                notice = std::move(before);
                convincing = true;
            }
        }
        if (!convincing) return false;
        if (!head.subject.empty()) notice.opening.title = subject_text(head.subject);
        constexpr Letters questions[] = {U"是否", U"吗", U"要不要", U"同意", U"whether", U"“"};
        const bool asked_before =
            contains_any(text_.substr(stretch.from, begin - stretch.from), questions);
        if (notice.opening.title.empty() && asked_before) {
            Letters before =
                trim(text_.substr(stretch.from, begin - stretch.from), U" \n:,.。;!?、");
            const auto sentence = before.find_last_of(U"。!;\n");
            if (sentence != Letters::npos) before.remove_prefix(sentence + 1);
            const auto at = static_cast<std::size_t>(before.data() - text_.data());
            notice.opening.title = folded_.cut(at, at + before.size());
        }
        if (notice.opening.title.empty() && !markers_.empty())
            if (const auto* item = std::get_if<ItemStart>(&markers_.back()))
                notice.opening.title = item->title;
        notice.opening.ordinal = head.ordinal;
        markers_.emplace_back(std::move(notice.opening));
        return true;
    }

    std::string subject_text(Letters subject) const {
        const auto at = static_cast<std::size_t>(subject.data() - text_.data());
        return folded_.cut(at, at + subject.size());
    }

    void start_plain_item(const MarkerHead& head, std::size_t begin, std::size_t to) {
        ItemStart item = read_item(folded_, {begin + head.rest, to});
        if (item.title.empty()) return;
        item.ordinal = head.ordinal;
        markers_.emplace_back(std::move(item));
    }

    const Folded& folded_;
    Letters text_;
    std::vector<Marker> markers_{};
    std::size_t markers_before_{};  ///< how many there were before the stretch being read
    int tries_{};
};

}  // namespace

std::vector<Marker> read_markers(std::string_view text) {
    Folded folded = fold(text);
    if (folded.text.size() > marker_letters_max)
        folded.erase(marker_letters_max, folded.text.size());
    drop_quotation(folded);
    drop_voice_mark(folded);
    let_blanks_stop(folded);
    const std::size_t start = skip_spaces(folded.text, 0);
    if (start < folded.text.size() && folded.text[start] == U'@') return {};
    auto markers = MarkerReader(folded).read();
    const bool only_items = std::ranges::all_of(
        markers, [](const Marker& m) { return std::holds_alternative<ItemStart>(m); });
    if (!only_items) return markers;
    if (!markers.empty()) {  // 议题一、更换门禁。…同意的回1,反对的回2,20:00截止
        if (auto implied = implied_opening(folded)) markers.emplace_back(std::move(*implied));
        return markers;
    }
    if (auto extension = read_extension(folded)) {
        markers.emplace_back(std::move(*extension));
    } else if (auto implied = implied_opening(folded)) {
        markers.emplace_back(std::move(*implied));
    }
    return markers;
}

}  // namespace linyi::language
