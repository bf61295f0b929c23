#include "language/poll_notice.hpp"

#include "language/choice_words.hpp"
#include "language/deadline.hpp"
#include "language/numeral.hpp"
#include "language/option_list.hpp"
#include "language/poll_scope.hpp"

#include <algorithm>
#include <utility>

namespace linyi::language {
namespace {

constexpr Letters question_words[] = {U"是不是同意", U"是否",     U"同不同意", U"可否",
                                      U"能否",       U"同意吗",   U"要不要",   U"吗",
                                      U"赞不赞成",   U"支不支持", U"do you",   U"shall we",
                                      U"should we",  U"whether",  U"agree?",   U"approve"};
// Between 同意 and 反对 when both are offered as answers.
constexpr Letters between_answers = U" /、,|;“”\"'()或者还是和&·-or";
constexpr std::size_t between_answers_max = 8;
constexpr Letters yes_offers[] = {U"同意", U"赞成",  U"赞同", U"支持",
                                  U"yes",  U"agree", U"for",  U"approve"};
constexpr Letters no_offers[] = {U"反对", U"不同意",   U"不赞成",  U"不赞同", U"不支持",
                                 U"no",   U"disagree", U"against", U"oppose"};
constexpr Letters abstain_offers[] = {U"弃权", U"abstain", U"abstention"};
// 不投视为弃权: not an option that anybody is offered.
constexpr Letters counted_as[] = {U"视为", U"视作", U"算",        U"按",         U"作为", U"计为",
                                  U"当作", U"等同", U"counts as", U"counted as", U"作"};

// Instructions; the question ends before them.
constexpr Letters instructions[] = {
    U"回复",       U"请回",           U"请选",         U"请投",     U"请大家",
    U"请各位",     U"请业主",         U"请邻居",       U"业主回复", U"业主请",
    U"每户",       U"一户一票",       U"每家",         U"扣1",      U"打1",
    U"扣:",        U"仅限",           U"只限",         U"限时",     U"投票时间",
    U"表决时间",   U"截止",           U"选项:",        U"可选:",    U"选项如下",
    U"请直接",     U"同意的",         U"赞成的",       U"大家回",   U"单选",
    U"多选",       U"可多选",         U"同意请",       U"赞成请",   U"现在表决",
    U"现在投票",   U"请表决",         U"请投票",       U"开始表决", U"开始投票",
    U"进行表决",   U"大家投票",       U"大家表决",     U"以房号",   U"reply",
    U"please",     U"options:",       U"vote by",      U"closes",   U"one vote",
    U"answer",     U"each household", U"voting",       U"until",    U"choose",
    U"大家来表决", U"大家来投票",     U"直接回复",     U"举手表决", U"请各户",
    U"vote now",   U"all in favour",  U"all in favor", U"不同意的"};

constexpr Letters reminding[] = {U"还有",     U"还剩", U"没投",       U"未投",   U"尚未",
                                 U"抓紧",     U"提醒", U"倒计时提醒", U"别忘",   U"延长",
                                 U"延期",     U"最后", U"没回",       U"没表态", U"not voted",
                                 U"reminder", U"left", U"last call",  U"haven't"};

constexpr Letters multiple[] = {
    U"可多选",          U"多选",       U"可以多选",   U"允许多选",   U"不限项",
    U"multiple choice", U"select all", U"choose any", U"as many as", U"multiple answers"};
// Followed by how many: 最多选2项.
constexpr Letters at_most[] = {
    U"最多选",       U"最多可选",   U"最多投", U"限选",   U"任选",         U"可选",     U"至多选",
    U"不超过",       U"选择不超过", U"最多",   U"每户选", U"每户可选",     U"每人限选", U"至多",
    U"choose up to", U"up to",      U"pick",   U"choose", U"select up to", U"at most"};
// After these the number alone says it: choose up to 2: A) … B) …
constexpr Letters surely_at_most[] = {U"最多选",       U"最多可选", U"至多选",
                                      U"限选",         U"任选",     U"up to",
                                      U"choose up to", U"at most",  U"select up to"};
constexpr Letters of_options[] = {U"项", U"个",      U"种",     U"个选项",  U"个方案", U"款",
                                  U"处", U"options", U"option", U"choices", U"of",     U"答案"};
constexpr Letters single[] = {U"单选",     U"二选一", U"三选一",       U"四选一",
                              U"任选其一", U"选其一", U"只能选一",     U"选一个",
                              U"限选一",   U"任选一", U"single choice"};

constexpr Letters title_edges = U" \n:,.。;!?、-~“”\"()（）】」[]";

std::size_t quotation_end(Letters text) {
    const auto open = text.find_first_of(U"“「《");
    if (open == Letters::npos) return 0;
    const auto close = text.find_first_of(U"”」》", open);
    return close == Letters::npos ? 0 : close;
}

/// "同意/反对": both offered next to each other.
std::optional<Found> offered_pair(Letters text) {
    for (std::size_t from = 0;;) {
        const auto first = find_any(text, yes_offers, from);
        const auto other = find_any(text, no_offers, from);
        if (!first && !other) return std::nullopt;
        const bool yes_leads = first && (!other || first->at < other->at);
        const Found lead = yes_leads ? *first : *other;
        std::size_t at = lead.end();
        const std::size_t limit = std::min(text.size(), at + between_answers_max);
        while (at < limit && between_answers.find(text[at]) != Letters::npos) ++at;
        const Words wanted = yes_leads ? Words(no_offers) : Words(yes_offers);
        const std::size_t second = match_any(text.substr(at), wanted);
        if (second != 0 && at > lead.end()) return Found{lead.at, at + second - lead.at};
        from = lead.end();
    }
}

/// The answer that "回同意", "reply yes" at `at` tells people to send, of `offers`; 0 if none.
std::size_t told_answer(Letters text, std::size_t at, Words offers) {
    constexpr Letters sending[] = {U"回复",  U"回",  U"打",   U"扣",   U"发",    U"写",     U"填",
                                   U"reply", U"say", U"type", U"send", U"write", U"answer", U"put"};
    const std::size_t verb = match_any(text.substr(at), sending);
    if (verb == 0) return 0;
    std::size_t answer = at + verb;
    while (answer < text.size() && between_answers.find(text[answer]) != Letters::npos) ++answer;
    const std::size_t word = match_any(text.substr(answer), offers);
    return word == 0 ? 0 : answer + word - at;
}

/// 同意的回同意,不同意的回不同意; all in favour reply yes, against reply no.
std::optional<Found> told_pair(Letters text) {
    constexpr std::size_t reach = 40;  // from one answer to the other
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::size_t yes = told_answer(text, at, yes_offers);
        const std::size_t no = told_answer(text, at, no_offers);
        if (yes == 0 && no == 0) continue;
        const Words other = no > yes ? Words(yes_offers) : Words(no_offers);
        const std::size_t first = at + std::max(yes, no);
        const std::size_t limit = std::min(text.size(), first + reach);
        for (std::size_t next = first; next < limit; ++next)
            if (const std::size_t told = told_answer(text, next, other))
                return Found{at, next + told - at};
    }
    return std::nullopt;
}

/// 同意14户 / 14户同意: a result, not an offer.
bool tells_numbers(Letters text) {
    constexpr Letters heads[] = {U"户", U"票", U"人", U"家", U"位", U"votes", U"households"};
    for (std::size_t from = 0;;) {
        auto word = find_any(text, yes_offers, from);
        if (!word) return false;
        std::size_t at = word->end();
        while (at < text.size() && Letters(U" :的").find(text[at]) != Letters::npos) ++at;
        const auto count = numeral_at(text.substr(at));
        if (count && !count->is_mark && match_any(text.substr(at + count->length), heads) != 0)
            return true;
        from = word->end();
    }
}

OptionWords::Role role_of(Letters label) {
    // 都不去(弃权)
    constexpr Letters noted[] = {U"(弃权)", U"(abstain)"};
    if (match_end(label, noted) != 0) return OptionWords::Role::abstain;
    const auto word = choice_word_at(label);
    if (!word) return OptionWords::Role::plain;
    const bool whole = word->length == label.size();
    switch (word->say) {
        case Say::yes: return OptionWords::Role::yes;
        case Say::no: return OptionWords::Role::no;
        case Say::abstain: return OptionWords::Role::abstain;
        case Say::weak_unclear:
            if (!whole) return OptionWords::Role::plain;
            if (word->meant == Say::yes) return OptionWords::Role::yes;
            return word->meant == Say::no ? OptionWords::Role::no : OptionWords::Role::plain;
        default: return OptionWords::Role::plain;
    }
}

std::string yes_no_key(OptionWords::Role role) {
    if (role == OptionWords::Role::yes) return "同意";
    return role == OptionWords::Role::no ? "反对" : "弃权";
}

BallotPaper plain_yes_no() {
    BallotPaper paper{.yes_no = true};
    for (const auto role :
         {OptionWords::Role::yes, OptionWords::Role::no, OptionWords::Role::abstain})
        paper.options.push_back({yes_no_key(role), yes_no_key(role), role});
    return paper;
}

class NoticeReader {
public:
    NoticeReader(const Folded& folded, const Stretch& stretch)
        : folded_(folded),
          base_(stretch.from),
          text_(Letters(folded.text).substr(stretch.from, stretch.to - stretch.from)) {}

