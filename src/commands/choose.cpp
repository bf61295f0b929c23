#include "commands/choose.hpp"

#include "base/text.hpp"
#include "language/roll_call.hpp"

#include <algorithm>
#include <array>

namespace linyi::commands {
namespace {

using language::AnswerReading;

bool is_answer(const std::vector<AnswerReading>& answers) {
    return std::any_of(answers.begin(), answers.end(), [](const AnswerReading& answer) {
        return answer.kind != AnswerReading::Kind::none;
    });
}

Call make_call(const Inbound& event, std::string command, std::string rest = {}) {
    return {.message = &event, .command = std::move(command), .rest = std::move(rest)};
}

Call ballot_call(const Inbound& event, PollId poll, std::vector<AnswerReading> answers) {
    Call call = make_call(event, "ballot");
    call.reading = BallotCall{.poll = poll, .answers = std::move(answers)};
    return call;
}

/// Reads one message in its situation. Each step returns the call it found, or none.
class Chooser {
public:
    Chooser(const CommandTable& table, Context& context, const Inbound& event)
        : table_(table), context_(context), event_(event) {}

    std::vector<Call> choose() {
        using Step = std::optional<Call> (Chooser::*)();
        for (const Step step : {&Chooser::button, &Chooser::command, &Chooser::question,
                                &Chooser::quoted, &Chooser::short_id}) {
            if (auto call = (this->*step)()) return {std::move(*call)};
        }
        if (auto calls = markers(); !calls.empty()) return calls;
        for (const Step step : {&Chooser::attendance, &Chooser::open_poll}) {
            if (auto call = (this->*step)()) return {std::move(*call)};
        }
        if (auto calls = seconding(); !calls.empty()) return calls;
        // Whoever speaks to us waits for an answer; talk between neighbours gets none.
        const bool is_said = event_.kind == Inbound::Kind::message && !trim(event_.text).empty();
        if (is_said && is_addressed()) return {make_call(event_, "unknown")};
        return {};
    }

private:
    std::optional<Call> button() {
        if (event_.kind != Inbound::Kind::action) return std::nullopt;
        if (const auto pressed = read_poll_button(event_.action_value)) {
            const auto poll = context_.tx.polls().find(pressed->poll);
            AnswerReading answer{.kind = AnswerReading::Kind::not_an_option};
            if (poll && pressed->option <= poll->options.size()) {
                answer.kind = AnswerReading::Kind::choice;
                answer.keys = {poll->options[pressed->option - 1].key};
            }
            Call call = make_call(event_, "ballot");
            call.reading =
                BallotCall{.poll = pressed->poll, .answers = {answer}, .by_button = true};
            return call;
        }
        const auto colon = event_.action_value.find(':');
        const auto name = event_.action_value.substr(0, colon);
        if (table_.find(name) == nullptr) return make_call(event_, "unknown", event_.action_value);
        Call call = make_call(event_, name);
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
            Call call = make_call(event_, std::string(command->name), words->rest);
            word_ = words->name;
            return call;
        }
        if (prefixed) return make_call(event_, "unknown", words->name);
        return std::nullopt;
    }

