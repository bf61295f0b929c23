#include "commands/choose.hpp"
#include "commands/heard.hpp"
#include "language/addressed_answer.hpp"
#include "language/chain.hpp"
#include "language/poll_mention.hpp"

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

bool is_choice(const std::vector<AnswerReading>& answers) {
    return std::any_of(answers.begin(), answers.end(), [](const AnswerReading& answer) {
        return answer.kind == AnswerReading::Kind::choice;
    });
}

/// The caller's own line of a 接龙; what the others wrote before is theirs.
std::vector<AnswerReading> own_line(const Heard& heard, const Poll& poll) {
    auto answers = language::read_chain_answers(heard.event.text, paper_of(poll));
    const auto& bindings = heard.context.caller.bindings;
    std::erase_if(answers, [&bindings](const AnswerReading& answer) {
        return std::none_of(bindings.begin(), bindings.end(), [&answer](const Binding& own) {
            return std::find(answer.units.begin(), answer.units.end(), own.label) !=
                   answer.units.end();
        });
    });
    return answers;
}

Call stray(const Heard& heard, StrayAnswer reading) {
    Call call = heard.call("stray_answer");
    call.reading = reading;
    return call;
}

/// 同意郭涛: said to a neighbour, not to the question.
bool is_said_to_somebody(const Heard& heard, const std::vector<AnswerReading>& answers) {
    return std::any_of(answers.begin(), answers.end(), [&heard](const AnswerReading& answer) {
        return !answer.toward.empty() && !heard.context.tx.accounts()
                                              .named(heard.context.community.id, answer.toward)
                                              .empty();
    });
}

/// A poll of this chat that ended not long ago, by its host's number.
std::optional<Poll> over(const Heard& heard, int ordinal) {
    const auto since = heard.context.now - heard.context.settings.votes.late_notice_within;
    std::optional<Poll> found;
    for (auto& poll : heard.context.tx.polls().all_of(heard.context.community.id)) {
        const bool is_recent = poll.state != PollState::open && poll.closed_at >= since;
        if (is_recent && poll.chat == heard.context.chat.id && poll.ordinal == ordinal)
            found = std::move(poll);
    }
    return found;
}

/// 哎呀刚看到,B: right behind the close its paper still tells what is an answer, and a late one.
bool answers_just_closed(const Heard& heard) {
    constexpr std::chrono::minutes late_within{5};
    const auto poll = heard.context.tx.polls().last_closed(heard.context.chat.id,
                                                           heard.context.now - late_within);
    return poll && is_choice(language::read_answers(heard.event.text, paper_of(*poll)));
}

/// The poll that a mention names: by its host's number; where the host gave none, by its place.
std::optional<Poll> mentioned(const Heard& heard, const std::vector<Poll>& open, int ordinal) {
    for (const Poll& poll : open)
        if (poll.ordinal == ordinal) return poll;
    if (auto past = over(heard, ordinal)) return past;
    const bool is_counted =
        std::any_of(open.begin(), open.end(), [](const Poll& poll) { return poll.ordinal != 0; });
    if (is_counted || ordinal > static_cast<int>(open.size())) return std::nullopt;
    return open[static_cast<std::size_t>(ordinal - 1)];
}

/// 表决一同意,表决二选2; 两项都同意. Empty if the message names no vote, or says nothing of it.
std::vector<Call> named_votes(const Heard& heard, const std::vector<Poll>& open) {
    const auto how_many = open.size() > 1 ? language::OpenVotes::several : language::OpenVotes::one;
    std::vector<Call> calls;
    const auto answer = [&](const Poll& poll, const std::string& text) {
        auto answers = language::read_answers(text, paper_of(poll));
        // 表决一通过了 after its close tells what came out.
        const bool counts =
            takes_ballots(poll, heard.context.now) ? is_answer(answers) : is_choice(answers);
        if (counts) calls.push_back(heard.ballot(poll.id, std::move(answers)));
    };
    for (const auto& mention : language::read_poll_mentions(heard.event.text, how_many)) {
        if (mention.ordinal == language::PollMention::every) {
            for (const Poll& poll : open) answer(poll, mention.text);
        } else if (const auto poll = mentioned(heard, open, mention.ordinal)) {
            answer(*poll, mention.text);
        }
    }
    return calls;
}

