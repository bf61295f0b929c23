#pragma once

#include "language/answer.hpp"

#include <string>
#include <vector>

namespace linyi::language::test {

/// 同意/反对/弃权, words only.
inline BallotPaper yes_no_paper() {
    BallotPaper paper{.yes_no = true};
    paper.options = {{"同意", "同意", OptionWords::Role::yes},
                     {"反对", "反对", OptionWords::Role::no},
                     {"弃权", "弃权", OptionWords::Role::abstain}};
    return paper;
}

/// 同意扣1,反对扣2,弃权扣3.
inline BallotPaper numbered_yes_no_paper() {
    BallotPaper paper = yes_no_paper();
    paper.numbered = true;
    return paper;
}

/// 回复1选30分钟,回复2选60分钟,回复3弃权.
inline BallotPaper parking_paper() {
    BallotPaper paper{.numbered = true};
    paper.options = {{"1", "30分钟", OptionWords::Role::plain},
                     {"2", "60分钟", OptionWords::Role::plain},
                     {"3", "弃权", OptionWords::Role::abstain}};
    return paper;
}

/// A. 30分钟 B. 60分钟 C. 90分钟.
inline BallotPaper lettered_paper(int choices_max = 1) {
    BallotPaper paper{.numbered = true, .choices_max = choices_max};
    paper.options = {{"A", "30分钟", OptionWords::Role::plain},
                     {"B", "60分钟", OptionWords::Role::plain},
                     {"C", "90分钟", OptionWords::Role::plain}};
    return paper;
}

/// 选项:红色、蓝色 without numbers.
inline BallotPaper colour_paper() {
    BallotPaper paper;
    paper.options = {{"1", "红色", OptionWords::Role::plain},
                     {"2", "蓝色", OptionWords::Role::plain}};
    return paper;
}

/// One reading in a few words: "同意", "? 1" (unclear, perhaps 1), "not an option 12",
/// "several 1 2", "-" (no answer); then "change", "proxy", "[3-1-102]" and "(remark)" if there.
inline std::string told(const AnswerReading& answer) {
    using Kind = AnswerReading::Kind;
    std::string keys;
    for (const std::string& key : answer.keys) keys += (keys.empty() ? "" : " ") + key;
    std::string out;
    switch (answer.kind) {
        case Kind::none: return "-";
        case Kind::choice: out = keys; break;
        case Kind::unclear: out = keys.empty() ? "?" : "? " + keys; break;
        case Kind::not_an_option: out = "not an option " + answer.named; break;
        case Kind::several_choices: out = "several " + keys; break;
        case Kind::withdrawn: out = "withdrawn"; break;
    }
    if (answer.is_change) out += " change";
    if (answer.is_proxy) out += " proxy";
    for (const std::string& unit : answer.units) out += " [" + unit + "]";
    return out;
}

inline std::string told(const std::vector<AnswerReading>& answers) {
    std::string out;
    for (const AnswerReading& answer : answers) out += (out.empty() ? "" : "; ") + told(answer);
    return out;
}

/// What somebody wrote, and how it is to be read.
struct Said {
    const char* text{};
    const char* read{};
};

}  // namespace linyi::language::test
