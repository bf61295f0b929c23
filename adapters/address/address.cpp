#include "adapters/address/address.hpp"

#include "base/text.hpp"

#include <array>

namespace linyi {
namespace {

constexpr std::array<std::string_view, 2> signs{"@", "＠"};
constexpr std::array<std::string_view, 6> separators{" ", "　", ",", "，", ":", "："};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_latin(char c) {
    const char small = lower(c);
    return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

bool starts_with_name(std::string_view text, std::string_view name) {
    if (name.empty() || text.size() < name.size()) return false;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (lower(text[i]) != lower(name[i])) return false;
    }
    const bool goes_on = text.size() > name.size() && is_latin(text[name.size()]);
    return !(goes_on && is_latin(name.back()));
}

std::string_view without_separators(std::string_view text) {
    for (bool is_cut = true; is_cut;) {
        is_cut = false;
        for (const auto separator : separators) {
            if (!text.starts_with(separator)) continue;
            text.remove_prefix(separator.size());
            is_cut = true;
        }
    }
    return text;
}

}  // namespace

bool cut_leading_name(std::string& text, const std::vector<std::string>& names) {
    for (const auto sign : signs) {
        if (!text.starts_with(sign)) continue;
        const auto behind = std::string_view(text).substr(sign.size());
        for (const auto& name : names) {
            if (!starts_with_name(behind, name)) continue;
            text = std::string(trim(without_separators(behind.substr(name.size()))));
            return true;
        }
    }
    return false;
}

std::vector<std::string> own_names() {
    return {"邻议", "linyi"};
}

}  // namespace linyi