/// Of several polls those that a bare answer can mean: in which the caller has a voice, if there
/// are any, and none that its host left open without a deadline when the next one was put.
std::vector<Poll> meant_of(const Heard& heard, const std::vector<Poll>& open) {
    std::vector<Poll> meant = open;
    std::erase_if(meant, [&heard](const Poll& poll) {
        return heard.context.tx.polls().reach(poll.id, heard.context.caller.account.id).empty();
    });
    if (meant.empty()) meant = open;
    const auto newest =
        std::max_element(meant.begin(), meant.end(), [](const Poll& a, const Poll& b) {
            return a.number < b.number;
        })->number;
    // The host put the same number again (表决二,重发): the newer wording is the one at hand.
    const auto is_put_again = [all = meant](const Poll& poll) {
        return poll.ordinal != 0 && std::any_of(all.begin(), all.end(), [&poll](const Poll& later) {
                   return later.ordinal == poll.ordinal && later.number > poll.number;
               });
    };
    std::erase_if(meant, is_put_again);
    std::erase_if(meant,
                  [newest](const Poll& poll) { return !poll.closes_at && poll.number < newest; });
    return meant;
}

/// 同意 can only mean a yes/no poll, 2 only one with numbers: where the words fit one of the
/// open polls there is nothing to ask.
std::vector<Call> one_of(const Heard& heard, const std::vector<Poll>& open) {
    std::vector<std::pair<PollId, std::vector<AnswerReading>>> chosen;
    std::vector<std::pair<PollId, std::vector<AnswerReading>>> heard_by;
    for (const Poll& poll : open) {
        auto answers = language::read_answers(heard.event.text, paper_of(poll));
        if (!is_answer(answers)) continue;
        if (is_said_to_somebody(heard, answers)) return {};
        const bool is_choice = std::any_of(
            answers.begin(), answers.end(),
            [](const AnswerReading& answer) { return answer.kind == AnswerReading::Kind::choice; });
        if (is_choice) chosen.emplace_back(poll.id, answers);
        heard_by.emplace_back(poll.id, std::move(answers));
    }
    if (chosen.size() == 1) return {heard.ballot(chosen[0].first, std::move(chosen[0].second))};
    if (chosen.empty() && heard_by.size() == 1)
        return {heard.ballot(heard_by[0].first, std::move(heard_by[0].second))};
    if (!heard_by.empty()) return {heard.call("which_poll", heard.event.text)};
    return {};
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

std::vector<Call> answer_calls(const Heard& heard) {
    if (!heard.context.has_community()) return {};
    if (is_open_in_several(heard)) return {heard.call("which_community")};
    const auto open = polls_here(heard);
    if (!language::read_chain(heard.event.text).lines.empty()) {
        if (open.size() != 1) return {};
        auto own = own_line(heard, open.front());
        if (own.empty()) return {};
        return {heard.ballot(open.front().id, std::move(own))};
    }
    if (auto calls = named_votes(heard, open); !calls.empty()) return calls;
    if (open.size() == 1) {
        if (language::is_answer_to_somebody(heard.event.text))
            return {stray(heard, {.beside = open[0].id})};
        auto answers = language::read_answers(heard.event.text, paper_of(open.front()));
        if (!is_answer(answers)) return {};
        if (is_said_to_somebody(heard, answers)) return {stray(heard, {.beside = open[0].id})};
        return {heard.ballot(open.front().id, std::move(answers))};
    }
    if (open.size() > 1) return one_of(heard, meant_of(heard, open));
    if (!language::looks_like_answer(heard.event.text) && !answers_just_closed(heard)) return {};
    return {stray(heard, {})};
}

std::vector<Call> seconding_calls(const Heard& heard) {
    std::vector<Call> calls;
    if (!language::is_support(heard.event.text)) return calls;
    if (auto call = heard.known(heard.call("support"))) calls.push_back(std::move(*call));
    if (!heard.context.has_community() || !language::looks_like_answer(heard.event.text))
        return calls;
    const auto open = polls_here(heard);
    if (open.size() != 1) return calls;
    calls.push_back(stray(heard, {.beside = open.front().id}));
    return calls;
}

}  // namespace linyi::commands
