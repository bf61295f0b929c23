#include "domain/briefing_privacy.hpp"

#include "domain/mask.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace linyi {
namespace {

/// Code points of well-formed UTF-8, with the byte each one starts at.
struct Characters {
    std::u32string folded{};            ///< width and case folded, for comparing
    std::vector<std::size_t> starts{};  ///< one more than characters: ends with the text's size
};

/// Full-width forms to ASCII, capitals to small letters, the many dashes to '-'.
char32_t fold(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return U'-';
    if (c >= U'A' && c <= U'Z') return c + 32;
    return c;
}

char32_t decode(std::string_view bytes) {
    const auto lead = static_cast<unsigned char>(bytes[0]);
    if (lead < 0x80) return lead;
    char32_t c = bytes.size() == 2 ? lead & 0x1FU : bytes.size() == 3 ? lead & 0x0FU : lead & 0x07U;
    for (const char next : bytes.substr(1))
        c = (c << 6U) | (static_cast<unsigned char>(next) & 0x3FU);
    return c;
}

Characters characters(std::string_view text) {
    Characters found;
    for (std::size_t at = 0; at < text.size();) {
        const auto piece = first_code_points(text.substr(at), 1);
        found.folded += fold(decode(piece));
        found.starts.push_back(at);
        at += piece.size();
    }
    found.starts.push_back(text.size());
    return found;
}

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
bool is_ascii_word(char32_t c) {
    return is_digit(c) || (c >= U'a' && c <= U'z');
}

/// Breaks lines or turns the reading direction around: no part of a line of prose.
bool is_control(char32_t c) {
    return c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0) || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

std::size_t digits_at(std::u32string_view text, std::size_t at) {
    std::size_t count = 0;
    while (at + count < text.size() && is_digit(text[at + count])) ++count;
    return count;
}

struct Found {
    std::size_t length{};    ///< characters taken up; 0: nothing here
    std::string building{};  ///< what may stay
};

std::string ascii(std::u32string_view text) {
    std::string out;
    for (const auto c : text) out += static_cast<char>(c);
    return out;
}

/// "3-1-102" between borders. A date such as 2025-11-20 has four digits in front.
Found room_by_dashes(std::u32string_view text, std::size_t at) {
    const auto building = digits_at(text, at);
    if (building == 0 || building > 3) return {};
    auto next = at + building;
    if (next >= text.size() || text[next] != U'-') return {};
    const auto part = digits_at(text, ++next);
    if (part == 0 || part > 2) return {};
    next += part;
    if (next >= text.size() || text[next] != U'-') return {};
    const auto room = digits_at(text, ++next);
    if (room < 3 || room > 4) return {};
    return {next + room - at, ascii(text.substr(at, building))};
}

bool takes(std::u32string_view text, std::size_t& at, std::u32string_view word) {
    if (text.substr(at, word.size()) != word) return false;
    at += word.size();
    return true;
}

/// "3号楼1单元102室", "3栋102": the room goes, the building stays.
Found room_by_words(std::u32string_view text, std::size_t at) {
    const auto building = digits_at(text, at);
    if (building == 0 || building > 3) return {};
    auto next = at + building;
    if (!takes(text, next, U"号楼") && !takes(text, next, U"栋") && !takes(text, next, U"幢") &&
        !takes(text, next, U"号院"))
        return {};
    if (const auto part = digits_at(text, next); part > 0 && part <= 2) {
        auto behind = next + part;
        if (takes(text, behind, U"单元")) next = behind;
    }
    const auto room = digits_at(text, next);
    if (room < 3 || room > 4) return {};
    next += room;
    if (next < text.size() && text[next] == U'元') return {};  // 3号楼500元 is money.
    if (!takes(text, next, U"室")) takes(text, next, U"房");
    return {next - at, ascii(text.substr(at, building))};
}

// Words of the briefing itself: somebody who calls himself one of them changes no result.
constexpr std::array<std::string_view, 20> own_words{
    "同意", "反对", "弃权", "赞成", "通过",   "业主",   "租户", "物业", "街道", "居委会",
    "小区", "会议", "决议", "表决", "业委会", "未通过", "意见", "任务", "简报", "逾期"};

bool is_latin(std::string_view name) {
    return !name.empty() && static_cast<unsigned char>(name.front()) < 0x80;
}

}  // namespace

std::string building_words(const BriefingPerson& person, Language language) {
    if (person.is_shop) return language == Language::zh ? "商铺" : "a shop";
    if (person.building.empty()) return {};
    if (language == Language::en) return "building " + person.building;
    const bool is_number = std::all_of(person.building.begin(), person.building.end(),
                                       [](char c) { return c >= '0' && c <= '9'; });
    if (is_number) return person.building + "号楼";
    return is_latin(person.building) ? person.building + "栋" : person.building;
}

std::string_view side_words(Role role, Language language) {
    const bool zh = language == Language::zh;
    switch (role) {
        case Role::committee: return zh ? "业委会" : "owners' committee";
        case Role::manager: return zh ? "物业" : "property management";
        case Role::community: return zh ? "居委会" : "residents' committee";
        case Role::street: return zh ? "街道" : "street office";
        case Role::admin: break;
    }
    return {};
}

