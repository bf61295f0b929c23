#pragma once

#include <string>
#include <utility>

namespace linyi {

/// Text that must never be printed: it has no operator<<, no formatter and no comparison, so that
/// using one in a log line or a `==` does not compile. Compare MACs with adapters/crypto.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string value) : value_(std::move(value)) {}

    bool empty() const { return value_.empty(); }
    std::size_t size() const { return value_.size(); }

    /// The value itself, for the code that signs or sends it. Never pass it on to a log.
    const std::string& reveal() const { return value_; }

private:
    std::string value_;
};

}  // namespace linyi