    PollNotice read() {
        title_begin_ = leading_scope(text_);
        list_ = find_options(text_);
        pair_ = offered_pair(text_);
        if (!pair_) pair_ = told_pair(text_);
        instruction_ = first_instruction();
        read_paper();
        read_deadline();
        notice_.opening.buildings = scope_buildings(text_);
        notice_.opening.paper.choices_max = choices_max();
        read_title();
        notice_.asks = contains_any(text_, question_words);
        notice_.tells_result = tells_numbers(text_);
        const auto stop = text_.find_first_of(U"。?!;\n");
        notice_.reminds = contains_any(text_.substr(0, stop), reminding);
        return std::move(notice_);
    }

private:
    std::size_t first_instruction() const {
        const auto found =
            find_any(text_, instructions, std::max(title_begin_, quotation_end(text_)));
        return found ? found->at : text_.size();
    }

    void read_paper() {
        BallotPaper& paper = notice_.opening.paper;
        if (list_) {
            BallotPaper listed = listed_paper();
            const bool pair_apart = pair_ && !(listed.yes_no);
            if (!pair_apart) {
                notice_.has_options = true;
                paper = std::move(listed);
                return;
            }
            list_.reset();  // an enumeration inside the question; 同意/反对 is how to answer
        }
        if (!pair_ && read_unnumbered()) return;
        paper = plain_yes_no();
        notice_.has_yes_no = pair_.has_value();
    }

