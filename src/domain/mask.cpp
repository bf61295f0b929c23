#include "domain/mask.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace linyi {
namespace {

constexpr std::array<std::string_view, 45> compound_surnames{
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "司空",
    "夏侯", "轩辕", "长孙", "宇文", "南宫", "端木", "独孤", "西门", "太史", "申屠", "公羊", "呼延",
    "闻人", "澹台", "濮阳", "淳于", "单于", "钟离", "仲孙", "鲜于", "闾丘", "宗政", "赫连", "东郭",
    "百里", "万俟", "拓跋", "完颜", "纳兰", "公冶", "太叔", "第五", "梁丘"};

std::vector<std::string_view> characters(std::string_view text) {
    std::vector<std::string_view> found;
    while (!text.empty()) {
        found.push_back(first_code_points(text, 1));
        text.remove_prefix(found.back().size());
    }
    return found;
}

/// The surname of a Chinese name, never the whole of it.
std::string_view surname(std::string_view name) {
    const auto first_two = first_code_points(name, 2);
    const bool is_compound = first_two.size() < name.size() &&
                             std::find(compound_surnames.begin(), compound_surnames.end(),
                                       first_two) != compound_surnames.end();
    return is_compound ? first_two : first_code_points(name, 1);
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Keeps `head` and `tail` characters, one star for each between.
std::string keep_ends(std::string_view text, std::size_t head, std::size_t tail) {
    const auto letters = characters(text);
    std::string out;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const bool kept = i < head || i + tail >= letters.size();
        out += kept ? letters[i] : "*";
    }
    return out;
}

}  // namespace

std::string mask_name(std::string_view name) {
    if (is_ascii(name)) {
        std::vector<std::string> words;
        for (const auto& word : split(name, ' ')) {
            if (!word.empty()) words.push_back(word.substr(0, 1) + "***");
        }
        return join(words, " ");
    }
    const auto family = code_points(surname(name));
    const auto count = code_points(name);
    if (count <= family) return "*";
    return keep_ends(name, family, count - family >= 2 ? 1 : 0);
}

std::string surname_only(std::string_view name) {
    if (name.empty()) return {};
    if (is_ascii(name)) return mask_name(name);
    return std::string(surname(name)) + "某";
}

std::string mask_phone(std::string_view digits) {
    return keep_ends(digits, 3, 4);
}
std::string mask_identity(std::string_view number) {
    return keep_ends(number, 3, 2);
}
std::string mask_plate(std::string_view plate) {
    return keep_ends(replace_all(plate, "·", ""), 2, 2);
}
std::string mask_bank(std::string_view digits) {
    return keep_ends(digits, 0, 4);
}

std::string mask_email(std::string_view address) {
    const auto at = address.find('@');
    if (at == std::string_view::npos || at == 0) return std::string(address);
    return std::string(address.substr(0, 1)) + "***" + std::string(address.substr(at));
}

std::string mask_room(std::string_view label) {
    const auto last = label.rfind('-');
    if (last == std::string_view::npos) return label.empty() ? "" : "***";
    return std::string(label.substr(0, last + 1)) + "***";
}

}  // namespace linyi
