#pragma once

#include "adapters/adapter.hpp"
#include "app/intake.hpp"
#include "base/error.hpp"
#include "base/secret.hpp"
#include "app/rule_files.hpp"
#include "domain/settings.hpp"
#include "http/limits.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::app {

/// [server]
struct ServerConfig {
    std::string address{"127.0.0.1"};
    std::uint16_t port{8080};
    std::string tls_certificate{};  ///< PEM chain; empty: plain HTTP
    std::string tls_key{};
    std::string handler{};  ///< of personal information: name and contact, for the privacy notice
    http::Limits limits{};
};

/// [data]
struct DataConfig {
    std::filesystem::path folder{"data"};
    std::chrono::minutes backup_time{3 * 60 +
                                     30};  ///< of day, community-independent, machine's zone
    int backups_kept{14};
};

/// [ledger]
struct LedgerConfig {
    std::string key_file{};  ///< PEM; empty: ledger.key in the data folder
};

/// [admin]
struct AdminConfig {
    Secret token{};                   ///< of the admin API; empty: the API is off
    std::string chat{};               ///< "adapter:chat id" that gets dead letters and failures
    int wrong_tokens_per_minute{10};  ///< per address, then 429
};

/// [outgoing]
struct OutgoingConfig {
    std::vector<std::string> allow_private{};  ///< "127.0.0.1:9000", "10.0.0.0/8"
    std::string proxy{};                       ///< "http://host:port"
    std::string ca_file{};                     ///< PEM; empty: the system's
    Millis attempt_total{15'000};
    Millis attempt_connect{3'000};
    Millis attempt_tls{5'000};
    int in_flight_max{64};
    int tries_max{12};
    std::chrono::hours age_max{24};
    Millis backoff_base{1'000};
    Millis backoff_cap{15 * 60 * 1000};
};

/// Everything config/linyi.example.toml can say.
struct Config {
    ServerConfig server{};
    DataConfig data{};
    LedgerConfig ledger{};
    AdminConfig admin{};
    OutgoingConfig outgoing{};
    IntakeLimits intake{};
    Settings settings{.votes = {.rules = builtin_rules()}};
    std::string log_level{"info"};
    std::string templates{};  ///< folder with edited briefing templates; empty: built-in
    std::string rules{};      ///< folder with rule sets of one's own (rule_files); empty: built-in
    std::vector<AdapterSettings> adapters{};
};

/// Where environment variables come from; tests bring their own.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;
std::optional<std::string> process_environment(const std::string& name);

/// Reads and checks a configuration file.
/// Errors: bad_configuration; `detail` is one line: file, line, what is wrong, what to do.
Result<Config> read_config(const std::filesystem::path& file, const Environment& environment);

/// The same from text; `name` stands for the file in messages.
Result<Config> parse_config(std::string_view text, const std::string& name,
                            const Environment& environment);

/// One key of the configuration, for the example file and the docs.
struct KeyDoc {
    std::string_view section{};
    std::string_view name{};
    std::string_view value{};    ///< the default, as TOML
    std::string_view meaning{};  ///< with unit, bounds and source
};

/// Every key, in the order of the example file. Adapter keys are their types' own (adapter_types).
std::vector<KeyDoc> config_keys();

/// The text of config/linyi.example.toml.
std::string example_config();

}  // namespace linyi::app
