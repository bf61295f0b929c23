#include "commands/choose.hpp"
#include "commands/heard.hpp"

#include <algorithm>

namespace linyi::commands {
namespace {

using language::AnswerReading;

/// A bare answer in a private chat while several of the person's communities vote.
bool is_open_in_several(const Heard& heard) {
    if (heard.context.chat.kind != ChatKind::direct ||
        !language::looks_like_answer(heard.event.text))
        return false;
    const auto own = heard.context.tx.accounts().communities_of(heard.context.caller.account.id);
    if (own.size() < 2) return false;
    return std::count_if(own.begin(), own.end(), [&](CommunityId community) {
               return !heard.context.tx.polls().open_of(community).empty();
           }) > 1;
}

/// Open polls that this chat's talk can be about.
std::vector<Poll> polls_here(const Heard& heard) {
    auto open = heard.context.tx.polls().open_of(heard.context.community.id);
    const bool everywhere = heard.context.chat.kind == ChatKind::direct ||
                            heard.context.chat.purpose == Purpose::owners;
    if (!everywhere) {
        std::erase_if(open, [&heard](const Poll& p) { return p.chat != heard.context.chat.id; });
    }
    // A poll past its deadline still answers "too late" while it is the only one meant.
    const auto takes = [&heard](const Poll& p) { return takes_ballots(p, heard.context.now); };
    if (std::any_of(open.begin(), open.end(), takes))
        std::erase_if(open, [&takes](const Poll& p) { return !takes(p); });
    return open;
}

/// 同意 can only mean a yes/no poll, 2 only one with numbers: where the words fit one of the
/// open polls there is nothing to ask.
std::optional<Call> one_of(const Heard& heard, const std::vector<Poll>& open) {
    std::vector<std::pair<PollId, std::vector<AnswerReading>>> chosen;
    bool is_heard = false;
    for (const Poll& poll : open) {
        auto answers = language::read_answers(heard.event.text, paper_of(poll));
        is_heard = is_heard || is_answer(answers);
        const bool is_choice = std::any_of(
            answers.begin(), answers.end(),
            [](const AnswerReading& answer) { return answer.kind == AnswerReading::Kind::choice; });
        if (is_choice) chosen.emplace_back(poll.id, std::move(answers));
    }
    if (chosen.size() == 1) return heard.ballot(chosen[0].first, std::move(chosen[0].second));
    if (is_heard) return heard.call("which_poll", heard.event.text);
    return std::nullopt;
}

}  // namespace

bool is_answer(const std::vector<AnswerReading>& answers) {
    return std::any_of(answers.begin(), answers.end(), [](const AnswerReading& answer) {
        return answer.kind != AnswerReading::Kind::none;
    });
}

Call Heard::ballot(PollId poll, std::vector<AnswerReading> answers) const {
    Call cast = call("ballot");
    cast.reading = BallotCall{.poll = poll, .answers = std::move(answers)};
    return cast;
}

std::optional<Call> Heard::known(Call call) const {
    if (table.find(call.command) == nullptr) return std::nullopt;
    return call;
}

std::optional<Call> answer_call(const Heard& heard) {
    if (!heard.context.has_community()) return std::nullopt;
    if (is_open_in_several(heard)) return heard.call("which_community");
    const auto open = polls_here(heard);
    if (open.size() == 1) {
        auto answers = language::read_answers(heard.event.text, paper_of(open.front()));
        if (is_answer(answers)) return heard.ballot(open.front().id, std::move(answers));
        return std::nullopt;
    }
    if (open.size() > 1) return one_of(heard, open);
    if (!language::looks_like_answer(heard.event.text)) return std::nullopt;
    Call call = heard.call("stray_answer");
    call.reading = StrayAnswer{};
    return call;
}

std::vector<Call> seconding_calls(const Heard& heard) {
    std::vector<Call> calls;
    if (!language::is_support(heard.event.text)) return calls;
    if (auto call = heard.known(heard.call("support"))) calls.push_back(std::move(*call));
    if (!heard.context.has_community() || !language::looks_like_answer(heard.event.text))
        return calls;
    const auto open = polls_here(heard);
    if (open.size() != 1) return calls;
    Call call = heard.call("stray_answer");
    call.reading = StrayAnswer{.beside = open.front().id};
    calls.push_back(std::move(call));
    return calls;
}

}  // namespace linyi::commands
