#include "commands/choose.hpp"

#include "base/text.hpp"
#include "commands/heard.hpp"
#include "domain/ballot_form.hpp"
#include "language/affirmation.hpp"

#include <algorithm>

namespace linyi::commands {
namespace {

using language::AnswerReading;

/// Reads one message in its situation. Each step returns the call it found, or none.
class Chooser {
public:
    Chooser(const CommandTable& table, Context& context, const Inbound& event)
        : table_(table), context_(context), event_(event), heard_{table, context, event} {}

    std::vector<Call> choose() {
        using Step = std::optional<Call> (Chooser::*)();
        for (const Step step : {&Chooser::button, &Chooser::command, &Chooser::question,
                                &Chooser::quoted, &Chooser::short_id}) {
            if (auto call = (this->*step)()) return {std::move(*call)};
        }
        if (auto calls = talk(); !calls.empty()) return calls;
        if (auto calls = seconding_calls(heard_); !calls.empty()) return calls;
        // Whoever speaks to us waits for an answer; talk between neighbours gets none.
        const bool is_said = event_.kind == Inbound::Kind::message && !trim(event_.text).empty();
        if (is_said && is_addressed()) return {heard_.call("unknown")};
        return {};
    }

private:
    /// One message may hold several things: 3-2-202签到,现在开会 or 刚到家,1-2-404签到,我投1.
    std::vector<Call> talk() {
        auto calls = said();
        if (auto afterword = afterword_call(heard_, calls)) calls.push_back(std::move(*afterword));
        return calls;
    }

    std::vector<Call> said() {
        auto calls = marker_calls(heard_);
        const bool is_marked = !calls.empty();
        auto attendance = attendance_call(heard_);
        const bool is_check_in = attendance && attendance->command == "checkin";
        if (attendance && (!is_marked || is_check_in)) calls.push_back(std::move(*attendance));
        if (auto filing = filing_call(heard_)) calls.push_back(std::move(*filing));
        if (is_marked || (!calls.empty() && !is_check_in)) return calls;
        for (auto& answer : answer_calls(heard_)) {
            // Beside a check-in only what answers an open poll; 到 is no stray answer.
            if (calls.empty() || answer.command == "ballot" || !is_check_in)
                calls.push_back(std::move(answer));
        }
        return calls;
    }

    std::optional<Call> button() {
        if (event_.kind != Inbound::Kind::action) return std::nullopt;
        if (const auto pressed = read_poll_button(event_.action_value)) {
            // Only our own page names a right; a platform's press cannot pass for one of it.
            if (pressed->by_link && !event_.event_id.starts_with(link_event))
                return heard_.call("unknown", event_.action_value);
            const auto poll = context_.tx.polls().find(pressed->poll);
            AnswerReading answer{.kind = AnswerReading::Kind::not_an_option};
            if (poll) {
                const auto reach = context_.tx.polls().reach(poll->id, context_.caller.account.id);
                answer = reading_of(*pressed, *poll, reach);
            }
            Call call = heard_.call("ballot");
            call.reading =
                BallotCall{.poll = pressed->poll, .answers = {answer}, .by_button = true};
            return call;
        }
        const auto colon = event_.action_value.find(':');
        const auto name = event_.action_value.substr(0, colon);
        if (table_.find(name) == nullptr) return heard_.call("unknown", event_.action_value);
        Call call = heard_.call(name);
        if (colon != std::string::npos) call.rest = event_.action_value.substr(colon + 1);
        call.reading = Press{.value = call.rest};
        return call;
    }

    bool is_addressed() const {
        return event_.mentions_bot || context_.chat.kind == ChatKind::direct;
    }

    /// A slash always means a command. Without one, a known first word does, if the bot is meant.
    std::optional<Call> command() {
        const auto prefixed = language::read_command(event_.text, false);
        const auto words =
            prefixed ? prefixed : language::read_command(event_.text, is_addressed());
        if (!words) return std::nullopt;
        if (const auto* command = table_.find_word(words->name)) {
            return heard_.call(std::string(command->name), words->rest);
        }
        if (prefixed) return heard_.call("unknown", words->name);
        return std::nullopt;
    }

