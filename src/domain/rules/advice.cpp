#include "domain/rules/advice.hpp"

namespace linyi::rules {

std::vector<std::string_view> missing_in(const AdviceProcess& process) {
    std::vector<std::string_view> missing;
    if (process.decider.empty()) missing.push_back("decider");
    if (process.affected_asked <= 0) missing.push_back("those affected");
    if (process.experts_asked <= 0) missing.push_back("those with expertise");
    if (!process.has_decision) missing.push_back("decision");
    if (!process.has_reasons) missing.push_back("reasons");
    if (!process.says_how_advice_was_used) missing.push_back("use of the advice");
    return missing;
}

}  // namespace linyi::rules
