#pragma once

#include "adapters/adapter.hpp"
#include "app/config.hpp"
#include "app/data_folder.hpp"
#include "domain/chat.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::app {

/// The bot accounts of this service. `webchat` is always there: linyi's own chat in the browser.
class Adapters {
public:
    /// Errors: bad_configuration from an adapter's factory.
    static Result<Adapters> make(const Config& config, const DataFolder& folder);
    /// The same without a data folder: would these settings do?
    static Result<void> check(const Config& config);

    /// Null if there is none.
    const Adapter* find(std::string_view id) const;
    std::vector<const Adapter*> all() const;
    ChatTraits traits(std::string_view id) const;

    /// Takes over those of `newer` with the same id (new secrets, new limits) and adds the rest.
    /// One that is gone from the configuration stays until the restart: its outbox still needs it.
    void take_over(Adapters newer);

private:
    /// Kept alive for ever once handed out: a request may be using the old one while it is
    /// replaced.
    std::vector<std::shared_ptr<Adapter>> current_{};
    std::vector<std::shared_ptr<Adapter>> retired_{};
};

/// What the command rooms may know of an adapter.
ChatTraits traits_of(const Capabilities& capabilities);

}  // namespace linyi::app