    BallotPaper listed_paper() const {
        BallotPaper paper{.numbered = true};
        int yes = 0;
        int no = 0;
        int plain = 0;
        for (const Listed& entry : list_->entries) {
            const Letters label =
                text_.substr(entry.label_begin, entry.label_end - entry.label_begin);
            const auto role = role_of(label);
            yes += role == OptionWords::Role::yes ? 1 : 0;
            no += role == OptionWords::Role::no ? 1 : 0;
            plain += role == OptionWords::Role::plain ? 1 : 0;
            paper.options.push_back(
                {key_of(entry), folded_.cut(base_ + entry.label_begin, base_ + entry.label_end),
                 role});
        }
        paper.yes_no = yes == 1 && no == 1 && plain == 0;
        const bool has_abstain = std::ranges::any_of(paper.options, [](const OptionWords& o) {
            return o.role == OptionWords::Role::abstain;
        });
        if (paper.yes_no) {
            for (OptionWords& option : paper.options) option.key = yes_no_key(option.role);
        } else {
            // 同意更换 among plain options is a label, not the answer 同意.
            for (OptionWords& option : paper.options)
                if (option.role != OptionWords::Role::abstain)
                    option.role = OptionWords::Role::plain;
        }
        if (!has_abstain && (paper.yes_no || offers_abstention()))
            paper.options.push_back({"弃权", "弃权", OptionWords::Role::abstain});
        return paper;
    }

    std::string key_of(const Listed& entry) const {
        if (list_->lettered) return {static_cast<char>('A' + entry.value - 1)};
        if (list_->stems) return to_utf8(std::u32string{stem_of(entry.value)});
        return std::to_string(entry.value);
    }

    bool offers_abstention() const {
        for (std::size_t from = 0;;) {
            const auto found = find_any(text_, abstain_offers, from);
            if (!found) return false;
            const bool counted = match_end(trim_end(text_.substr(0, found->at)), counted_as) != 0;
            const Letters behind = text_.substr(found->end());
            const bool noun = match_any(behind, counted_as) != 0 || behind.starts_with(U"的视");
            if (!counted && !noun) return true;
            from = found->end();
        }
    }

