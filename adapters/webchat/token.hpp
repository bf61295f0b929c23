#pragma once

#include "base/error.hpp"
#include "base/secret.hpp"
#include "base/time.hpp"
#include "domain/message.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace linyi::webchat {

/// Who is sitting at the browser, and in which chat. One token is one person in one chat. A direct
/// chat's id is the account's id.
struct Session {
    std::string account{};  ///< platform user id: a demo persona or somebody who opened their link
    std::string name{};     ///< as shown
    std::string chat{};
    ChatKind kind{ChatKind::group};
    Timestamp expires{};

    friend bool operator==(const Session&, const Session&) = default;
};

/// base64url(payload) "." base64url(HMAC-SHA256). Goes into `Authorization: Bearer`.
std::string make_session_token(const Session& session, const Secret& secret);

/// Made with one of `secrets` and not expired at `now`. Errors: bad_signature, the same for every
/// reason.
Result<Session> read_session_token(std::string_view token, const std::vector<Secret>& secrets,
                                   Timestamp now);

}  // namespace linyi::webchat