    std::optional<Call> question() {
        const auto asked = context_.tx.conversation().pending(context_.caller.account.id,
                                                              context_.chat.id, context_.now);
        if (!asked || !event_.reply_to.empty()) return std::nullopt;
        if (asked->kind != "ballot") {
            Call call = make_call(event_, asked->kind, event_.text);
            call.reading = QuestionAnswer{*asked};
            return call;
        }
        const auto poll = context_.tx.polls().find(PollId{asked->subject});
        if (!poll || !takes_ballots(*poll, context_.now)) return std::nullopt;
        auto answers = language::read_answers(event_.text, paper_of(*poll));
        if (!is_answer(answers)) return std::nullopt;
        return ballot_call(event_, poll->id, std::move(answers));
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
            return ballot_call(event_, poll->id, std::move(answers));
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

    /// A bare answer in a private chat while several of the person's communities vote.
    bool is_open_in_several() {
        if (context_.chat.kind != ChatKind::direct || !language::looks_like_answer(event_.text))
            return false;
        const auto own = context_.tx.accounts().communities_of(context_.caller.account.id);
        if (own.size() < 2) return false;
        return std::count_if(own.begin(), own.end(), [&](CommunityId community) {
                   return !context_.tx.polls().open_of(community).empty();
               }) > 1;
    }

    /// "T5 完成": the id first, then what to do with it, in the words of a command.
    std::optional<Call> short_id() {
        const auto id = language::read_short_id(event_.text);
        if (!id) return std::nullopt;
        if (id->kind == 'V') {
            if (is_in_several(id->number)) return make_call(event_, "which_community");
            const auto poll = context_.tx.polls().find(context_.community.id, id->number);
            if (!poll) return make_call(event_, "unknown_id", "V" + std::to_string(id->number));
            auto answers = language::read_answers(id->rest, paper_of(*poll));
            if (is_answer(answers)) return ballot_call(event_, poll->id, std::move(answers));
            if (id->rest.empty())
                return make_call(event_, "result", "V" + std::to_string(id->number));
        }
        const auto words = language::read_command(id->rest, true);
        if (!words) return std::nullopt;
        const auto* command = table_.find_word(words->name);
        if (command == nullptr) return std::nullopt;
        return make_call(event_, std::string(command->name),
                         id->kind + std::to_string(id->number) + " " + words->rest);
    }

    /// A quoted opinion, task or resolution: "+1", "完成", "60%" are about it.
    std::optional<Call> about(const Subject& subject, const std::string& text) {
        if (subject.kind == 'O' && language::is_support(text)) {
            Call call = make_call(event_, "support");
            call.rest = "#" + std::to_string(subject.id);
            return known(std::move(call));
        }
        const auto words = language::read_command(text, true);
        const auto* command = words ? table_.find_word(words->name) : nullptr;
        if (command == nullptr) return std::nullopt;
        return make_call(
            event_, std::string(command->name),
            std::string("#") + subject.kind + std::to_string(subject.id) + " " + words->rest);
    }

    bool may_mark() const {
        const auto& caller = context_.caller;
        return caller.holds(Role::committee) || caller.holds(Role::manager) ||
               caller.holds(Role::admin);
    }

    /// Polls without a deadline that the host never closed are over when they go on.
    void close_before(const language::Marker& marker, std::vector<Call>& calls) {
        const bool goes_on = std::holds_alternative<language::PollOpening>(marker) ||
                             std::holds_alternative<language::ItemStart>(marker) ||
                             std::holds_alternative<language::MeetingEnd>(marker);
        if (!goes_on) return;
        for (const Poll& poll : context_.tx.polls().open_of(context_.community.id)) {
            if (poll.chat != context_.chat.id || poll.closes_at) continue;
            Call call = make_call(event_, "close_poll", "#V" + std::to_string(poll.id.value));
            call.reading = language::PollClosing{poll.ordinal};
            if (auto usable = known(std::move(call))) calls.push_back(std::move(*usable));
        }
    }

    std::vector<Call> markers() {
        std::vector<Call> calls;
        if (context_.chat.kind != ChatKind::group || !may_mark()) return calls;
        for (auto& marker : language::read_markers(event_.text)) {
            close_before(marker, calls);
            Call call = make_call(event_, "");
            if (auto* opening = std::get_if<language::PollOpening>(&marker)) {
                call.command = "open_poll";
                call.reading = std::move(*opening);
            } else if (auto* closing = std::get_if<language::PollClosing>(&marker)) {
                call.command = "close_poll";
                call.reading = *closing;
            } else if (auto* cancelling = std::get_if<language::PollCancelling>(&marker)) {
                call.command = "cancel_poll";
                call.reading = *cancelling;
            } else if (auto* start = std::get_if<language::MeetingStart>(&marker)) {
                call.command = "meeting_start";
                call.reading = std::move(*start);
            } else if (std::holds_alternative<language::MeetingEnd>(marker)) {
                call.command = "meeting_end";
                call.reading = language::MeetingEnd{};
            } else if (auto* item = std::get_if<language::ItemStart>(&marker)) {
                call.command = "item_start";
                call.reading = std::move(*item);
            }
            if (auto usable = known(std::move(call))) calls.push_back(std::move(*usable));
        }
        if (calls.empty() && is_next_item() && context_.tx.meetings().running(context_.chat.id)) {
            if (auto next = known(make_call(event_, "next"))) calls.push_back(std::move(*next));
        }
        return calls;
    }

    /// The whole message says it: in a longer one a title follows, or it is only talk.
    bool is_next_item() const {
        static constexpr std::array<std::string_view, 6> words{
            "下一项", "下一个议题", "下一议题", "进入下一项", "next item", "next"};
        return std::find(words.begin(), words.end(), language::normalise(event_.text)) !=
               words.end();
    }

    std::optional<Call> attendance() {
        if (context_.chat.kind != ChatKind::group) return std::nullopt;
        if (may_mark()) {
            if (auto notice = language::read_meeting_notice(event_.text)) {
                Call call = make_call(event_, "meeting_notice");
                call.reading = std::move(*notice);
                return known(std::move(call));
            }
            if (language::calls_the_roll(event_.text)) {
                Call call = make_call(event_, "meeting_notice");
                call.reading = language::MeetingNotice{};
                return known(std::move(call));
            }
        }
        if (auto check_in = checking_in()) {
            Call call = make_call(event_, "checkin");
            call.reading = std::move(*check_in);
            return known(std::move(call));
        }
        if (!context_.caller.member || context_.caller.member->roles.empty()) return std::nullopt;
        if (auto presence = language::read_presence(event_.text)) {
            Call call = make_call(event_, "presence");
            call.reading = std::move(*presence);
            return known(std::move(call));
        }
        return std::nullopt;
    }

    std::optional<language::CheckIn> checking_in() const {
        if (auto said = language::read_check_in(event_.text)) return said;
        auto alone = language::read_room_alone(event_.text);
        if (!alone || !is_gathering()) return std::nullopt;
        const auto& bindings = context_.caller.bindings;
        const auto is_own = [&bindings](const std::string& label) {
            return std::any_of(bindings.begin(), bindings.end(),
                               [&label](const Binding& b) { return b.label == label; });
        };
        if (!std::all_of(alone->units.begin(), alone->units.end(), is_own)) return std::nullopt;
        return alone;
    }

    /// People are arriving: a meeting is near, or has begun and is at no item and no vote yet.
    bool is_gathering() const {
        constexpr std::chrono::hours near{2};
        const auto meeting = context_.tx.meetings().current(context_.chat.id);
        if (!meeting || meeting->item != 0) return false;
        const bool is_near = !meeting->starts_at || *meeting->starts_at - context_.now <= near;
        const auto open = context_.tx.polls().open_of(context_.community.id);
        const bool is_voting = std::any_of(open.begin(), open.end(), [this](const Poll& poll) {
            return poll.chat == context_.chat.id && takes_ballots(poll, context_.now);
        });
        return is_near && !is_voting;
    }

    /// Open polls that this chat's talk can be about.
    std::vector<Poll> polls_here() {
        auto open = context_.tx.polls().open_of(context_.community.id);
        const bool everywhere =
            context_.chat.kind == ChatKind::direct || context_.chat.purpose == Purpose::owners;
        if (!everywhere) {
            std::erase_if(open, [this](const Poll& p) { return p.chat != context_.chat.id; });
        }
        // A poll past its deadline still answers "too late" while it is the only one meant.
        const auto takes = [this](const Poll& p) { return takes_ballots(p, context_.now); };
        if (std::any_of(open.begin(), open.end(), takes))
            std::erase_if(open, [&takes](const Poll& p) { return !takes(p); });
        return open;
    }

    std::optional<Call> open_poll() {
        if (!context_.has_community()) return std::nullopt;
        if (is_open_in_several()) return make_call(event_, "which_community");
        const auto open = polls_here();
        if (open.size() == 1) {
            auto answers = language::read_answers(event_.text, paper_of(open.front()));
            if (is_answer(answers)) return ballot_call(event_, open.front().id, std::move(answers));
            return std::nullopt;
        }
        if (open.size() > 1) return one_of(open);
        if (!language::looks_like_answer(event_.text)) return std::nullopt;
        Call call = make_call(event_, "stray_answer");
        call.reading = StrayAnswer{};
        return call;
    }

    /// 同意 can only mean a yes/no poll, 2 only one with numbers: where the words fit one of the
    /// open polls there is nothing to ask.
    std::optional<Call> one_of(const std::vector<Poll>& open) {
        std::vector<std::pair<PollId, std::vector<AnswerReading>>> chosen;
        bool is_heard = false;
        for (const Poll& poll : open) {
            auto answers = language::read_answers(event_.text, paper_of(poll));
            is_heard = is_heard || is_answer(answers);
            const bool is_choice =
                std::any_of(answers.begin(), answers.end(), [](const AnswerReading& answer) {
                    return answer.kind == AnswerReading::Kind::choice;
                });
            if (is_choice) chosen.emplace_back(poll.id, std::move(answers));
        }
        if (chosen.size() == 1)
            return ballot_call(event_, chosen[0].first, std::move(chosen[0].second));
        if (is_heard) return make_call(event_, "which_poll", event_.text);
        return std::nullopt;
    }

    /// +1, 同意楼上. With a poll open the record also says why this is no vote.
    std::vector<Call> seconding() {
        std::vector<Call> calls;
        if (!language::is_support(event_.text)) return calls;
        if (auto call = known(make_call(event_, "support"))) calls.push_back(std::move(*call));
        if (!context_.has_community() || !language::looks_like_answer(event_.text)) return calls;
        const auto open = polls_here();
        if (open.size() != 1) return calls;
        Call call = make_call(event_, "stray_answer");
        call.reading = StrayAnswer{.beside = open.front().id};
        calls.push_back(std::move(call));
        return calls;
    }

    std::optional<Call> known(Call call) const {
        if (table_.find(call.command) == nullptr) return std::nullopt;
        return call;
    }

    const CommandTable& table_;
    Context& context_;
    const Inbound& event_;
    std::string word_;
};

}  // namespace

language::BallotPaper paper_of(const Poll& poll) {
    language::BallotPaper paper{.yes_no = poll.kind == PollKind::yes_no,
                                .numbered = poll.is_numbered,
                                .choices_max = poll.choices_max};
    for (const auto& option : poll.options) {
        paper.options.push_back({.key = option.key,
                                 .label = option.label,
                                 .role = static_cast<language::OptionWords::Role>(option.role)});
    }
    return paper;
}

std::vector<Call> choose_calls(const CommandTable& table, Context& context, const Inbound& event) {
    return Chooser(table, context, event).choose();
}

}  // namespace linyi::commands
