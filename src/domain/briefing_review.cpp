#include "domain/briefing_words.hpp"

#include <algorithm>
#include <array>

namespace linyi::briefing {
namespace {

using Kind = BriefingWarning::Kind;

// Words that take sides or blow up. Whole words a resident might use neutrally (垃圾, 严重) are not
// in the lists: a warning that is mostly wrong is not read.
constexpr std::array<std::string_view, 28> emotive_words{
    "无耻",   "无良",     "黑心",     "骗子",     "混蛋",         "滚蛋",     "不要脸",
    "可恶",   "可恨",     "气愤",     "愤怒",     "忍无可忍",     "令人发指", "丧尽天良",
    "太过分", "坑人",     "胡说八道", "强烈谴责", "严重不负责任", "恶意",     "伟大",
    "辉煌",   "圆满成功", "一致好评", "空前",     "无比",         "欢欣鼓舞", "史无前例"};
constexpr std::array<std::string_view, 18> emotive_words_en{
    "disgusting", "outrageous", "shameful", "shameless", "liar",     "liars",
    "idiot",      "idiots",     "stupid",   "greedy",    "crooks",   "scandalous",
    "amazing",    "fantastic",  "glorious", "appalling", "terrible", "disgrace"};

// Source: domain.md §1.5 E9.
constexpr std::array<std::string_view, 14> vague_words{
    "尽快", "近期", "适时", "抓紧", "尽早",     "早日",     "择机",
    "尽量", "有空", "不久", "择日", "适当时候", "过段时间", "方便时"};
constexpr std::array<std::string_view, 9> vague_words_en{
    "as soon as possible", "asap",          "soon",          "shortly",        "in due course",
    "when possible",       "in the future", "at some point", "when convenient"};

constexpr std::array<std::string_view, 9> nobody_words{
    "相关部门", "有关部门", "相关人员", "有关人员", "相关单位", "有关单位", "大家", "各方", "专人"};
constexpr std::array<std::string_view, 6> nobody_words_en{
    "everybody", "everyone", "somebody", "someone", "all parties", "relevant parties"};

constexpr std::size_t sentence_code_points_max = 120;
constexpr std::size_t sentence_words_max = 45;
constexpr std::size_t excerpt_code_points = 24;

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// `word` in `text`; an English word only between word borders.
bool holds(std::string_view text, std::string_view word) {
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        const bool starts = !is_letter(word.front()) || at == 0 || !is_letter(text[at - 1]);
        const bool ends = !is_letter(word.back()) || end == text.size() || !is_letter(text[end]);
        if (starts && ends) return true;
    }
    return false;
}

template <std::size_t N>
void search(const std::array<std::string_view, N>& words, Kind kind, const std::string& where,
            std::string_view text, std::vector<BriefingWarning>& warnings) {
    const auto folded = lower(text);
    for (const auto word : words) {
        if (!holds(folded, word)) continue;
        const BriefingWarning found{kind, where, std::string(word)};
        if (std::find(warnings.begin(), warnings.end(), found) == warnings.end())
            warnings.push_back(found);
    }
}

void search_vague(const std::string& where, std::string_view text,
                  std::vector<BriefingWarning>& warnings) {
    search(vague_words, Kind::vague_deadline, where, text, warnings);
    search(vague_words_en, Kind::vague_deadline, where, text, warnings);
}

std::size_t word_count(std::string_view text) {
    std::size_t count = 0;
    bool inside = false;
    for (const char c : text) {
        count += is_letter(c) && !inside ? 1U : 0U;
        inside = is_letter(c) || (inside && c != ' ');
    }
    return count;
}

void check_sentences(const std::string& where, const std::string& text,
                     std::vector<BriefingWarning>& warnings) {
    auto marked = text;
    for (const std::string_view end : {"。", "！", "？", "；", "! ", "? ", ". ", "; "})
        marked = replace_all(marked, end, "\n");
    for (const auto& sentence : split(marked, '\n')) {
        const bool is_long =
            code_points(sentence) > sentence_code_points_max &&
            (static_cast<unsigned char>(sentence.front()) >= 0x80 || word_count(sentence) == 0 ||
             word_count(sentence) > sentence_words_max);
        if (is_long)
            warnings.push_back(
                {Kind::long_sentence, where, shortened(sentence, excerpt_code_points)});
    }
}

void check_prose(const BriefingDocument& document, std::vector<BriefingWarning>& warnings) {
    for (const auto& section : document.sections) {
        for (const auto& block : section.blocks) {
            std::vector<std::string> texts{block.text};
            texts.insert(texts.end(), block.items.begin(), block.items.end());
            for (const auto& row : block.rows) texts.insert(texts.end(), row.begin(), row.end());
            for (const auto& text : texts) {
                search(emotive_words, Kind::emotive_word, section.heading, text, warnings);
                search(emotive_words_en, Kind::emotive_word, section.heading, text, warnings);
            }
            check_sentences(section.heading, block.text, warnings);
        }
    }
}

bool is_nobody(const BriefingDuty& duty) {
    if (duty.person.is_on_duty() || !duty.person.name.empty()) return false;
    const auto said = lower(trim(duty.words));
    return said.empty() ||
           std::find(nobody_words.begin(), nobody_words.end(), said) != nobody_words.end() ||
           std::find(nobody_words_en.begin(), nobody_words_en.end(), said) != nobody_words_en.end();
}

void check_resolution(const BriefingResolution& resolution,
                      std::vector<BriefingWarning>& warnings) {
    const auto where = shortened(resolution.title, excerpt_code_points);
    if (resolution.measures.empty()) warnings.push_back({Kind::no_measures, where, {}});
    if (resolution.supervision.empty()) warnings.push_back({Kind::no_supervision, where, {}});
    for (const auto& measure : resolution.measures) {
        const auto step = shortened(measure.text, excerpt_code_points);
        if (is_nobody(measure.responsible))
            warnings.push_back({Kind::unnamed_responsible, where, step});
        if (!measure.due && measure.due_words.empty())
            warnings.push_back({Kind::no_deadline, where, step});
        search_vague(where, measure.text, warnings);
        search_vague(where, measure.due_words, warnings);
    }
}

void check_meeting(const BriefingInput& input, std::vector<BriefingWarning>& warnings) {
    if (!input.meeting) return;
    const Words words{input.language};
    const auto missing = [&](bool is_missing, const Text& field) {
        if (is_missing) warnings.push_back({Kind::missing_field, words.text(field), {}});
    };
    const auto& meeting = *input.meeting;
    missing(meeting.name.empty(), {"会议名称", "name of the meeting"});
    missing(!meeting.end, {"结束时间", "end of the meeting"});
    missing(meeting.places.empty(), {"会议地点", "place"});
    missing(meeting.parties.empty() && meeting.households == 0, {"参会人员", "who was present"});
    missing(meeting.host.name.empty(), {"主持人", "chair"});
    missing(meeting.recorder.name.empty(), {"记录人", "who took the minutes"});
}

std::int64_t total(const std::vector<BriefingAmount>& amounts) {
    std::int64_t sum = 0;
    for (const auto& amount : amounts) sum += amount.fen;
    return sum;
}

}  // namespace

