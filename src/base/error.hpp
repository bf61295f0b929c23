#pragma once

#include "base/text.hpp"

#include <boost/system/result.hpp>

#include <map>
#include <string>
#include <utility>

namespace linyi {

/// What kind of refusal this is. It decides the HTTP status, whether the sender should try again
/// and, where a command gave no words of its own, the default words (commands/refusals.cpp).
enum class Errc {
    none,
    refused,            ///< a rule of the command said no; `words` says why
    invalid_argument,   ///< the text could not be understood
    not_found,          ///< no such thing here; a foreign community's thing is answered the same
    forbidden,          ///< this caller may not do that here
    bad_signature,      ///< HTTP 401, whatever the reason
    malformed_payload,  ///< HTTP 400
    too_large,          ///< HTTP 413
    too_many,           ///< HTTP 429
    unavailable,        ///< HTTP 503, try again
    bad_configuration,  ///< an operator's mistake: file, line and remedy are in `detail`
};

/// Named values for a text's placeholders: {"id", "V12"} fills "{id}".
using Args = std::map<std::string, std::string, std::less<>>;

/// A refusal: something a user, a platform or an operator can cause. Broken machinery throws.
/// `detail` is for the log and the operator, never for a chat.
struct Error {
    Error() = default;  // Boost 1.81: result<T, E>::error() needs one.
    explicit Error(Errc c, std::string d = {}) : code(c), detail(std::move(d)) {}
    Error(Errc c, const Text& w, Args a = {}) : code(c), words(&w), args(std::move(a)) {}
    /// `words` must have static storage: it is one of a command folder's texts.
    explicit Error(const Text& w, Args a = {}) : Error(Errc::refused, w, std::move(a)) {}

    Errc code{};
    const Text* words{};
    Args args{};
    std::string detail{};
};

/// A value or a refusal. Ignoring one is a compiler warning, hence an error.
template <class T>
class [[nodiscard]] Result : public boost::system::result<T, Error> {
public:
    using boost::system::result<T, Error>::result;
};

}  // namespace linyi
