#include "commands/assembly/import.hpp"

#include "base/text.hpp"
#include "commands/assembly/assembly.hpp"
#include "commands/assembly/texts.hpp"
#include "commands/choose.hpp"
#include "commands/payload.hpp"
#include "commands/poll/box.hpp"

#include <map>

namespace linyi::commands::assembly {
namespace {

/// The key of the option that a word of the file means; empty if none.
std::string key_of(const std::string& word, const Poll& poll) {
    for (const auto& option : poll.options) {
        if (word == option.key || word == option.label) return option.key;
    }
    const auto answer = language::read_answers(word, paper_of(poll)).front();
    const bool is_clear =
        answer.kind == language::AnswerReading::Kind::choice && answer.keys.size() == 1;
    return is_clear ? answer.keys.front() : std::string{};
}

/// Reads rows, gathering what is wrong with them and what they say by right.
class Checking {
public:
    Checking(const Poll& poll, Language language, storage::Tx tx)
        : poll_(poll), language_(language), tx_(tx) {}

    void take(const ImportRow& row) {
        const Args args{{"line", std::to_string(row.line)},
                        {"unit", row.unit},
                        {"choice", row.choice},
                        {"id", short_id(poll_)}};
        auto unit = tx_.roster().find(poll_.community, row.unit);
        if (!unit) unit = tx_.roster().find(poll_.community, language::unit_label(row.unit));
        if (!unit) return complain(texts::import_unit, args);
        const std::int32_t right = tx_.polls().right_of_unit(poll_.id, unit->id).value_or(0);
        if (right == 0) return complain(texts::import_roll, args);
        const auto key = key_of(row.choice, poll_);
        if (key.empty()) return complain(texts::import_choice, args);
        const auto [known, is_new] = choices_.try_emplace(right, key);
        if (!is_new && known->second != key) complain(texts::import_twice, args);
    }

    const std::vector<std::string>& problems() const { return problems_; }
    const std::map<std::int32_t, std::string>& choices() const { return choices_; }

private:
    void complain(const Text& words, const Args& args) {
        problems_.push_back(say(language_, words, args));
    }

    const Poll& poll_;
    Language language_;
    storage::Tx tx_;
    std::vector<std::string> problems_{};
    std::map<std::int32_t, std::string> choices_{};
};

}  // namespace

ImportAsked ask_import(const Poll& poll, const ImportFile& file, Language language, storage::Tx tx,
                       Timestamp now) {
    Checking checking(poll, language, tx);
    for (const auto& row : file.rows) checking.take(row);
    ImportAsked asked{.problems = checking.problems(), .ballots = checking.choices().size()};
    if (!asked.problems.empty() || checking.choices().empty()) return asked;

    auto payload = short_id(poll) + "\n" + replace_all(file.system, "\n", " ");
    for (const auto& [right, key] : checking.choices())
        payload += "\n" + std::to_string(right) + "\t" + key;
    asked.deed = tx.communities().next_number(poll.community, 'D');
    tx.countersigns().add({.community = poll.community,
                           .number = asked.deed,
                           .poll = poll.id,
                           .kind = "import",
                           .subject = file.sha256,
                           .payload = payload,
                           .asked_at = now});
    tx.acts().append({.community = poll.community,
                      .poll = poll.id,
                      .kind = "deed_asked",
                      .decided_at = now,
                      .payload = Payload{}
                                     .set("deed", asked.deed)
                                     .set("command", "import")
                                     .set("system", file.system)
                                     .set("file_sha256", file.sha256)
                                     .set("ballots", static_cast<std::int64_t>(asked.ballots))
                                     .json()});
    return asked;
}

Result<Reply> import_ballots(const Call& call, Context& context) {
    if (!call.first) return Error{Errc::forbidden};  // only by signing a deed
    const auto lines = split(call.rest, '\n');
    const auto named = named_poll(lines.front(), context);
    if (!named) return named.error();
    const auto& poll = named->poll;
    std::int64_t counted = 0;
    std::int64_t refused = 0;
    for (std::size_t i = 2; i < lines.size(); ++i) {
        const auto tab = lines[i].find('\t');
        if (tab == std::string::npos) continue;
        const auto boxed = poll::put_in_box(
            poll,
            {.poll = poll.id,
             .right = static_cast<std::int32_t>(std::stol(lines[i].substr(0, tab))),
             .choice = {lines[i].substr(tab + 1)},
             .account = context.caller.account.id,
             .chat = context.chat.id,
             .decided_at = context.now,
             .event = call.message->event_id,
             .route = Route::import},
            context, Payload{}.set("system", lines[1]));
        const bool is_in =
            boxed.decision == BallotDecision::counted || boxed.decision == BallotDecision::changed;
        ++(is_in ? counted : refused);
    }
    auto reply = Reply::say_here(say(context.community.language, texts::import_done,
                                     {{"id", short_id(poll)},
                                      {"system", lines[1]},
                                      {"counted", std::to_string(counted)},
                                      {"refused", std::to_string(refused)}}));
    reply.poll = poll.id;
    return reply;
}

}  // namespace linyi::commands::assembly
