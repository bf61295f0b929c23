#include "language/folded.hpp"
#include "language/utf8.hpp"

#include "base/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace linyi::language {
namespace {

// Traditional characters that occur in our word tables, with the simplified ones used there.
constexpr std::pair<Letters, Letters> traditional_to_simplified{
    U"丟並乾佈佔來個們備傳傾僅價億兒內兩別刪則剛動務匯區協參員唄問啓啟單喲嗎嘍"
    U"噠噸嚴圍圓執堅報場塊墜壞夠媽實審寫將對導層崗師幫幾庫廢廳張強後從復徵態慮"
    U"懇應戶揚換擁擇擔據擬數斷於時暈暫書會條棄棟業槓樁樓樣機檢權歡歲氣決沒況準"
    U"溝滅滿為無煙煩熱爲爺牽現環畢異當發盡監眾確碼礙禮種節範簡簽紀納級終組結絕"
    U"給統綁經綫網緊線緣編緩練總織繞繼續羣義聯聲聽腳臺與舉茲萬著處號裏補裡覆見"
    U"規視覺觀觸計討訓記設許訴話該認誒語誤說説誰調談諉請論諸謂講謝證識議護變讓"
    U"讚負責購贊趕車較輛輪輸轉辦這週進過達違遠適遲選還邊鄰針鈎鈴銷鋪錄錯鐘長門"
    U"閉開間關隊隨隱雙難電頂項須預領頭題額願類飯饋馬駕驗體麼點黨龍",
    U"丢并干布占来个们备传倾仅价亿儿内两别删则刚动务汇区协参员呗问启启单哟吗喽"
    U"哒吨严围圆执坚报场块坠坏够妈实审写将对导层岗师帮几库废厅张强后从复征态虑"
    U"恳应户扬换拥择担据拟数断于时晕暂书会条弃栋业杠桩楼样机检权欢岁气决没况准"
    U"沟灭满为无烟烦热为爷牵现环毕异当发尽监众确码碍礼种节范简签纪纳级终组结绝"
    U"给统绑经线网紧线缘编缓练总织绕继续群义联声听脚台与举兹万着处号里补里复见"
    U"规视觉观触计讨训记设许诉话该认诶语误说说谁调谈诿请论诸谓讲谢证识议护变让"
    U"赞负责购赞赶车较辆轮输转办这周进过达违远适迟选还边邻针钩铃销铺录错钟长门"
    U"闭开间关队随隐双难电顶项须预领头题额愿类饭馈马驾验体么点党龙"};

// Signs of one number each, in rows of consecutive code points: first sign, count, first value.
struct MarkRow {
    char32_t first{};
    char32_t count{};
    char32_t value{};
};
constexpr std::array number_rows{
    MarkRow{0x2460, 20, 1},   // ①
    MarkRow{0x2474, 20, 1},   // ⑴
    MarkRow{0x2488, 20, 1},   // ⒈
    MarkRow{0x24EA, 1, 0},    // ⓪
    MarkRow{0x24EB, 10, 11},  // ⓫
    MarkRow{0x24F5, 10, 1},   // ⓵
    MarkRow{0x2776, 10, 1},   // ❶
    MarkRow{0x2780, 10, 1},   // ➀
    MarkRow{0x278A, 10, 1},   // ➊
    MarkRow{0x3220, 10, 1},   // ㈠
    MarkRow{0x3280, 10, 1},   // ㊀
    MarkRow{0x3251, 15, 21},  // ㉑
    MarkRow{0x2160, 12, 1},   // Ⅰ
    MarkRow{0x2170, 12, 1},   // ⅰ
    MarkRow{0x1F51F, 1, 10},  // 🔟
};
constexpr std::array letter_rows{
    MarkRow{0x249C, 26, 0},   // ⒜
    MarkRow{0x24B6, 26, 0},   // Ⓐ
    MarkRow{0x24D0, 26, 0},   // ⓐ
    MarkRow{0x1F110, 26, 0},  // 🄐
    MarkRow{0x1F130, 26, 0},  // 🄰
    MarkRow{0x1F150, 26, 0},  // 🅐
    MarkRow{0x1F170, 26, 0},  // 🅰
};

// 👍 👌 👎 ✅ ✔ ☑ ❌ ✖ 🙆 🙅 🙋 🆗 ⭕ 👏 💯
constexpr Letters answer_signs =
    U"\U0001F44D\U0001F44C\U0001F44E\u2705\u2714\u2611\u274C\u2716"
    U"\U0001F646\U0001F645\U0001F64B\U0001F197\u2B55\U0001F44F"
    U"\U0001F4AF";

constexpr char32_t keycap = 0x20E3;
constexpr char32_t replacement = 0xFFFD;
constexpr std::size_t sticker_letters_max = 16;

// How voice messages announce themselves; with any bracket around, or a colon behind.
constexpr Letters voice_words[] = {U"语音转文字", U"语音转换文字",  U"语音识别",
                                   U"语音消息",   U"语音",          U"转文字",
                                   U"voice",      U"voice to text", U"voice message"};

std::optional<char32_t> mark_of(char32_t c) {
    const auto in_row = [c](const MarkRow& row) {
        return c >= row.first && c < row.first + row.count;
    };
    if (const auto row = std::ranges::find_if(number_rows, in_row); row != number_rows.end())
        return digit_mark + row->value + (c - row->first);
    if (const auto row = std::ranges::find_if(letter_rows, in_row); row != letter_rows.end())
        return letter_mark + (c - row->first);
    return std::nullopt;
}

bool is_dash(char32_t c) {
    return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2500 || c == 0xFF0D ||
           c == 0xFE63 || c == 0xFE58 || c == 0x2043;
}

bool is_picture(char32_t c) {
    const auto point = static_cast<UChar32>(c);
    return u_hasBinaryProperty(point, UCHAR_EXTENDED_PICTOGRAPHIC) != 0 ||
           u_hasBinaryProperty(point, UCHAR_REGIONAL_INDICATOR) != 0 ||
           u_hasBinaryProperty(point, UCHAR_EMOJI_MODIFIER) != 0;
}

bool is_invisible(char32_t c) {
    const auto point = static_cast<UChar32>(c);
    return u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

class Folding {
public:
    explicit Folding(std::string_view text) {
        out_.original = text;
        out_.text.reserve(text.size() / 2);
    }

    void add(char32_t c, std::uint32_t begin, std::uint32_t end) {
        begin_ = begin;
        end_ = end;
        if (c < 0x80) return add_ascii(c);
        if (c == keycap) return turn_into_mark();
        if (c >= 0x4E00 && c <= 0x9FFF) return add_ideograph(c);
        if (c >= 0xE000 && c <= 0xF8FF) return put(replacement);  // private use is ours
        if (const auto mark = mark_of(c)) return put(*mark);
        if (c == 0x203C || c == 0x2049) return put(c == 0x203C ? U'!' : U'?');  // ‼ ⁉
        if (c == 0x2605 || c == 0x2606) return put(U'*');  // ★表决★ brackets
        if (is_invisible(c) || is_picture(c)) return;
        if (is_dash(c)) return put(U'-');
        if (c == 0x2028 || c == 0x2029 || c == 0x85) return put(U'\n');
        if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) return put(U' ');
        if (c == 0x2236) return put(U':');                 // ∶ ratio
        if (c == 0x301C || c == 0xFF5E) return put(U'~');  // 〜 ～
        add_by_icu(c);
    }

    Folded finish() && { return std::move(out_); }

private:
    void put(char32_t c) {
        out_.text.push_back(c);
        out_.begins.push_back(begin_);
        out_.ends.push_back(end_);
    }

    void add_ascii(char32_t c) {
        if (c >= U'A' && c <= U'Z') return put(c - U'A' + U'a');
        if (c == U'\n' || c == U'\r') return put(U'\n');
        put(c < 0x20 || c == 0x7F ? U' ' : c);
    }

    void turn_into_mark() {
        if (out_.text.empty() || !is_digit(out_.text.back())) return;
        out_.text.back() = digit_mark + (out_.text.back() - U'0');
        out_.ends.back() = end_;
    }

    void add_ideograph(char32_t c) {
        const auto at = traditional_to_simplified.first.find(c);
        put(at == Letters::npos ? c : traditional_to_simplified.second[at]);
    }

    void add_by_icu(char32_t c) {
        UErrorCode status = U_ZERO_ERROR;
        const icu::Normalizer2* form = icu::Normalizer2::getNFKCCasefoldInstance(status);
        if (U_FAILURE(status)) return put(c);
        const icu::UnicodeString folded =
            form->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status);
        if (U_FAILURE(status)) return put(c);
        for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1))
            put(static_cast<char32_t>(folded.char32At(i)));
    }

    Folded out_{};
    std::uint32_t begin_{};
    std::uint32_t end_{};
};

