#pragma once

#include "base/error.hpp"
#include "base/secret.hpp"
#include "base/time.hpp"
#include "domain/document.hpp"
#include "domain/message.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace linyi {

/// One HTTP header line. Headers are a list, not a map, so that doubled ones can be seen.
struct Header {
    std::string name{};  ///< as sent; compare without case
    std::string value{};

    friend bool operator==(const Header&, const Header&) = default;
};

struct HttpRequest {
    std::string method{};
    std::string target{};  ///< inbound: path and query as received; outbound: absolute URL
    std::vector<Header> headers{};
    std::string body{};  ///< raw bytes: signatures cover these
    std::string peer{};  ///< inbound: address of the other side, for limits
};

struct HttpResponse {
    int status{};
    std::vector<Header> headers{};
    std::string body{};
};

/// The value of header `name` (case does not matter) if it stands there exactly once.
std::optional<std::string_view> single_header(const std::vector<Header>& headers,
                                              std::string_view name);

/// How firmly a platform's signature ties a request to its sender (reliability.md §1.1).
enum class Assurance {
    a,  ///< MAC over body and time
    b,  ///< MAC over the body
    c,  ///< a shared secret only; the body is not bound
};

enum class Receives { all, mentions, none };
enum class Push { yes, reply_window, none };
enum class LengthUnit { bytes, utf16_units, code_points };

/// "At most `count` starts in `window`", checked as a sliding window. Published figures are cut to
/// 90 % by the outbox, not here.
struct RateLimit {
    enum class Scope { account, chat, group };  ///< group = chats of kind group only

    Scope scope{};
    int count{};
    Millis window{};
};

/// What a platform can do, fixed per adapter.
struct Capabilities {
    Receives receives{Receives::all};
    bool redelivers{};  ///< a refused event comes again; if not, the reader slows down instead
    bool buttons{};
    bool edits{};
    bool files{};
    bool direct_by_user_id{};  ///< a direct chat's id is the user's id (Telegram, OneBot)
    Push push{Push::yes};
    std::size_t length_max{};  ///< of one message, in `length_unit`
    LengthUnit length_unit{LengthUnit::code_points};
    Assurance assurance{Assurance::c};
    bool in_process{};  ///< messages go to a transport in this process instead of HTTP (web chat)
    std::vector<RateLimit> limits{};
};

/// Everything `render` needs besides the document. Frozen with it, so that each retry by the same
/// release makes the same body.
struct Send {
    Timestamp now{};     ///< for timestamps in headers only
    std::string key{};   ///< idempotency key, the same on every try
    std::string chat{};  ///< platform chat id
    ChatKind chat_kind{ChatKind::group};
    bool plain{};           ///< the platform could not parse our markup: send bare text
    std::string edit_of{};  ///< platform message id to edit in place; empty: a new message
    Secret token{};         ///< current access token, where the platform needs a short-lived one
    std::vector<HttpResponse> earlier{};  ///< answers to this message's earlier requests, in order
};

/// The message needs no (further) request.
struct Done {};

/// The next request for a message, or nothing more to send. With several requests the message's
/// platform id is the first one that is not empty.
using Rendered = std::variant<HttpRequest, Done>;

struct Sent {
    std::string message_id{};  ///< the platform's, empty if it gives none
};
struct Retry {
    std::optional<Millis> wait{};  ///< what the platform asked for; none: own backoff
    bool whole_account{};          ///< the pause holds for every chat of the account
};
struct Unknown {};  ///< may or may not have been delivered
struct Moved {
    std::string chat{};  ///< the chat's new platform id; send again there
};
struct ResendPlain {};   ///< the markup was refused; once more with Send::plain
struct RefreshToken {};  ///< token expired; get a new one, then again
struct ChatGone {
    std::string why{};
};
struct AccountStopped {
    std::string why{};
};
struct Refused {
    std::string why{};
};

/// What an answer to a rendered request means. `why` is for the operator, without secrets.
using Outcome = std::variant<Sent, Retry, Unknown, Moved, ResendPlain, RefreshToken, ChatGone,
                             AccountStopped, Refused>;

/// What a request held, after its signature was found good.
struct Received {
    std::vector<Inbound> events{};  ///< empty: nothing we care about
    HttpResponse answer{};          ///< sent once every event is on disk
};

/// A start-up question to the platform, and what its answer tells the operator.
struct StartCheck {
    HttpRequest request{};
    std::string what{};
};

/// Translates between one platform's bytes and linyi's vocabulary.
///
/// An adapter is a set of pure functions: no sockets, no clock, no state that changes. Tokens,
/// retries, limits and time belong to the outbox, so an adapter is tested from the files in its
/// own fixtures/ folder. One object is one bot account.
class Adapter {
public:
    virtual ~Adapter() = default;

    /// The <id> of its [adapter.<id>] table: URL segment (/hook/<id>) and database key.
    virtual const std::string& id() const noexcept = 0;

    virtual const Capabilities& capabilities() const noexcept = 0;

    /// Checks the proof of origin over the raw bytes, then decodes. A kind of event we do not
    /// know is no event, not an error.
    /// Errors: bad_signature (HTTP 401, the same answer for every reason), malformed_payload (400).
    virtual Result<Received> receive(const HttpRequest& request, Timestamp now) const = 0;

    /// The next HTTP request for `document`, whose target is an absolute URL. Deterministic.
    virtual Rendered render(const Document& document, const Send& send) const = 0;

    /// Reads the platform's answer to a rendered request: some report failure inside a 200.
    virtual Outcome classify(const HttpResponse& response) const = 0;

    /// For platforms that are polled instead of calling us: the request that fetches events after
    /// `cursor` (empty at first). None: this account is called by webhook.
    virtual std::optional<HttpRequest> poll(const std::string& cursor) const;

    /// The events in the answer to `poll`, and the cursor for the next one.
    struct Polled {
        std::vector<Inbound> events{};
        std::string cursor{};  ///< empty: nothing came, keep the one you have
    };
    virtual Result<Polled> decode_poll(const HttpResponse& response) const;

    /// Requests to make once at start; `read_check` turns an answer into a warning for the
    /// operator, or none if all is well.
    virtual std::vector<StartCheck> start_checks() const;
    virtual std::optional<std::string> read_check(const StartCheck& check,
                                                  const HttpResponse& response) const;

    /// What an operator should know about this account's settings although they are usable, such
    /// as a short secret. Shown at start and by check-config.
    virtual std::vector<std::string> warnings() const;
};

/// One [adapter.<id>] table of the configuration: strings by key, secrets apart. Numbers and
/// booleans are their text. Who builds it has already resolved `*_file` and `*_env` secrets.
struct AdapterSettings {
    std::string id{};
    std::string type{};
    std::map<std::string, std::string, std::less<>> values{};
    std::map<std::string, std::vector<Secret>, std::less<>> secrets{};  ///< several while rotating
};

/// A key an adapter type understands; the configuration refuses every other.
struct SettingRule {
    std::string_view key{};
    bool secret{};
    bool required{};
    std::string_view meaning{};  ///< with unit and default; printed by check-config
};

/// An adapter type: its folder's one line in registry.cpp.
struct AdapterType {
    std::string_view name{};
    std::vector<SettingRule> (*settings)() = nullptr;
    /// Errors: bad_configuration, naming the key and the remedy in `detail`.
    Result<std::unique_ptr<Adapter>> (*make)(const AdapterSettings& settings) = nullptr;
};

/// All adapter types of this build.
const std::vector<AdapterType>& adapter_types();

}  // namespace linyi
