#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace linyi::language {

/// One option as voters see it, and the part it plays.
struct OptionWords {
    enum class Role { plain, yes, no, abstain };

    std::string key{};  ///< "1", "A" or, in a yes/no poll, "同意" "反对" "弃权"
    std::string label{};
    Role role{Role::plain};
    /// What the notice told people to send for it, where that is not the key: "1", "Y", "要".
    std::string answer{};

    friend bool operator==(const OptionWords&, const OptionWords&) = default;
};

/// What a poll's notice offered: everything a reader needs to understand an answer to it.
struct BallotPaper {
    std::vector<OptionWords> options{};
    bool yes_no{};       ///< 同意/反对/弃权; words decide
    bool numbered{};     ///< the notice numbered (or lettered) its options, so "1" means the first
    int choices_max{1};  ///< above 1: several may be chosen at once
    bool ranked{};       ///< an answer is an order of options, best first
    int max_score{};     ///< above 0: an answer is marks of 0 … max_score for options
};

/// How a text reads as an answer to one poll. Nothing is decided here: who may vote, and whether
/// it is in time, is the ballot's business (domain/ballot.hpp).
struct AnswerReading {
    enum class Kind {
        none,    ///< not an answer: talk, a question, an announcement
        choice,  ///< `keys` holds what was chosen
        unclear,  ///< 我不反对, 没意见, 三十分钟那个吧: ask back; `keys` may hold a suggestion
        not_an_option,    ///< a number or letter that the poll does not have ("12" of 3)
        several_choices,  ///< more choices than the poll takes; `keys` holds them
        withdrawn,        ///< 我的票撤回: the voter's earlier answer no longer counts
    };

    Kind kind{Kind::none};
    std::vector<std::string> keys{};   ///< where options get marks: "2:5", option 2 gets 5
    std::string named{};               ///< the number or words as written, for asking back
    std::string remark{};              ///< the rest, kept as a condition: "但要离楼远一点"
    std::string toward{};              ///< 同意郭涛: what may be a name, and then it is no vote
    bool is_change{};                  ///< 改成, 打错了, change to
    bool is_proxy{};                   ///< 代3-1-103投…: needs a written authority
    std::vector<std::string> units{};  ///< units the voter named: their own, or the principal's

    friend bool operator==(const AnswerReading&, const AnswerReading&) = default;
};

/// Reads one message against one poll. Usually one answer; several when units are named apart
/// ("302同意 303反对"). Never empty.
/// Source: domain.md §5.6 rules 1, 2, 4, 5, 7.
std::vector<AnswerReading> read_answers(std::string_view text, const BallotPaper& paper);

/// Whether the text holds a choice word or number that would be an answer if some poll were open
/// ("同意楼上", "支持", "1"). +1 is not one: it seconds an opinion.
bool looks_like_answer(std::string_view text);

}  // namespace linyi::language