std::string_view organisation_words(Role role, Language language) {
    const bool zh = language == Language::zh;
    switch (role) {
        case Role::committee: return zh ? "业主委员会" : "owners' committee";
        case Role::manager: return zh ? "物业服务企业" : "property management";
        case Role::community: return zh ? "社区居委会" : "residents' committee";
        case Role::street: return zh ? "街道办事处" : "street office";
        case Role::admin: break;
    }
    return {};
}

std::string person_words(const BriefingPerson& person, Language language) {
    if (person.is_on_duty()) {
        const auto side = std::string(side_words(*person.role, language));
        if (language == Language::zh) return side + person.name;
        return person.name.empty() ? side : person.name + " (" + side + ")";
    }
    const auto where = building_words(person, language);
    const auto who = surname_only(person.name);
    if (language == Language::zh) return where + (person.is_tenant ? "租户" : "业主") + who;
    std::string words = person.is_tenant ? "tenant" : "owner";
    if (!who.empty()) words += " " + who;
    return where.empty() ? words : words + " of " + where;
}

std::string person_with_post(const BriefingPerson& person, Language language) {
    if (!person.is_on_duty() || person.name.empty()) return person_words(person, language);
    const auto organisation = std::string(organisation_words(*person.role, language));
    if (language == Language::en) {
        if (person.post.empty()) return person.name + " (" + organisation + ")";
        return person.name + " (" + organisation + ", " + person.post + ")";
    }
    // Titles often repeat the organisation: 业委会主任 → 业主委员会主任.
    std::string_view post = person.post;
    for (const auto prefix :
         {organisation_words(*person.role, language), side_words(*person.role, language)}) {
        if (post.starts_with(prefix)) post.remove_prefix(prefix.size());
    }
    return person.name + "（" + organisation + std::string(post) + "）";
}

BriefingMask::BriefingMask(const BriefingPrivacy& privacy, Language language)
    : language_(language) {
    const auto add = [this](const std::string& from, std::string to) {
        auto folded = characters(trim(from)).folded;
        if (folded.size() < 2) return;  // A single character is too much like any word.
        entries_.push_back({std::move(folded), std::move(to)});
    };
    // People on duty come first: of two entries alike the first one counts.
    for (const auto& name : privacy.on_duty_names) add(name, {});
    for (const auto& name : privacy.hidden_names) {
        const auto own = std::find(own_words.begin(), own_words.end(), trim(name));
        if (own == own_words.end()) add(name, surname_only(name));
    }
    for (const auto& unit : privacy.hidden_units) {
        if (unit.label.find('-') == unit.label.npos) continue;  // "12" alone is any number.
        const bool is_shop = unit.label.front() == 'S' || unit.label.front() == 's';
        add(unit.label, building_words({.building = unit.building, .is_shop = is_shop}, language));
    }
    std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
        if (a.from.front() != b.from.front()) return a.from.front() < b.from.front();
        return a.from.size() > b.from.size();
    });
}

const BriefingMask::Entry* BriefingMask::longest_at(std::u32string_view folded,
                                                    std::size_t at) const {
    const auto first =
        std::lower_bound(entries_.begin(), entries_.end(), folded[at],
                         [](const Entry& entry, char32_t c) { return entry.from.front() < c; });
    for (auto entry = first; entry != entries_.end() && entry->from.front() == folded[at];
         ++entry) {
        const auto& from = entry->from;
        if (folded.substr(at, from.size()) != from) continue;
        const auto behind = at + from.size();
        const bool is_inside_word =
            (at > 0 && is_ascii_word(folded[at]) && is_ascii_word(folded[at - 1])) ||
            (behind < folded.size() && is_ascii_word(from.back()) && is_ascii_word(folded[behind]));
        if (!is_inside_word) return &*entry;
    }
    return nullptr;
}

std::string BriefingMask::operator()(std::string_view text) const {
    std::int64_t ignored = 0;
    return (*this)(text, ignored);
}

std::string BriefingMask::operator()(std::string_view text, std::int64_t& changed) const {
    const auto all = characters(text);
    const std::u32string_view folded = all.folded;
    std::string out;
    bool is_masked = false;
    for (std::size_t at = 0; at < folded.size();) {
        const auto original = text.substr(all.starts[at], all.starts[at + 1] - all.starts[at]);
        if (is_control(folded[at])) {
            const bool is_break = folded[at] == U'\n' || folded[at] == U'\t';
            if (is_break && !out.empty() && out.back() != ' ') out += ' ';
            ++at;
            continue;
        }
        if (const auto* entry = longest_at(folded, at)) {
            const auto end = all.starts[at + entry->from.size()];
            is_masked = is_masked || !entry->to.empty();
            out += entry->to.empty() ? text.substr(all.starts[at], end - all.starts[at])
                                     : std::string_view(entry->to);
            at += entry->from.size();
            continue;
        }
        const bool is_border =
            at == 0 || (!is_ascii_word(folded[at - 1]) && folded[at - 1] != U'-');
        auto room = is_border ? room_by_dashes(folded, at) : Found{};
        if (room.length > 0 && at + room.length < folded.size() &&
            (is_ascii_word(folded[at + room.length]) || folded[at + room.length] == U'-'))
            room = {};
        if (room.length == 0 && is_border) room = room_by_words(folded, at);
        if (room.length > 0) {
            out += building_words({.building = room.building}, language_);
            at += room.length;
            is_masked = true;
            continue;
        }
        out += original;
        ++at;
    }
    auto masked = mask_text(trim(out));
    if (is_masked || masked != trim(out)) ++changed;
    return masked;
}

}  // namespace linyi