    /// 选项:红色、蓝色、绿色 without numbers: words decide, in the notice's order.
    bool read_unnumbered() {
        constexpr Letters leads[] = {U"选项:",   U"可选:",     U"选项为",   U"选项为:",
                                     U"选项是:", U"选项如下:", U"options:", U"choices:"};
        const auto lead = find_any(text_, leads);
        if (!lead) return false;
        std::size_t at = skip_spaces(text_, lead->end());
        const std::size_t end = std::min(text_.find_first_of(U"。;!?\n", at), text_.size());
        BallotPaper paper;
        while (at < end) {
            const std::size_t stop = std::min(text_.find_first_of(U"、/|,", at), end);
            const Letters label = trim(text_.substr(at, stop - at), title_edges);
            const bool instruct = contains_any(label, instructions);
            if (!label.empty() && !instruct) {
                const auto offset = static_cast<std::size_t>(label.data() - text_.data());
                const auto role = role_of(label) == OptionWords::Role::abstain
                                      ? OptionWords::Role::abstain
                                      : OptionWords::Role::plain;
                const std::string words =
                    folded_.cut(base_ + offset, base_ + offset + label.size());
                const bool abstain = role == OptionWords::Role::abstain;
                const std::string number = std::to_string(paper.options.size() + 1);
                paper.options.push_back({abstain ? "弃权" : number, words, role});
            }
            at = stop + 1;
        }
        if (paper.options.size() < 2) return false;
        instruction_ = std::min(instruction_, lead->at);
        notice_.has_options = true;
        notice_.opening.paper = std::move(paper);
        return true;
    }

    void read_deadline() {
        std::size_t title_end = instruction_;
        if (list_) title_end = std::min(title_end, list_->begin());
        if (pair_) title_end = std::min(title_end, pair_->at);
        const auto question = text_.find_first_of(U"?", quotation_end(text_));
        title_end = std::min(title_end, question);
        const auto deadline = find_deadline(
            folded_, {base_, base_ + text_.size(), base_ + std::min(title_end, text_.size())});
        if (!deadline) return;
        notice_.has_deadline = true;
        notice_.opening.closes = deadline->text;
        deadline_begin_ = deadline->begin - base_;
    }

    int choices_max() const {
        const int options = static_cast<int>(std::ranges::count_if(
            notice_.opening.paper.options,
            [](const OptionWords& o) { return o.role != OptionWords::Role::abstain; }));
        if (notice_.opening.paper.yes_no || contains_any(text_, single)) return 1;
        for (std::size_t from = 0;;) {
            const auto limit = find_any(text_, at_most, from);
            if (!limit) break;
            const std::size_t at = skip_spaces(text_, limit->end());
            const auto count = numeral_at(text_.substr(at));
            if (count && !count->is_mark) {
                const std::size_t unit = skip_spaces(text_, at + count->length);
                const bool stops = unit < text_.size() &&
                                   Letters(U":)").find(text_[unit]) != Letters::npos &&
                                   match_any(text_.substr(limit->at), surely_at_most) != 0;
                const bool counted = match_any(text_.substr(unit), of_options) != 0;
                if (count->value >= 1 && (counted || stops))
                    return std::min(count->value, std::max(options, 1));
            }
            from = limit->end();
        }
        return contains_any(text_, multiple) ? std::max(options, 1) : 1;
    }

    void read_title() {
        std::size_t end = std::min(instruction_, text_.size());
        if (list_) end = std::min(end, list_->begin());
        for (const Listed& entry : list_ ? list_->entries : std::vector<Listed>{})
            end = std::min(end, entry.label_begin);
        if (pair_ && pair_->at >= quotation_end(text_)) end = std::min(end, pair_->at);
        if (deadline_begin_) end = std::min(end, *deadline_begin_);
        if (end <= title_begin_) return;
        const Letters title = trim(text_.substr(title_begin_, end - title_begin_), title_edges);
        // 同意建棚的请回复…: how to answer, not what is asked.
        if (title.empty() || (list_ == std::nullopt && match_any(title, yes_offers) != 0)) return;
        notice_.has_title = true;
        std::size_t begin = static_cast<std::size_t>(title.data() - text_.data());
        std::size_t stop = begin + title.size();
        if (begin > 0 && text_[begin - 1] == U'“') --begin;
        // A bracket or quotation mark that lost its partner to the trimming is brought back.
        const Letters whole = text_.substr(begin, stop - begin);
        const bool open = whole.find_first_of(U"“「《(") != Letters::npos;
        if (open && stop < text_.size() && Letters(U"”」》)").find(text_[stop]) != Letters::npos)
            ++stop;
        notice_.opening.title = folded_.cut(base_ + begin, base_ + stop);
    }

    const Folded& folded_;
    std::size_t base_;
    Letters text_;
    std::optional<OptionList> list_{};
    std::optional<Found> pair_{};
    std::size_t instruction_{};
    std::size_t title_begin_{};
    std::optional<std::size_t> deadline_begin_{};
    PollNotice notice_{};
};

}  // namespace

PollNotice read_poll_notice(const Folded& folded, const Stretch& stretch) {
    return NoticeReader(folded, stretch).read();
}

}  // namespace linyi::language
