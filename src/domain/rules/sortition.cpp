#include "domain/rules/sortition.hpp"

#include "base/text.hpp"
#include "domain/rules/threshold.hpp"

#include <algorithm>
#include <utility>

namespace linyi::rules {

std::vector<Ticket> shuffled(const Lottery& lottery, const Sha256& sha256) {
    std::vector<Ticket> tickets;
    tickets.reserve(lottery.ids.size());
    for (const auto& id : lottery.ids)
        tickets.push_back({id, to_hex(sha256(lottery.seed + ":" + id))});
    std::sort(tickets.begin(), tickets.end(), [](const Ticket& a, const Ticket& b) {
        return std::pair(a.key, a.id) < std::pair(b.key, b.id);
    });
    return tickets;
}

std::vector<std::string> draw(const Lottery& lottery, std::size_t seats, const Sha256& sha256) {
    std::vector<std::string> drawn;
    for (const auto& ticket : shuffled(lottery, sha256)) {
        if (drawn.size() == seats) break;
        if (!lottery.declined.contains(ticket.id)) drawn.push_back(ticket.id);
    }
    return drawn;
}

std::map<std::string, std::size_t> quotas(const std::map<std::string, std::size_t>& members,
                                          std::size_t seats) {
    std::size_t all = 0;
    for (const auto& stratum : members) all += stratum.second;
    seats = std::min(seats, all);
    std::map<std::string, std::size_t> quota;
    std::vector<std::pair<Wide, std::string>> remainders;
    std::size_t given = 0;
    for (const auto& [name, size] : members) {
        const Wide share = Wide{seats} * size;
        const auto whole = all == 0 ? 0 : static_cast<std::size_t>(share / all);
        quota[name] = whole;
        given += whole;
        remainders.emplace_back(all == 0 ? Wide{0} : share % all, name);
    }
    std::stable_sort(remainders.begin(), remainders.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (std::size_t at = 0; given < seats; ++at, ++given) ++quota[remainders[at].second];
    return quota;
}

}  // namespace linyi::rules
