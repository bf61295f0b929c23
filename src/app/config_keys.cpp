#include "app/config_keys.hpp"

#include "app/rule_files.hpp"
#include "outbox/addresses.hpp"
#include "outbox/target.hpp"
#include "render/templates.hpp"

#include <array>
#include <limits>

namespace linyi::app {
namespace {

using Flaw = std::optional<std::string>;

/// A whole number within bounds.
template <class T>
Flaw read_number(const toml::node& node, std::int64_t from, std::int64_t to, T& out) {
    const auto value = node.value_exact<std::int64_t>();
    if (!value || *value < from || *value > to) {
        return "must be a whole number from " + std::to_string(from) + " to " + std::to_string(to);
    }
    out = static_cast<T>(*value);
    return std::nullopt;
}

template <class Duration>
Flaw read_duration(const toml::node& node, std::int64_t from, std::int64_t to, Duration& out) {
    std::int64_t count{};
    auto flaw = read_number(node, from, to, count);
    if (!flaw) out = Duration{static_cast<typename Duration::rep>(count)};
    return flaw;
}

/// Whole seconds into a finer duration.
Flaw read_seconds(const toml::node& node, std::int64_t from, std::int64_t to, Millis& out) {
    std::chrono::seconds seconds{};
    auto flaw = read_duration(node, from, to, seconds);
    if (!flaw) out = seconds;
    return flaw;
}

Flaw read_text(const toml::node& node, std::string& out) {
    const auto value = node.value_exact<std::string>();
    if (!value) return "must be a text in quotes";
    out = *value;
    return std::nullopt;
}

/// Looked into at once, so that a broken template keeps linyi from starting, not a page from
/// opening.
Flaw read_templates(const toml::node& node, std::string& out) {
    if (auto flaw = read_text(node, out)) return flaw;
    const auto loaded = render::load_templates(out);
    return loaded ? Flaw{} : Flaw{"is not usable: " + loaded.error().detail};
}

/// As with the templates: better said at the start than when a vote opens.
Flaw read_rules(const toml::node& node, Config& config) {
    if (auto flaw = read_text(node, config.rules)) return flaw;
    auto loaded = load_rules(config.rules);
    if (!loaded) return "is not usable: " + loaded.error().detail;
    config.settings.votes.rules = std::move(*loaded);
    return std::nullopt;
}

Flaw read_flag(const toml::node& node, bool& out) {
    const auto value = node.value_exact<bool>();
    if (!value) return "must be true or false";
    out = *value;
    return std::nullopt;
}

Flaw read_texts(const toml::node& node, std::vector<std::string>& out) {
    const auto* array = node.as_array();
    if (array == nullptr) return "must be a list of texts: [\"…\", \"…\"]";
    out.clear();
    for (const auto& element : *array) {
        const auto value = element.value_exact<std::string>();
        if (!value) return "must be a list of texts: [\"…\", \"…\"]";
        out.push_back(*value);
    }
    return std::nullopt;
}

Flaw read_numbers(const toml::node& node, std::int64_t to, std::vector<int>& out) {
    const auto* array = node.as_array();
    if (array == nullptr) return "must be a list of whole numbers: [3, 1, 0]";
    out.clear();
    for (const auto& element : *array) {
        int value{};
        if (auto flaw = read_number(element, 0, to, value)) return flaw;
        out.push_back(value);
    }
    return std::nullopt;
}

/// "09:00"
Flaw read_time_of_day(const toml::node& node, std::chrono::minutes& out) {
    const auto text = node.value_exact<std::string>().value_or("");
    const bool has_shape = text.size() == 5 && text[2] == ':';
    for (const std::size_t i : {0U, 1U, 3U, 4U}) {
        if (!has_shape || text[i] < '0' || text[i] > '9') return "must be a time of day: \"09:00\"";
    }
    const int hours = (text[0] - '0') * 10 + (text[1] - '0');
    const int minutes = (text[3] - '0') * 10 + (text[4] - '0');
    if (hours > 23 || minutes > 59) return "must be a time of day: \"09:00\"";
    out = std::chrono::minutes{hours * 60 + minutes};
    return std::nullopt;
}

Flaw read_listen(const toml::node& node, ServerConfig& server) {
    const auto text = node.value_exact<std::string>().value_or("");
    const auto colon = text.rfind(':');
    constexpr std::string_view form = "must be \"ADDRESS:PORT\", for example \"127.0.0.1:8080\"";
    if (colon == std::string::npos || colon == 0) return std::string(form);
    std::int64_t port = 0;
    for (const char c : text.substr(colon + 1)) {
        if (c < '0' || c > '9' || port > std::numeric_limits<std::uint16_t>::max())
            return std::string(form);
        port = port * 10 + (c - '0');
    }
    if (port > std::numeric_limits<std::uint16_t>::max() || colon + 1 == text.size())
        return std::string(form);
    server.address = text.substr(0, colon);
    if (server.address.front() == '[' && server.address.back() == ']')
        server.address = server.address.substr(1, server.address.size() - 2);
    server.port = static_cast<std::uint16_t>(port);
    return std::nullopt;
}

Flaw read_hours(const toml::node& node, std::vector<std::chrono::hours>& out) {
    std::vector<int> numbers;
    if (auto flaw = read_numbers(node, 60L * 24, numbers)) return flaw;
    out.clear();
    for (const int number : numbers) out.emplace_back(number);
    return std::nullopt;
}

Flaw read_days_list(const toml::node& node, std::vector<std::string>& out) {
    if (auto flaw = read_texts(node, out)) return flaw;
    for (const auto& day : out) {
        if (!from_rfc3339(day + "T00:00:00Z")) return "\"" + day + "\" is no date like 2026-01-01";
    }
    return std::nullopt;
}

Flaw read_url(const toml::node& node, std::string& out) {
    std::string value;
    if (auto flaw = read_text(node, value)) return flaw;
    if (!value.empty() && !value.starts_with("http://") && !value.starts_with("https://"))
        return "must begin with http:// or https://";
    while (value.ends_with('/')) value.pop_back();
    out = value;
    return std::nullopt;
}

Flaw read_private_targets(const toml::node& node, std::vector<std::string>& out) {
    if (auto flaw = read_texts(node, out)) return flaw;
    const auto policy = outbox::AddressPolicy::parse(out);
    if (policy) return std::nullopt;
    const auto detail = policy.error().detail;
    constexpr std::string_view named = "allow_private: ";
    return "is wrong: " + (detail.starts_with(named) ? detail.substr(named.size()) : detail);
}

Flaw read_proxy(const toml::node& node, std::string& out) {
    if (auto flaw = read_url(node, out)) return flaw;
    if (out.empty()) return std::nullopt;
    const auto proxy = outbox::parse_proxy(out);
    if (!proxy) return "is wrong: " + proxy.error().detail;
    return std::nullopt;
}

Flaw read_level(const toml::node& node, std::string& out) {
    if (auto flaw = read_text(node, out)) return flaw;
    for (const std::string_view level : {"debug", "info", "warning", "error"}) {
        if (out == level) return std::nullopt;
    }
    return "must be \"debug\", \"info\", \"warning\" or \"error\"";
}

using N = const toml::node&;
using C = Config&;

std::vector<ConfigKey> make_table() {
    return {
        {{"server", "listen", "\"127.0.0.1:8080\"",
          "Address and port. Loopback by default; put a reverse proxy or TLS in front before you "
          "open it. Port 0 lets the system choose."},
         [](C c, N n) { return read_listen(n, c.server); }},
        {{"server", "public_url", "\"http://127.0.0.1:8080\"",
          "How residents reach the pages (briefings, privacy notice): scheme, host, port if any."},
         [](C c, N n) { return read_url(n, c.settings.public_url); }},
        {{"server", "privacy_url", "\"\"",
          "Your own privacy notice. Empty: linyi's page at <public_url>/privacy."},
         [](C c, N n) { return read_url(n, c.settings.privacy_url); }},
        {{"server", "handler", "\"\"",
          "Who answers for residents' data: name and contact, shown in the privacy notice "
          "(Personal Information Protection Law, article 17). Empty: the notice sends people to "
          "the admins of their group."},
         [](C c, N n) { return read_text(n, c.server.handler); }},
        {{"server", "tls_certificate", "\"\"",
          "PEM file with the certificate chain. Empty: plain HTTP. Read again at SIGHUP."},
         [](C c, N n) { return read_text(n, c.server.tls_certificate); }},
        {{"server", "tls_key", "\"\"", "PEM file with the key; readable by its owner only."},
         [](C c, N n) { return read_text(n, c.server.tls_key); }},
        {{"server", "log_level", "\"info\"", "debug, info, warning or error."},
         [](C c, N n) { return read_level(n, c.log_level); }},
        {{"server", "connections_max", "2048", "Connections open at once; 16 to 60000."},
         [](C c, N n) { return read_number(n, 16, 60'000, c.server.limits.connections_max); }},
        {{"server", "connections_per_address_max", "256",
          "Of them from one address (an IPv6 /64 counts as one). Raise it behind a reverse proxy."},
         [](C c, N n) {
             return read_number(n, 1, 60'000, c.server.limits.connections_per_address_max);
         }},
        {{"server", "header_seconds", "10", "Absolute time for a request's header; 1 to 60."},
         [](C c, N n) { return read_seconds(n, 1, 60, c.server.limits.header); }},
        {{"server", "body_seconds", "20", "Absolute time for a request's body; 1 to 120."},
         [](C c, N n) { return read_seconds(n, 1, 120, c.server.limits.body); }},
        {{"server", "idle_seconds", "30", "Between two requests of a connection; 1 to 300."},
         [](C c, N n) { return read_seconds(n, 1, 300, c.server.limits.idle); }},

        {{"data", "folder", "\"data\"", "Database, backups, locks. Keep it on a local disk."},
         [](C c, N n) {
             std::string text;
             auto flaw = read_text(n, text);
             c.data.folder = text;
             return flaw;
         }},
        {{"data", "backup_time", "\"03:30\"",
          "Time of day (UTC) of the nightly verified backup into <folder>/backups."},
         [](C c, N n) { return read_time_of_day(n, c.data.backup_time); }},
        {{"data", "backups_kept", "14", "Older nightly backups are deleted; 1 to 1000."},
         [](C c, N n) { return read_number(n, 1, 1000, c.data.backups_kept); }},

        {{"ledger", "key_file", "\"\"",
          "PEM file with the Ed25519 key that signs the ledger's checkpoints, readable by its "
          "owner "
          "only. Empty: ledger.key in the data folder, made at the first start. Keep a copy "
          "elsewhere: no backup holds it."},
         [](C c, N n) { return read_text(n, c.ledger.key_file); }},
        {{"ledger", "post_daily", "true",
          "Post a checkpoint in the owners' groups every day on which anything happened, besides "
          "those at the opening and the close of a vote."},
         [](C c, N n) { return read_flag(n, c.settings.ledger.post_daily); }},

        {{"admin", "chat", "\"\"",
          "\"ADAPTER:CHAT\" that gets dead letters and failures, e.g. "
          "\"telegram:-1001234567890\"."},
         [](C c, N n) { return read_text(n, c.admin.chat); }},
        {{"admin", "wrong_tokens_per_minute", "10",
          "Wrong admin tokens from one address before it is answered 429; 1 to 1000."},
         [](C c, N n) { return read_number(n, 1, 1000, c.admin.wrong_tokens_per_minute); }},

        {{"votes", "confirm_every_seconds", "30",
          "In a group ballots are confirmed together, without names, at most this often; 1 to "
          "3600."},
         [](C c, N n) { return read_duration(n, 1, 3600, c.settings.votes.confirm_every); }},
        {{"votes", "default_open_days", "7", "If /vote names no deadline; the post says so."},
         [](C c, N n) { return read_duration(n, 1, 60, c.settings.votes.default_open); }},
        {{"votes", "open_days_max", "60",
          "Longest vote. Hangzhou Property Regulation 2021 art. 20: 5 to 60 days."},
         [](C c, N n) { return read_duration(n, 1, 366, c.settings.votes.limits.open_days_max); }},
        {{"votes", "options_max", "20", "Options of one vote; 2 to 50."},
         [](C c, N n) { return read_number(n, 2, 50, c.settings.votes.limits.options_max); }},
        {{"votes", "count_parking", "false",
          "Parking spaces count as units. Guidance Rules 建房〔2009〕274号 art. 25: the rules of "
          "procedure decide."},
         [](C c, N n) { return read_flag(n, c.settings.votes.count_parking); }},
        {{"votes", "late_notice_hours", "24",
          "A bare answer this long after a close is told that it came late; 0 to 720."},
         [](C c, N n) { return read_duration(n, 0, 720, c.settings.votes.late_notice_within); }},
        {{"votes", "objection_days", "7",
          "How long owners may object to a posted result. Qingyuan 2022 art. 17: within 7 days."},
         [](C c, N n) { return read_duration(n, 1, 60, c.settings.votes.objection_time); }},
        {{"votes", "rules", "\"\"",
          "Folder with your own rule sets (*.toml); they add to the built-in ones of config/rules "
          "or "
          "replace them by name. Empty: built-in."},
         [](C c, N n) { return read_rules(n, c); }},

        {{"reminders", "time_of_day", "\"09:00\"",
          "When reminders go out, on the community's clock."},
         [](C c, N n) { return read_time_of_day(n, c.settings.reminders.time_of_day); }},
        {{"reminders", "task_days_before", "[3, 1, 0]", "Days before a task's due day."},
         [](C c, N n) { return read_numbers(n, 365, c.settings.reminders.task_days_before); }},
        {{"reminders", "meeting_days_before", "[3, 1, 0]", "Days before a meeting."},
         [](C c, N n) { return read_numbers(n, 365, c.settings.reminders.meeting_days_before); }},
        {{"reminders", "overdue_days_responsible", "1",
          "Days after the due day: responsible person and supervisor are told."},
         [](C c, N n) {
             return read_number(n, 0, 365, c.settings.reminders.overdue_days_responsible);
         }},
        {{"reminders", "overdue_days_escalate", "3", "Days after the due day: the street is told."},
         [](C c, N n) {
             return read_number(n, 1, 365, c.settings.reminders.overdue_days_escalate);
         }},
        {{"reminders", "escalate_every_days", "7", "And again every so many days."},
         [](C c, N n) { return read_number(n, 1, 365, c.settings.reminders.escalate_every_days); }},
        {{"reminders", "vote_hours_before", "[48, 24]",
          "Hours before a vote closes; only households that have not voted are reminded."},
         [](C c, N n) { return read_hours(n, c.settings.reminders.vote_hours_before); }},
        {{"reminders", "vote_midway", "true", "Post the participation half-way through a vote."},
         [](C c, N n) { return read_flag(n, c.settings.reminders.vote_midway); }},
        {{"reminders", "vote_midway_min_hours", "72", "Shorter votes get no half-way post."},
         [](C c, N n) {
             return read_duration(n, 1, 2400, c.settings.reminders.vote_midway_min_length);
         }},
        {{"reminders", "quiet_from", "\"22:00\"", "Nothing but emergencies is sent from here …"},
         [](C c, N n) { return read_time_of_day(n, c.settings.reminders.quiet.from); }},
        {{"reminders", "quiet_until", "\"07:00\"", "… to here."},
         [](C c, N n) { return read_time_of_day(n, c.settings.reminders.quiet.until); }},
        {{"reminders", "stale_after_hours", "12",
          "A reminder that could not be sent for so long is dropped (state expired)."},
         [](C c, N n) { return read_duration(n, 1, 720, c.settings.reminders.stale_after); }},

        {{"tasks", "default_due_days", "7", "If a task names no date; the reply says so."},
         [](C c, N n) { return read_duration(n, 1, 366, c.settings.task_default_due); }},
        {{"answers", "danger_minutes", "5", "First answer to danger to life or property (P0)."},
         [](C c, N n) { return read_duration(n, 1, 1440, c.settings.answers.danger); }},
        {{"answers", "living_minutes", "30",
          "First answer when water, power or a lift fails (P1)."},
         [](C c, N n) { return read_duration(n, 1, 10080, c.settings.answers.living); }},
        {{"answers", "general_minutes", "1440",
          "First answer promised to a complaint or request (P2)."},
         [](C c, N n) { return read_duration(n, 1, 43200, c.settings.answers.general); }},
        {{"answers", "complex_workdays", "1",
          "First answer promised to a suggestion (P3), in working days."},
         [](C c, N n) { return read_number(n, 1, 60, c.settings.answers.complex_workdays); }},
        {{"briefing", "chat_lines_max", "10", "Lines of the short form in the chat; 3 to 30."},
         [](C c, N n) { return read_number(n, 3, 30, c.settings.briefing_chat_lines_max); }},
        {{"briefing", "templates", "\"\"",
          "Folder with your own briefing.html.mustache or briefing.md.mustache. Empty: built-in."},
         [](C c, N n) { return read_templates(n, c.templates); }},

        {{"retention", "chat_text_days", "30", "Raw chat text and dead letters."},
         [](C c, N n) {
             auto flaw = read_duration(n, 1, 180, c.settings.retention.chat_text);
             c.settings.retention.dead_letters = c.settings.retention.chat_text;
             return flaw;
         }},
        {{"retention", "inbox_ids_days", "45",
          "How long a repeated event is recognised; those of ballots as long as the vote."},
         [](C c, N n) { return read_duration(n, 8, 3660, c.settings.retention.inbox_ids); }},
        {{"retention", "outbox_sent_days", "30", "Messages that were delivered or expired."},
         [](C c, N n) { return read_duration(n, 1, 3660, c.settings.retention.outbox_sent); }},
        {{"retention", "opinions_days", "1095",
          "Opinions and their answers, after they are settled."},
         [](C c, N n) { return read_duration(n, 30, 36500, c.settings.retention.opinions); }},

        {{"calendar", "holidays", "[]", "Public holidays on weekdays: [\"2026-01-01\"]."},
         [](C c, N n) { return read_days_list(n, c.settings.holidays); }},
        {{"calendar", "workdays", "[]", "Weekend days worked instead (调休): [\"2026-01-04\"]."},
         [](C c, N n) { return read_days_list(n, c.settings.workdays); }},

        {{"intake", "waiting_max", "1024", "Events waiting for the disk; beyond: 503."},
         [](C c, N n) { return read_number(n, 16, 100'000, c.intake.waiting_max); }},
        {{"intake", "waiting_per_sender", "4", "Of one sender; beyond: 429."},
         [](C c, N n) { return read_number(n, 1, 1000, c.intake.waiting_per_sender); }},
        {{"intake", "chatter_percent", "50", "Long messages are taken only below this share."},
         [](C c, N n) { return read_number(n, 1, 100, c.intake.chatter_percent); }},
        {{"intake", "command_age_minutes", "10",
          "Older events run no command; ballots still count by the vote's deadline."},
         [](C c, N n) { return read_duration(n, 1, 1440, c.settings.intake.command_age_max); }},
        {{"intake", "text_bytes_max", "16384", "Longer messages are answered, not read."},
         [](C c, N n) { return read_number(n, 256, 262'144, c.settings.intake.text_bytes_max); }},

        {{"outgoing", "allow_private", "[]",
          "Private or loopback targets linyi may call: [\"127.0.0.1:3000\", \"10.0.0.0/8\"]."},
         [](C c, N n) { return read_private_targets(n, c.outgoing.allow_private); }},
        {{"outgoing", "proxy", "\"\"", "Outbound HTTP proxy: \"http://host:port\"."},
         [](C c, N n) { return read_proxy(n, c.outgoing.proxy); }},
        {{"outgoing", "ca_file", "\"\"", "PEM file of trusted CAs. Empty: the system's."},
         [](C c, N n) { return read_text(n, c.outgoing.ca_file); }},
        {{"outgoing", "attempt_seconds", "15", "One delivery attempt in all; 1 to 120."},
         [](C c, N n) { return read_seconds(n, 1, 120, c.outgoing.attempt_total); }},
        {{"outgoing", "in_flight_max", "64", "Deliveries at the same time; one a chat."},
         [](C c, N n) { return read_number(n, 1, 1000, c.outgoing.in_flight_max); }},
        {{"outgoing", "tries_max", "12", "Then a message is dead (and can be sent again by hand)."},
         [](C c, N n) { return read_number(n, 1, 100, c.outgoing.tries_max); }},
        {{"outgoing", "age_hours_max", "24", "Or after so many hours."},
         [](C c, N n) { return read_duration(n, 1, 720, c.outgoing.age_max); }},
    };
}

}  // namespace

const std::vector<ConfigKey>& config_key_table() {
    static const auto table = make_table();
    return table;
}

std::vector<KeyDoc> config_keys() {
    std::vector<KeyDoc> docs;
    for (const auto& key : config_key_table()) docs.push_back(key.doc);
    return docs;
}

}  // namespace linyi::app
