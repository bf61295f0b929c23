#pragma once

#include "base/text.hpp"
#include "domain/message.hpp"
#include "domain/poll.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi {

/// The ballot paper of one person on a web page.
struct BallotForm {
    /// A right this person may cast.
    struct Right {
        std::int32_t no{};
        std::string label{};
        bool is_proxy{};                    ///< for its owners, by written authority
        std::vector<std::size_t> chosen{};  ///< numbers of the options, from 1; empty: none
        std::vector<int> scores{};          ///< of those chosen, where options get marks
        std::string receipt{};              ///< "V12-7-2"; empty while there is no ballot
        std::string stands{};               ///< why it cannot be changed here; empty if it can
    };

    Language language{};
    std::string community{};
    std::string id{};
    std::string question{};
    std::string nature{};
    std::string deadline{};
    bool is_open{};
    bool is_final{};     ///< the first ballot stands: it cannot be changed
    bool is_secret{};    ///< what was chosen is not shown again
    int choices_max{1};  ///< more than one: boxes to tick instead of buttons
    int max_score{};     ///< above 0: a field for a mark of 0 … max_score beside each option
    bool is_ranked{};    ///< a field for its place beside each option; `chosen` is best first
    std::vector<std::string> options{};
    std::vector<Right> rights{};
    std::string result_path{};  ///< "/votes/…"
};

/// Somebody who came by their own link: what they see, and the press they would make in their
/// private chat, still without a choice.
struct BallotVisit {
    BallotForm form{};
    PollId poll{};
    AccountId account{};
    Inbound press{};
};

/// Ids of events from the page begin with this, and a platform's never do.
inline constexpr std::string_view link_event = "link:";

/// What was marked on the page: options from 1, and the marks beside them if they get any.
struct FormChoice {
    std::vector<std::size_t> options{};
    std::vector<int> scores{};

    friend bool operator==(const FormChoice&, const FormChoice&) = default;
};

/// "1.3", or "1=5.3=0" with marks.
std::string to_text(const FormChoice& choice);

/// "w:12:1.3:7": options 1 and 3 of the poll with row id 12, for right 7.
std::string link_action(PollId poll, const FormChoice& choice, std::int32_t right);

}  // namespace linyi
