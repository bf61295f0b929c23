#include "domain/mask.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace linyi {
namespace {

constexpr std::string_view provinces =
    "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
constexpr std::array<std::string_view, 5> plate_endings{"学", "警", "港", "澳", "挂"};
constexpr std::array<std::string_view, 6> room_openers{"单元", "号楼", "栋", "幢", "座", "梯"};
// "3号楼120户", "10-120元": a quantity, no room.
constexpr std::array<std::string_view, 21> quantity_words{"户", "人", "元", "万", "块", "米", "个",
                                                          "名", "票", "平", "㎡", "天", "次", "辆",
                                                          "%",  "％", "岁", "年", "月", "日", "分"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_local(char c) {
    return is_digit(c) || is_letter(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%';
}
bool is_domain(char c) {
    return is_digit(c) || is_letter(c) || c == '.' || c == '-';
}
bool is_link(char c) {
    return c > ' ' && c < 0x7F && c != '"' && c != '<' && c != '>';
}

template <class Words>
bool begins_with_any(std::string_view text, const Words& words) {
    return std::any_of(words.begin(), words.end(),
                       [text](std::string_view word) { return text.starts_with(word); });
}

/// Digits written together, in ASCII or full width.
struct Group {
    std::size_t begin{};
    std::size_t end{};
    std::string digits{};
    bool after_hyphen{};
};

// More groups than any number we look for: 86 + 3-4-4, or five of a bank card.
constexpr std::size_t groups_max = 6;

class Scanner {
public:
    Scanner(std::string_view text, const std::vector<std::string>& names) : text_(text) {
        for (const auto& name : names) {
            if (!name.empty()) names_[first_code_points(name, 1)].push_back(name);
        }
        for (auto& [first, same] : names_) {
            std::sort(same.begin(), same.end(),
                      [](std::string_view a, std::string_view b) { return a.size() > b.size(); });
        }
    }

    std::string run() {
        while (at_ < text_.size()) {
            if (link() || email() || plate() || room_words() || name() || number()) continue;
            copy(first_code_points(text_.substr(at_), 1).size());
        }
        return std::move(out_);
    }

private:
    std::string_view rest() const { return text_.substr(at_); }

    void copy(std::size_t bytes) {
        // Broken UTF-8 still moves on.
        bytes = std::max<std::size_t>(bytes, 1);
        out_ += text_.substr(at_, bytes);
        at_ += bytes;
    }

    void replace(std::size_t until, std::string_view by) {
        out_ += by;
        at_ = until;
    }

    template <class Fits>
    std::size_t end_of(std::size_t from, Fits fits) const {
        while (from < text_.size() && fits(text_[from])) ++from;
        return from;
    }

    bool link() {
        const auto opener = [this](std::string_view word) { return rest().starts_with(word); };
        std::size_t scheme = 0;
        if (opener("https://")) scheme = 8;
        if (opener("http://")) scheme = 7;
        if (scheme == 0 && !opener("www.")) return false;
        const auto end = end_of(at_, is_link);
        const auto address = text_.substr(at_ + scheme, end - at_ - scheme);
        const auto site_end = std::min(address.find_first_of("/?#"), address.size());
        auto site = address.substr(0, site_end);
        if (const auto user = site.rfind('@'); user != std::string_view::npos)
            site.remove_prefix(user + 1);
        const bool has_more = site_end + 1 < address.size();
        replace(end, std::string(text_.substr(at_, scheme)) + std::string(site) +
                         (has_more ? "/…" : ""));
        return true;
    }

    bool email() {
        if (at_ < word_end_ || !is_local(text_[at_])) return false;
        word_end_ = end_of(at_, is_local);  // Looked at once, whatever comes of it.
        if (word_end_ == text_.size() || text_[word_end_] != '@') return false;
        auto end = end_of(word_end_ + 1, is_domain);
        while (end > word_end_ && !is_digit(text_[end - 1]) && !is_letter(text_[end - 1])) --end;
        const auto domain = text_.substr(word_end_, end - word_end_);
        if (domain.find('.') == std::string_view::npos) return false;
        replace(end, mask_email(text_.substr(at_, end - at_)));
        return true;
    }

    bool plate() {
        const auto province = first_code_points(rest(), 1);
        if (province.size() != 3 || provinces.find(province) == std::string_view::npos)
            return false;
        auto from = at_ + province.size();
        if (from >= text_.size() || !is_letter(text_[from])) return false;
        ++from;
        if (text_.substr(from).starts_with("·")) from += std::string_view("·").size();
        auto end = end_of(from, [](char c) { return is_digit(c) || is_letter(c); });
        const auto count = end - from;
        const bool has_digit =
            std::any_of(text_.begin() + static_cast<std::ptrdiff_t>(from),
                        text_.begin() + static_cast<std::ptrdiff_t>(end), is_digit);
        if (!has_digit) return false;
        const auto ending = first_code_points(text_.substr(end), 1);
        if (count == 4 && begins_with_any(ending, plate_endings)) {
            end += ending.size();
        } else if (count != 5 && count != 6) {
            return false;
        }
        replace(end, mask_plate(text_.substr(at_, end - at_)));
        return true;
    }

    /// "3号楼2单元501": whatever stands before, the number after the word is the room.
    bool room_words() {
        const auto* const opener =
            std::find_if(room_openers.begin(), room_openers.end(),
                         [this](std::string_view word) { return rest().starts_with(word); });
        if (opener == room_openers.end()) return false;
        copy(opener->size());
        const auto from = text_.substr(at_).starts_with('-') || text_.substr(at_).starts_with(' ')
                              ? at_ + 1
                              : at_;
        const auto room = group_at(from);
        if (room && is_room(*room)) {
            out_ += text_.substr(at_, from - at_);
            replace(room->end, "***");
        }
        return true;
    }

    bool name() {
        if (names_.empty()) return false;
        const auto found = names_.find(first_code_points(rest(), 1));
        if (found == names_.end()) return false;
        for (const auto known : found->second) {
            if (!rest().starts_with(known)) continue;
            replace(at_ + known.size(), mask_name(known));
            return true;
        }
        return false;
    }

    std::optional<char> digit_at(std::size_t at, std::size_t& bytes) const {
        const auto rest = text_.substr(at);
        if (!rest.empty() && is_digit(rest.front())) {
            bytes = 1;
            return rest.front();
        }
        // U+FF10 … U+FF19 are EF BC 90 … EF BC 99.
        if (rest.size() >= 3 && rest.starts_with("\xEF\xBC") && rest[2] >= '\x90' &&
            rest[2] <= '\x99') {
            bytes = 3;
            return static_cast<char>('0' + (rest[2] - '\x90'));
        }
        return std::nullopt;
    }

    std::optional<Group> group_at(std::size_t at) const {
        Group group{.begin = at, .end = at};
        std::size_t bytes = 0;
        while (const auto digit = digit_at(group.end, bytes)) {
            group.digits += *digit;
            group.end += bytes;
        }
        if (group.digits.empty()) return std::nullopt;
        return group;
    }

    /// Groups joined by one space or hyphen each.
    std::vector<Group> groups() const {
        std::vector<Group> found;
        auto next = group_at(at_);
        while (next && found.size() < groups_max) {
            found.push_back(*next);
            const auto after = text_.substr(next->end);
            const bool spaced = after.starts_with(' ');
            const std::size_t wide = after.starts_with("－") ? 3 : 0;
            if (!spaced && wide == 0 && !after.starts_with('-')) break;
            next = group_at(next->end + (wide == 0 ? 1 : wide));
            if (next) next->after_hyphen = !spaced;
        }
        return found;
    }

    /// A room's number on its floor: 101 … 6030, and no quantity.
    bool is_room(const Group& group) const {
        if (group.digits.size() < 3 || group.digits.size() > 4) return false;
        const int number = std::stoi(group.digits);
        const int place = number % 100;
        return number / 100 >= 1 && number / 100 <= 60 && place >= 1 && place <= 30 &&
               !begins_with_any(text_.substr(group.end), quantity_words);
    }

    /// Copies up to `end`, with all digits (and a closing X) but the first and last ones starred.
    void star(std::size_t end, std::size_t head, std::size_t tail) {
        const auto is_separator = [](std::string_view c) {
            return c == " " || c == "-" || c == "－";
        };
        std::vector<std::string_view> letters;
        for (auto part = text_.substr(at_, end - at_); !part.empty();) {
            letters.push_back(first_code_points(part, 1));
            part.remove_prefix(letters.back().size());
        }
        const auto total = static_cast<std::size_t>(
            letters.size() -
            static_cast<std::size_t>(std::count_if(letters.begin(), letters.end(), is_separator)));
        std::size_t seen = 0;
        for (const auto letter : letters) {
            const bool separates = is_separator(letter);
            const bool kept = separates || seen < head || seen + tail >= total;
            out_ += kept ? letter : "*";
            if (!separates) ++seen;
        }
        at_ = end;
    }

    static bool is_mobile(std::string_view digits) {
        return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
    }

    static bool holds_mobile(std::string_view digits) {
        for (std::size_t i = 0; i + 11 <= digits.size(); ++i) {
            if (is_mobile(digits.substr(i, 11))) return true;
        }
        return false;
    }

    bool has_check_letter(const Group& group) const {
        const auto after = text_.substr(group.end);
        return after.starts_with('X') || after.starts_with('x');
    }

    /// A number written in one piece.
    bool whole_number(const Group& group) {
        const auto count = group.digits.size();
        if (count == 17 && has_check_letter(group)) {
            star(group.end + 1, 3, 2);
        } else if (count == 18) {
            star(group.end, 3, 2);
        } else if (count >= 16 && count <= 19) {
            star(group.end, 0, 4);
        } else if (is_mobile(group.digits)) {
            star(group.end, 3, 4);
        } else if (count == 13 && group.digits.starts_with("86") &&
                   is_mobile(std::string_view(group.digits).substr(2))) {
            star(group.end, 5, 4);
        } else if (count >= 15 || (count > 11 && holds_mobile(group.digits))) {
            star(group.end, 3, 2);  // An old identity number, or numbers run together.
        } else {
            return false;
        }
        return true;
    }

    /// A number written in groups. `sizes` has a letter a group: its count of digits.
    bool grouped_number(const std::vector<Group>& found) {
        std::string sizes;
        std::string digits;
        for (const auto& group : found) {
            sizes += static_cast<char>(group.digits.size() < 10 ? '0' + group.digits.size() : '+');
            digits += group.digits;
        }
        const auto end = [&found](std::size_t count) { return found[count - 1].end; };
        if (sizes.starts_with("684")) {
            star(end(3), 3, 2);
        } else if (sizes.starts_with("683") && has_check_letter(found[2])) {
            star(end(3) + 1, 3, 2);
        } else if (sizes.starts_with("4444")) {
            const bool has_fifth = found.size() > 4 && found[4].digits.size() <= 3;
            star(end(has_fifth ? 5 : 4), 0, 4);
        } else if (sizes.starts_with("2344") && digits.starts_with("86") &&
                   is_mobile(digits.substr(2, 11))) {
            star(end(4), 5, 4);
        } else if (found.size() >= 3 &&
                   is_mobile(found[0].digits + found[1].digits + found[2].digits)) {
            star(end(3), 3, 4);
        } else {
            return false;
        }
        return true;
    }

    /// "3-2-501", "3-501", "501室".
    bool room_number(const std::vector<Group>& found) {
        const bool continues = at_ > 0 && (text_[at_ - 1] == '-' || is_letter(text_[at_ - 1]));
        const auto part = [&found](std::size_t no, std::size_t digits_max) {
            return found[no].digits.size() <= digits_max && (no == 0 || found[no].after_hyphen);
        };
        const auto cut_last = [&](std::size_t no) {
            out_ += text_.substr(at_, found[no].begin - at_);
            replace(found[no].end, "***");
            return true;
        };
        const auto count = found.size();
        if (!continues && count >= 3 && part(0, 3) && part(1, 2) && part(2, 4) &&
            is_room(found[2]) && (count == 3 || !found[3].after_hyphen))
            return cut_last(2);
        if (!continues && count >= 2 && part(0, 2) && part(1, 4) && is_room(found[1]) &&
            (count == 2 || !found[2].after_hyphen))
            return cut_last(1);
        if (is_room(found[0]) && text_.substr(found[0].end).starts_with("室")) return cut_last(0);
        return false;
    }

    bool number() {
        const auto found = groups();
        if (found.empty()) return false;
        if (whole_number(found.front()) || grouped_number(found) || room_number(found)) return true;
        copy(found.front().end - at_);
        return true;
    }

    std::string_view text_;
    std::size_t at_{};
    std::size_t word_end_{};
    std::string out_;
    std::map<std::string_view, std::vector<std::string_view>> names_;
};

}  // namespace

std::string mask_text(std::string_view text, const std::vector<std::string>& names) {
    return Scanner(text, names).run();
}

}  // namespace linyi
