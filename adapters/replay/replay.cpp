#include "adapters/adapter.hpp"
#include "adapters/address/address.hpp"
#include "adapters/json/fields.hpp"
#include "adapters/settings/settings.hpp"
#include "adapters/wire/wire.hpp"
#include "base/text.hpp"

namespace linyi {
namespace {

bool is_door_label(std::string_view word) {
    return !word.empty() && word.find_first_not_of("0123456789-") == word.npos;
}

std::string_view first_word(std::string_view text) {
    return text.substr(0, text.find_first_of(" \t\n"));
}

/// The account's name behind a leading "@". Transcripts call people "3-2-1203 罗斌", so a word
/// that is a door label takes the next one along.
std::string_view leading_name(std::string_view text) {
    if (!text.starts_with('@')) return {};
    text.remove_prefix(1);
    const auto word = first_word(text);
    const auto next = text.find_first_not_of(" \t\n", word.size());
    if (!is_door_label(word) || next == text.npos) return word;
    return text.substr(0, next + first_word(text.substr(next)).size());
}

/// One line of a recorded chat. There is no signature: the lines come from a file of the
/// operator's own, never over a network.
class Replay final : public Adapter {
public:
    Replay(std::string id, Capabilities capabilities)
        : id_(std::move(id)), capabilities_(std::move(capabilities)) {}

    const std::string& id() const noexcept override { return id_; }
    const Capabilities& capabilities() const noexcept override { return capabilities_; }

    Result<Received> receive(const HttpRequest& request, Timestamp /*now*/) const override {
        // Whatever came through a socket has an address.
        if (!request.peer.empty()) return Error{Errc::bad_signature, "not from this process"};
        const auto line = json::read(request.body);
        if (!line) return line.error();
        json::Fields in(*line);
        Inbound event;
        event.adapter = id_;
        event.order_key = in.integer("line");
        event.event_id = std::to_string(*event.order_key);
        event.message_id = event.event_id;
        event.chat = in.string_id("group");
        event.chat_name = event.chat;
        event.sender = in.string_id("user");
        event.sender_name = event.sender;
        event.reply_to = in.optional_id("reply_to");
        event.text = in.text("text");
        const auto time = from_rfc3339(in.text("time"));
        if (in.error()) return *in.error();
        if (!time) return Error{Errc::malformed_payload, "field time"};
        event.at = *time;
        read_mention(event);
        return Received{.events = {std::move(event)}, .answer = {.status = 204}};
    }

    Rendered render(const Document& document, const Send& send) const override {
        if (!send.earlier.empty()) return Done{};
        json::Object body{
            {"key", send.key}, {"chat", send.chat}, {"text", to_plain_text(document)}};
        return json_post("in-process://" + id_ + "/message", json::write(std::move(body)));
    }

    Outcome classify(const HttpResponse& response) const override {
        if (response.status >= 200 && response.status < 300) return Sent{};
        return Refused{.why = status_reason(response.status)};
    }

private:
    /// A mention of a person stays in the text; the bot's own name is cut.
    static void read_mention(Inbound& event) {
        event.text = std::string(trim(event.text));
        event.mentions_bot = cut_leading_name(event.text, own_names());
        if (event.mentions_bot) return;
        const auto name = leading_name(event.text);
        if (name.empty()) return;
        event.mentions.push_back({.user = std::string(name), .shown = "@" + std::string(name)});
    }

    std::string id_;
    Capabilities capabilities_;
};

std::vector<SettingRule> rules() {
    return {{.key = "in_process_only",
             .required = true,
             .meaning = "must be true; only `linyi replay` sets it"}};
}

Result<std::unique_ptr<Adapter>> make(const AdapterSettings& given) {
    SettingsReader in(given);
    if (!in.flag_or("in_process_only", false))
        in.refuse("in_process_only", "this type has no signature and serves `linyi replay` only");
    if (in.error()) return *in.error();
    Capabilities capabilities{
        .receives = Receives::all,
        .redelivers = true,
        .direct_by_user_id = true,
        .push = Push::yes,
        .length_max = 100'000,
        .length_unit = LengthUnit::code_points,
        .assurance = Assurance::a,  // the operator's own file
        .in_process = true,
    };
    return std::unique_ptr<Adapter>(std::make_unique<Replay>(given.id, std::move(capabilities)));
}

}  // namespace

AdapterType replay_adapter() {
    return {.name = "replay", .settings = rules, .make = make};
}

}  // namespace linyi
