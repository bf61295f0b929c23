#pragma once

#include "domain/briefing_input.hpp"

#include <string>
#include <string_view>

namespace linyi {

/// Makes free text fit for the public: names, room numbers, phones, IDs, plates and links are
/// masked, control and direction characters and line breaks taken out. Source: domain.md §6.2, §5.6
/// rule 18. Names are looked for in the text as typed, whatever case or width.
class BriefingMask {
public:
    BriefingMask(const BriefingPrivacy& privacy, Language language);

    std::string operator()(std::string_view text) const;

    /// As above; adds 1 to `changed` if the text was not public as it stood.
    std::string operator()(std::string_view text, std::int64_t& changed) const;

private:
    struct Entry {
        std::u32string from{};
        std::string to{};
    };
    const Entry* longest_at(std::u32string_view folded, std::size_t at) const;

    std::vector<Entry> entries_;  ///< by first character, the longest first
    Language language_;
};

/// "3号楼", "building 3", 商铺.
std::string building_words(const BriefingPerson& person, Language language);

/// As one line of a list names them: 3号楼业主马某 · 物业吴磊 · owner S. of building 3.
std::string person_words(const BriefingPerson& person, Language language);

/// With the post behind the name: 周敏（业主委员会主任）. Residents as person_words.
std::string person_with_post(const BriefingPerson& person, Language language);

/// 业委会, 物业, 居委会, 街道.
std::string_view side_words(Role role, Language language);
/// 业主委员会, 物业服务企业, 社区居委会, 街道办事处.
std::string_view organisation_words(Role role, Language language);

}  // namespace linyi
