#include "app/adapters.hpp"

#include <algorithm>

namespace linyi::app {
namespace {

constexpr std::string_view webchat = "webchat";

const AdapterType* find_type(std::string_view name) {
    const auto& types = adapter_types();
    const auto found = std::find_if(types.begin(), types.end(),
                                    [name](const AdapterType& type) { return type.name == name; });
    return found == types.end() ? nullptr : &*found;
}

Result<std::unique_ptr<Adapter>> make_one(const AdapterSettings& table) {
    const auto* type = find_type(table.type);
    if (type == nullptr)
        return Error{Errc::bad_configuration, "unknown adapter type " + table.type};
    return type->make(table);
}

}  // namespace

ChatTraits traits_of(const Capabilities& capabilities) {
    ChatTraits traits{.buttons = capabilities.buttons,
                      .edits = capabilities.edits,
                      .files = capabilities.files,
                      .direct_by_user_id = capabilities.direct_by_user_id,
                      .redelivers = capabilities.redelivers};
    // A quarter of the limit is left for markup and escapes; a code point takes up to four bytes
    // or two UTF-16 units.
    auto units = capabilities.length_max / 4 * 3;
    if (capabilities.length_unit == LengthUnit::bytes) units /= 4;
    if (capabilities.length_unit == LengthUnit::utf16_units) units /= 2;
    if (units > 0) traits.code_points_max = units;
    return traits;
}

Result<Adapters> Adapters::make(const Config& config, const DataFolder& folder) {
    Adapters adapters;
    auto settings = config.adapters;
    const bool has_webchat =
        std::any_of(settings.begin(), settings.end(),
                    [](const AdapterSettings& table) { return table.id == webchat; });
    if (!has_webchat) {
        AdapterSettings own{.id = std::string(webchat), .type = std::string(webchat)};
        own.secrets["secret"] = {Secret{folder.secret("webchat")}};
        settings.push_back(std::move(own));
    }
    for (const auto& table : settings) {
        auto adapter = make_one(table);
        if (!adapter) return adapter.error();
        adapters.current_.push_back(std::move(*adapter));
    }
    return adapters;
}

Result<void> Adapters::check(const Config& config) {
    for (const auto& table : config.adapters) {
        const auto adapter = make_one(table);
        if (!adapter) return adapter.error();
    }
    return {};
}

const Adapter* Adapters::find(std::string_view id) const {
    for (const auto& adapter : current_) {
        if (adapter->id() == id) return adapter.get();
    }
    return nullptr;
}

std::vector<const Adapter*> Adapters::all() const {
    std::vector<const Adapter*> found;
    for (const auto& adapter : current_) found.push_back(adapter.get());
    return found;
}

ChatTraits Adapters::traits(std::string_view id) const {
    const auto* adapter = find(id);
    return adapter == nullptr ? ChatTraits{} : traits_of(adapter->capabilities());
}

void Adapters::take_over(Adapters newer) {
    for (auto& adapter : newer.current_) {
        const auto same =
            std::find_if(current_.begin(), current_.end(),
                         [&adapter](const auto& known) { return known->id() == adapter->id(); });
        if (same == current_.end()) {
            current_.push_back(std::move(adapter));
        } else {
            retired_.push_back(std::exchange(*same, std::move(adapter)));
        }
    }
}

}  // namespace linyi::app