std::vector<BriefingWarning> review(const BriefingInput& input, const BriefingDocument& document) {
    std::vector<BriefingWarning> warnings;
    check_meeting(input, warnings);
    for (const auto& resolution : input.resolutions) check_resolution(resolution, warnings);
    for (const auto& task : input.tasks) {
        if (is_nobody(task.responsible)) {
            warnings.push_back(
                {Kind::unnamed_responsible, shortened(task.title, excerpt_code_points), {}});
        }
        search_vague(shortened(task.title, excerpt_code_points), task.title, warnings);
    }
    for (const auto& step : input.next_steps)
        search_vague(shortened(step, excerpt_code_points), step, warnings);
    for (const auto& figures : input.disclosures) {
        if (total(figures.income) - total(figures.expense) != figures.balance_fen)
            warnings.push_back({Kind::wrong_sum, figures.period, {}});
    }
    check_prose(document, warnings);
    return warnings;
}

}  // namespace linyi::briefing

namespace linyi {

std::string say(const BriefingWarning& warning, Language language) {
    using Kind = BriefingWarning::Kind;
    const auto words = [&warning]() -> Text {
        switch (warning.kind) {
            case Kind::emotive_word:
                return {"“{what}”带有情绪，请改成客观的说法（{where}）。",
                        "\"{what}\" takes sides; please say it neutrally ({where})."};
            case Kind::vague_deadline:
                return {"“{what}”不是期限，请写明日期（{where}）。",
                        "\"{what}\" is no deadline; please give a date ({where})."};
            case Kind::no_deadline:
                return {"没有完成时限：{where} {what}", "No due date: {where} {what}"};
            case Kind::unnamed_responsible:
                return {"没有写明责任人：{where} {what}",
                        "Nobody is named as responsible: {where} {what}"};
            case Kind::no_supervision: return {"没有监督方式：{where}", "No supervision: {where}"};
            case Kind::no_measures: return {"没有具体措施：{where}", "No measures: {where}"};
            case Kind::long_sentence:
                return {"句子太长，请分成几句：{what}",
                        "This sentence is too long, please split it: {what}"};
            case Kind::missing_field: return {"缺少{where}。", "Missing: {where}."};
            case Kind::wrong_sum:
                return {"收支与结余对不上：{where}",
                        "Income, expenses and balance do not agree: {where}"};
            case Kind::masked:
                return {
                    "已自动遮挡{what}处姓名、电话、房号等，请核对。",
                    "{what} places with names, phones or room numbers were masked; please check."};
        }
        return {};
    }();
    return std::string(
        trim(say(language, words, {{"where", warning.where}, {"what", warning.excerpt}})));
}

}  // namespace linyi
