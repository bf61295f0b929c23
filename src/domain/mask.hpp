#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace linyi {

/// What may be public of a person's data. All functions keep what they do not recognise.
/// Source: domain.md §6.2; 个人信息保护法 art. 25, 51.

/// 张伟 → 张*, 张小伟 → 张*伟, 欧阳锋 → 欧阳*, 欧阳建国 → 欧阳*国, John Smith → J*** S***.
std::string mask_name(std::string_view name);

/// 张伟 → 张某, 欧阳锋 → 欧阳某: how a resident is called on a public board.
std::string surname_only(std::string_view name);

/// 13800001234 → 138****1234. Digits only.
std::string mask_phone(std::string_view digits);

/// 330106199001011234 → 330*************34.
std::string mask_identity(std::string_view number);

/// 浙A12345 → 浙A***45, 浙AD12345 → 浙A****45.
std::string mask_plate(std::string_view plate);

/// 6222021234567890123 → ***************0123.
std::string mask_bank(std::string_view digits);

/// ann@example.com → a***@example.com.
std::string mask_email(std::string_view address);

/// 3-2-501 → 3-2-***, 3-501 → 3-***, S-03 → S-***: the building (and unit) stays.
std::string mask_room(std::string_view label);

/// Free text with phones, identity, bank and plate numbers, e-mail addresses and room numbers
/// masked, links cut down to their site, and every name of `names` masked by mask_name. Also finds
/// full-width digits and numbers written in groups (138 0000 1234). Linear in the text.
std::string mask_text(std::string_view text, const std::vector<std::string>& names = {});

}  // namespace linyi
