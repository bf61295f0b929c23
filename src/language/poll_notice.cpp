#include "language/poll_notice.hpp"

#include "language/deadline.hpp"
#include "language/offered_answers.hpp"
#include "language/poll_scope.hpp"

#include <algorithm>
#include <utility>

namespace linyi::language {
namespace {

constexpr Letters question_words[] = {U"是不是同意", U"是否",     U"同不同意", U"可否",
                                      U"能否",       U"同意吗",   U"要不要",   U"吗",
                                      U"赞不赞成",   U"支不支持", U"do you",   U"shall we",
                                      U"should we",  U"whether",  U"agree?",   U"approve"};
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

constexpr Letters title_edges = U" \n:,.。;!?、-~“”\"()（）】」[]";

std::size_t quotation_end(Letters text) {
    const auto open = text.find_first_of(U"“「《");
    if (open == Letters::npos) return 0;
    const auto close = text.find_first_of(U"”」》", open);
    return close == Letters::npos ? 0 : close;
}

class NoticeReader {
public:
    NoticeReader(const Folded& folded, const Stretch& stretch)
        : folded_(folded),
          base_(stretch.from),
          text_(Letters(folded.text).substr(stretch.from, stretch.to - stretch.from)),
          answers_(read_notice_paper(folded, stretch)) {}

    PollNotice read() {
        title_begin_ = leading_scope(text_);
        instruction_ = first_instruction();
        notice_.has_options = answers_.has_options;
        notice_.has_yes_no = answers_.has_yes_no;
        notice_.opening.paper = std::move(answers_.paper);
        read_deadline();
        notice_.opening.buildings = scope_buildings(text_);
        if (notice_.opening.buildings.empty() && title_begin_ > 0)
            notice_.opening.buildings = heading_scope(text_.substr(0, title_begin_));
        read_title();
        notice_.asks = contains_any(text_, question_words);
        notice_.tells_result = tells_numbers(text_);
        const auto stop = text_.find_first_of(U"。?!;\n");
        notice_.reminds = contains_any(text_.substr(0, stop), reminding);
        return std::move(notice_);
    }

private:
    /// Where it is told how to answer; the end of the text if nowhere.
    std::size_t first_instruction() const {
        const auto found =
            find_any(text_, instructions, std::max(title_begin_, quotation_end(text_)));
        const std::size_t at = found ? found->at : text_.size();
        return std::min(at, answers_.names_at.value_or(at));
    }

    void read_deadline() {
        std::size_t title_end = instruction_;
        for (const auto& answers : {answers_.list_at, answers_.pair_at})
            title_end = std::min(title_end, answers.value_or(title_end));
        const auto question = text_.find_first_of(U"?", quotation_end(text_));
        title_end = std::min(title_end, question);
        const auto deadline = find_deadline(
            folded_, {base_, base_ + text_.size(), base_ + std::min(title_end, text_.size())});
        if (!deadline) return;
        notice_.has_deadline = true;
        notice_.opening.closes = deadline->text;
        deadline_begin_ = deadline->begin - base_;
    }

    void read_title() {
        std::size_t end = std::min(instruction_, text_.size());
        end = std::min(end, answers_.list_at.value_or(end));
        const auto pair = answers_.pair_at;
        if (pair && *pair >= quotation_end(text_)) end = std::min(end, *pair);
        if (deadline_begin_) end = std::min(end, *deadline_begin_);
        if (end <= title_begin_) return;
        const Letters title = trim(text_.substr(title_begin_, end - title_begin_), title_edges);
        // 同意建棚的请回复…: how to answer, not what is asked.
        if (title.empty() || (!answers_.list_at && starts_with_yes(title))) return;
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
    NoticePaper answers_;
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
