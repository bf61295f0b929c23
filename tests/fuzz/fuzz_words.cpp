// rooms: language
// Whatever people type is read without a crash, and what is read stays within what was typed.
#include "base/text.hpp"
#include "language/words.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using namespace linyi;

void expect(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    // Adapters refuse what is not UTF-8, so nothing else ever gets here.
    if (!is_utf8(text)) return 0;

    expect(is_utf8(language::normalise(text)));
    expect(is_utf8(language::fold_width(text)));
    for (const auto& label : language::unit_labels(text)) expect(!label.empty() && is_utf8(label));
    expect(is_utf8(language::unit_label(text)));
    if (const auto command = language::read_command(text, size % 2 == 0))
        expect(!command->name.empty() && is_utf8(command->name) && is_utf8(command->rest));
    if (const auto id = language::read_short_id(text)) expect(id->number > 0 && is_utf8(id->rest));
    if (const auto number = language::number_from(text)) expect(*number >= 0);

    constexpr std::chrono::year_month_day thursday{std::chrono::year{2025}, std::chrono::month{11},
                                                   std::chrono::day{20}};
    const LocalTime base{.day = thursday, .time = std::chrono::hours{10}};
    if (const auto date = language::read_date(text, base)) {
        expect(date->begin <= date->end && date->end <= text.size());
        expect(is_utf8(date->text));
        if (!date->is_vague) expect(date->at.day.ok());
    }
    return 0;
}