/// End of a voice prefix at the start of `text`; 0 if there is none.
std::size_t voice_prefix(Letters text) {
    constexpr Letters opening = U"[(【「〔";
    constexpr Letters closing = U"])】」〕";
    const std::size_t start = skip_spaces(text, 0);
    if (start == text.size()) return 0;
    const auto bracket = opening.find(text[start]);
    const std::size_t word = bracket == opening.npos ? start : start + 1;
    const std::size_t length = match_any(text.substr(word), voice_words);
    const std::size_t after = word + length;
    if (length == 0 || after >= text.size()) return 0;
    if (bracket == opening.npos) return text[after] == U':' ? after + 1 : 0;
    return text[after] == closing[bracket] ? after + 1 : 0;
}

}  // namespace

static_assert(traditional_to_simplified.first.size() == traditional_to_simplified.second.size());

std::string Folded::cut(std::size_t from, std::size_t to) const {
    to = std::min(to, text.size());
    if (from >= to) return {};
    return std::string(linyi::trim(original.substr(begins[from], ends[to - 1] - begins[from])));
}

void Folded::erase(std::size_t from, std::size_t to) {
    const auto cut_out = [from, to](auto& sequence) {
        sequence.erase(sequence.begin() + static_cast<std::ptrdiff_t>(from),
                       sequence.begin() + static_cast<std::ptrdiff_t>(to));
    };
    cut_out(text);
    cut_out(begins);
    cut_out(ends);
}

