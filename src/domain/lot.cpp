#include "domain/lot.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"
#include "domain/rules/sortition.hpp"

#include <cassert>

namespace linyi {
namespace {

/// A JSON text; the ids come from a chat and hold no control characters but these.
std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) < 0x20) {
            out += ' ';
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string quoted_list(const std::vector<std::string>& texts) {
    std::vector<std::string> items;
    for (const auto& text : texts) items.push_back(quoted(text));
    return "[" + join(items, ", ") + "]";
}

}  // namespace

std::string list_sha256(const Lot& lot) {
    std::string text;
    for (const auto& id : lot.ids) text += id + "\n";
    return sha256_hex(text);
}

std::string seed_of(const Lot& lot) {
    assert(lot.value);
    return *lot.value + "|" + lot.place + "|" + lot.title;
}

std::vector<std::string> drawn(const Lot& lot) {
    const rules::Lottery lottery{.seed = seed_of(lot), .ids = lot.ids, .declined = lot.declined};
    return rules::draw(lottery, static_cast<std::size_t>(lot.seats),
                       [](std::string_view text) { return sha256(text); });
}

std::string lot_case(const Lot& lot) {
    const std::vector<std::string> declined(lot.declined.begin(), lot.declined.end());
    return R"({"id": )" + quoted(short_id(lot)) + R"(, "kind": "sortition", "seed": )" +
           quoted(seed_of(lot)) + R"(, "k": )" + std::to_string(lot.seats) + R"(, "ids": )" +
           quoted_list(lot.ids) +
           (declined.empty() ? "" : R"(, "declined": )" + quoted_list(declined)) + "}";
}

std::string short_id(const Lot& lot) {
    return "L" + std::to_string(lot.number);
}

}  // namespace linyi
