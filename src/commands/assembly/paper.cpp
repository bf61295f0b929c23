#include "base/text.hpp"
#include "commands/assembly/assembly.hpp"
#include "commands/assembly/countersign.hpp"
#include "commands/assembly/texts.hpp"
#include "commands/choose.hpp"
#include "commands/payload.hpp"
#include "commands/poll/box.hpp"
#include "commands/poll/poll.hpp"

namespace linyi::commands::assembly {
namespace {

/// One entry of a paper ballot, as keyed by one teller.
struct Entry {
    std::vector<std::string> keys{};  ///< as on a ballot; "invalid" for a paper that does not count
    std::string photo{};

    /// What both tellers must have written alike.
    std::string text() const { return join(keys, ",") + "\n" + photo; }
};

constexpr std::string_view invalid_key = "invalid";

std::string options_of(const Poll& poll) {
    std::vector<std::string> words;
    for (const auto& option : poll.options) words.push_back(option.key);
    return join(words, "、");
}

std::string abstention(const Poll& poll) {
    for (const auto& option : poll.options) {
        if (option.role == OptionRole::abstain) return option.key;
    }
    return std::string(invalid_key);
}

/// "同意", "2", "1,3", "1=5,2=3", "blank" → the choice, as the frozen rule reads blank papers.
/// Empty if it is none.
std::vector<std::string> keys_of(const std::string& word, const Poll& poll, Context& context) {
    if (word == "无效" || word == invalid_key) return {std::string(invalid_key)};
    if (word == "空白" || word == "blank") {
        const auto blank = context.tx.polls().frozen(poll).rules.owners.blank_as;
        return {blank == rules::BlankAs::abstain ? abstention(poll) : std::string(invalid_key)};
    }
    const auto answers = language::read_answers(word, paper_of(poll));
    const auto& answer = answers.front();
    if (answer.kind == language::AnswerReading::Kind::choice) return answer.keys;
    for (const auto& option : poll.options) {
        const bool is_named = word == option.key || word == option.label;
        if (is_named && poll.max_score == 0) return {option.key};
    }
    return {};
}

Result<Entry> read_entry(const std::string& text, const Poll& poll, Context& context) {
    const auto space = text.find_first_of(" \n\t");
    const auto word = text.substr(0, space);
    auto keys = keys_of(word, poll, context);
    if (keys.empty())
        return Error{texts::paper_choice,
                     {{"choice", word}, {"id", short_id(poll)}, {"options", options_of(poll)}}};
    const auto photo = space == text.npos ? std::string{} : std::string(trim(text.substr(space)));
    if (photo.empty())
        return Error{texts::paper_photo,
                     {{"example", "/纸质票 " + short_id(poll) + " 3-2-501 " + word + " P-17"}}};
    return Entry{.keys = std::move(keys), .photo = photo};
}

/// Both tellers agree: into the box, or on record as invalid.
Reply count_paper(const Poll& poll, const VotingRight& right, const Entry& entry,
                  const storage::Countersign& first, Context& context) {
    const auto language = context.community.language;
    Args args{{"id", short_id(poll)}, {"unit", right.label}, {"photo", entry.photo}};
    Payload facts;
    facts.set("photo", entry.photo)
        .set("first", first.asked_by)
        .set("second", context.caller.member->person);
    Reply reply;
    if (entry.keys.front() == invalid_key) {
        record(context, "paper_invalid", poll.id, facts.set("right", right.no).json());
        reply = Reply::say_here(say(language, texts::paper_invalid, args));
    } else {
        const auto boxed = poll::put_in_box(poll,
                                            {.poll = poll.id,
                                             .right = right.no,
                                             .choice = entry.keys,
                                             .account = context.caller.account.id,
                                             .chat = context.chat.id,
                                             .decided_at = context.now,
                                             .event = first.subject,
                                             .route = Route::paper},
                                            context, facts);
        if (boxed.standing) {
            args["route"] = poll::route_words(boxed.standing->route, language);
            args["time"] = poll::when(boxed.standing->decided_at, context);
        }
        const bool is_in =
            boxed.decision == BallotDecision::counted || boxed.decision == BallotDecision::changed;
        const auto& words = is_in                                    ? texts::paper_counted
                            : boxed.decision == BallotDecision::late ? texts::paper_late
                                                                     : texts::paper_taken;
        reply = Reply::say_here(say(language, words, args));
    }
    reply.poll = poll.id;
    return reply;
}

}  // namespace

/// Two tellers key each paper by themselves; it counts when both wrote the same.
Result<Reply> paper(const Call& call, Context& context) {
    auto named = named_poll(call.rest, context);
    if (!named) return named.error();
    const auto& poll = named->poll;
    const auto unit = named_unit(named->rest, context);
    if (!unit) return unit.error();
    const auto right = right_of(poll, unit->unit, context);
    if (!right) return right.error();
    const auto entry = read_entry(unit->rest, poll, context);
    if (!entry) return entry.error();
    if (!context.caller.member) return Error{Errc::forbidden, texts::not_a_member};

    const auto language = context.community.language;
    const Args args{{"id", short_id(poll)}, {"unit", right->label}};
    auto deeds = context.tx.countersigns();
    const auto subject = "paper-" + std::to_string(right->no);
    const auto first = deeds.waiting(poll.id, "paper", subject);
    if (!first) {
        const auto number = context.tx.communities().next_number(context.community.id, 'D');
        deeds.add({.community = context.community.id,
                   .number = number,
                   .poll = poll.id,
                   .kind = "paper",
                   .subject = subject,
                   .payload = entry->text(),
                   .asked_by = context.caller.member->person,
                   .asked_account = context.caller.account.id,
                   .asked_at = context.now});
        record(context, "paper_keyed", poll.id,
               Payload{}
                   .set("deed", number)
                   .set("right", right->no)
                   .set("photo", entry->photo)
                   .set("first", context.caller.member->person)
                   .json());
        auto reply = Reply::say_here(say(language, texts::paper_first, args));
        reply.poll = poll.id;
        return reply;
    }
    const auto second = context.caller.member->person;
    if (first->asked_by == second) return Error{Errc::forbidden, texts::paper_again, args};
    if (first->payload != entry->text()) {
        deeds.settle(*first, false, second, context.now);
        record(context, "paper_differs", poll.id,
               Payload{}
                   .set("right", right->no)
                   .set("first", first->asked_by)
                   .set("second", second)
                   .json());
        return Reply::say_here(say(language, texts::paper_differs, args));
    }
    deeds.settle(*first, true, second, context.now);
    return count_paper(poll, *right, *entry, *first, context);
}

}  // namespace linyi::commands::assembly