Folded fold(std::string_view text) {
    // Messages are at most 256 KiB (http/gate); 32 bits of offset are plenty.
    text = text.substr(0, std::numeric_limits<std::uint32_t>::max());
    Folding folding(text);
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = static_cast<std::uint32_t>(at);
        const char32_t c = decode_utf8(text, at);
        folding.add(c, begin, static_cast<std::uint32_t>(at));
    }
    return std::move(folding).finish();
}

void drop_stickers(Folded& folded) {
    struct Open {
        std::size_t at{};       // position of '[' among what is kept
        std::size_t letters{};  // letters, not blanks, kept before it
    };
    std::vector<Open> open;
    std::size_t kept = 0;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < folded.text.size(); ++at) {
        const char32_t c = folded.text[at];
        folded.text[kept] = c;
        folded.begins[kept] = folded.begins[at];
        folded.ends[kept] = folded.ends[at];
        if (c == U'[') open.push_back({kept, letters});
        ++kept;
        if (!is_space(c)) ++letters;
        if (c != U']' || open.empty()) continue;
        if (letters - open.back().letters <= sticker_letters_max + 2) {
            kept = open.back().at;
            letters = open.back().letters;
        }
        open.pop_back();
    }
    folded.erase(kept, folded.text.size());
    drop_voice_mark(folded);
}

void drop_voice_mark(Folded& folded) {
    std::size_t prefix = 0;
    while (const auto length = voice_prefix(Letters(folded.text).substr(prefix))) prefix += length;
    folded.erase(0, prefix);
}

void drop_quotation(Folded& folded) {
    const std::size_t start = skip_spaces(folded.text, 0);
    if (start < folded.text.size() && folded.text[start] == U'「') {
        const auto close = folded.text.find(U"」\n", start);
        const auto ruler = close == folded.text.npos ? close : folded.text.find(U'-', close);
        if (ruler == folded.text.npos) return;
        const Letters between = Letters(folded.text).substr(close + 1, ruler - close - 1);
        if (!trim(between).empty()) return;
        std::size_t after = ruler;
        while (after < folded.text.size() &&
               (folded.text[after] == U'-' || folded.text[after] == U' '))
            ++after;
        return folded.erase(0, after);
    }
    std::size_t at = start;
    while (at < folded.text.size() && folded.text[at] == U'>') {
        const auto line_end = folded.text.find(U'\n', at);
        at = line_end == folded.text.npos ? folded.text.size() : skip_spaces(folded.text, line_end);
    }
    if (at > start) folded.erase(0, at);
}

bool holds_answer_sign(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (answer_signs.find(decode_utf8(text, at)) != answer_signs.npos) return true;
    return false;
}

}  // namespace linyi::language
