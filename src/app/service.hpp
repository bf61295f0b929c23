#pragma once

#include "app/config.hpp"
#include "app/control.hpp"
#include "app/data_folder.hpp"

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>

namespace linyi::app {

/// What `linyi serve` was asked for.
struct ServeOptions {
    std::optional<std::filesystem::path> config_file{};  ///< none: embedded defaults
    std::optional<std::filesystem::path> data{};         ///< wins over [data] folder
    std::optional<std::string> listen{};                 ///< wins over [server] listen
    bool demo{};  ///< make and show the demo community (loopback only)
    /// Runs a subcommand that came through the control socket; none: there is no socket.
    std::function<ControlReply(storage::Store&, const ControlRequest&, const Clock&)> control{};
    bool test_clock{};  ///< POST /v1/test-clock moves the clock; for tests only
};

/// The running service: owns every part and wires them together (composition root).
class Service {
public:
    /// Errors: bad_configuration, one line for the operator.
    static Result<std::unique_ptr<Service>> make(ServeOptions options);
    ~Service();
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

    /// Serves until SIGTERM or SIGINT. Prints "listening on http://ADDR:PORT" on `out` once it is
    /// ready. Returns the process's exit code.
    int run(std::ostream& out);

private:
    struct Parts;
    explicit Service(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

/// Reads the configuration as `serve` would: the file, then the command line's words.
Result<Config> effective_config(const ServeOptions& options);

}  // namespace linyi::app