    std::optional<Call> question() {
        const auto asked = context_.tx.conversation().pending(context_.caller.account.id,
                                                              context_.chat.id, context_.now);
        if (!asked || !event_.reply_to.empty()) return std::nullopt;
        if (asked->kind != "ballot") {
            Call call = heard_.call(asked->kind, event_.text);
            call.reading = QuestionAnswer{*asked};
            return call;
        }
        const auto poll = context_.tx.polls().find(PollId{asked->subject});
        if (!poll || !takes_ballots(*poll, context_.now)) return std::nullopt;
        // V1 同意 is said of V1, whatever was asked back about V2.
        const auto named = language::read_short_id(event_.text);
        if (named && (named->kind != 'V' || named->number != poll->number)) return std::nullopt;
        auto answers = language::read_answers(event_.text, paper_of(*poll));
        if (!is_answer(answers)) {
            // 是的 to "do you mean yes?" is the answer that was suggested.
            if (asked->payload.empty() || !language::affirms(event_.text)) return std::nullopt;
            answers = {{.kind = AnswerReading::Kind::choice, .keys = {asked->payload}}};
        }
        return heard_.ballot(poll->id, std::move(answers));
    }

    std::optional<Call> quoted() {
        const auto subject =
            context_.tx.conversation().subject_of(context_.chat.id, event_.reply_to);
        if (!subject) return std::nullopt;
        if (subject->kind == 'V') {
            const auto poll = context_.tx.polls().find(PollId{subject->id});
            if (!poll) return std::nullopt;
            auto answers = language::read_answers(event_.text, paper_of(*poll));
            if (!is_answer(answers)) return std::nullopt;
            return heard_.ballot(poll->id, std::move(answers));
        }
        return about(*subject, event_.text);
    }

    /// In a private chat two of a person's communities may both have a V12.
    bool is_in_several(std::int64_t number) {
        if (context_.chat.kind != ChatKind::direct) return false;
        const auto own = context_.tx.accounts().communities_of(context_.caller.account.id);
        return std::count_if(own.begin(), own.end(), [&](CommunityId community) {
                   return context_.tx.polls().find(community, number).has_value();
               }) > 1;
    }

    /// "T5 完成": the id first, then what to do with it, in the words of a command.
    std::optional<Call> short_id() {
        const auto id = language::read_short_id(event_.text);
        if (!id) return std::nullopt;
        if (id->kind == 'V') {
            if (is_in_several(id->number)) return heard_.call("which_community");
            const auto poll = context_.tx.polls().find(context_.community.id, id->number);
            if (!poll) return heard_.call("unknown_id", "V" + std::to_string(id->number));
            auto answers = language::read_answers(id->rest, paper_of(*poll));
            if (is_answer(answers)) return heard_.ballot(poll->id, std::move(answers));
            if (id->rest.empty()) return heard_.call("result", "V" + std::to_string(id->number));
        }
        const auto words = language::read_command(id->rest, true);
        if (!words) return std::nullopt;
        const auto* command = table_.find_word(words->name);
        if (command == nullptr) return std::nullopt;
        return heard_.call(std::string(command->name),
                           id->kind + std::to_string(id->number) + " " + words->rest);
    }

    /// A quoted opinion, task or resolution: "+1", "完成", "60%" are about it.
    std::optional<Call> about(const Subject& subject, const std::string& text) {
        if (subject.kind == 'O' && language::is_support(text)) {
            Call call = heard_.call("support");
            call.rest = "#" + std::to_string(subject.id);
            return heard_.known(std::move(call));
        }
        const auto words = language::read_command(text, true);
        const auto* command = words ? table_.find_word(words->name) : nullptr;
        if (command == nullptr) return std::nullopt;
        return heard_.call(
            std::string(command->name),
            std::string("#") + subject.kind + std::to_string(subject.id) + " " + words->rest);
    }

    const CommandTable& table_;
    Context& context_;
    const Inbound& event_;
    Heard heard_;
};

}  // namespace

language::BallotPaper paper_of(const Poll& poll) {
    language::BallotPaper paper{.yes_no = poll.kind == PollKind::yes_no,
                                .numbered = poll.is_numbered,
                                .choices_max = poll.choices_max,
                                .ranked = poll.is_ranked,
                                .max_score = poll.max_score};
    for (const auto& option : poll.options) {
        paper.options.push_back({.key = option.key,
                                 .label = project_name(option),
                                 .role = static_cast<language::OptionWords::Role>(option.role),
                                 .answer = option.answer});
    }
    return paper;
}

std::vector<Call> choose_calls(const CommandTable& table, Context& context, const Inbound& event) {
    return Chooser(table, context, event).choose();
}

}  // namespace linyi::commands
