#include "domain/rules/owners_roll.hpp"

#include <algorithm>
#include <cassert>
#include <set>
#include <utility>

namespace linyi::rules {
namespace {

/// Units within the scope of the policy.
bool is_eligible(const OwnersPolicy& policy, const RollUnit& unit) {
    if (unit.kind == UnitKind::parking && !policy.count_parking) return false;
    return policy.scope.empty() ||
           std::find(policy.scope.begin(), policy.scope.end(), unit.building) != policy.scope.end();
}

/// The developer's unsold and undelivered units are one head; so are all units of the same owners,
/// named in any order. A sold unit whose owner is not known is a head of its own.
std::string head_key(const RollUnit& unit) {
    if (unit.status != UnitStatus::sold) return "DEV";
    const std::set<std::string> owners(unit.owners.begin(), unit.owners.end());
    // A letter in front keeps an owner called DEV and a unit called like an owner apart.
    std::string key = owners.empty() ? "unit " + unit.id : "owners";
    for (const auto& owner : owners) key += '\x1F' + owner;
    return key;
}

std::optional<Mark> counted_mark(const OwnersPolicy& policy, Mark mark) {
    if (mark == Mark::blank)
        return policy.blank_as == BlankAs::abstain ? Mark::abstain : Mark::invalid;
    if (mark == Mark::withdrawn) return std::nullopt;
    return mark;
}

class Counting {
public:
    Counting(const RuleSet& rules, const OwnersRoll& roll) : rules_(rules), roll_(roll) {
        for (const auto& unit : roll.units) {
            if (is_eligible(rules.owners, unit)) enter(unit);
        }
    }

    RollCount count() {
        for (const auto* ballot : in_order()) take(*ballot);
        sum();
        return std::move(result_);
    }

private:
    void enter(const RollUnit& unit) {
        auto key = head_key(unit);
        const auto [known, is_new] = head_of_key_.try_emplace(key, result_.heads.size());
        if (is_new) result_.heads.push_back({.key = std::move(key)});
        auto& head = result_.heads[known->second];
        head.units.push_back(unit.id);
        head.area += unit.area;
        head.delivered = head.delivered || unit.delivered;
        unit_.emplace(unit.id, std::pair{&unit, known->second});
    }

    /// By time of receipt, then as listed. A ballot without a time keeps its place: it has the
    /// time of the one before it.
    std::vector<const RollBallot*> in_order() const {
        std::vector<std::pair<Timestamp, const RollBallot*>> timed;
        Timestamp before = Timestamp::min();
        for (const auto& ballot : roll_.ballots) {
            before = ballot.time.value_or(before);
            timed.emplace_back(before, &ballot);
        }
        std::stable_sort(timed.begin(), timed.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        std::vector<const RollBallot*> order;
        for (const auto& entry : timed) order.push_back(entry.second);
        return order;
    }

    bool is_on_notice(const RollBallot& ballot) const {
        const auto& notice = roll_.notice;
        return notice.empty() ||
               std::find(notice.begin(), notice.end(), ballot.item) != notice.end();
    }

    void take(const RollBallot& ballot) {
        if (ballot.item != roll_.item && is_on_notice(ballot)) return;  // another item's
        const auto found = unit_.find(ballot.unit);
        if (found == unit_.end()) return reject(ballot, "not an eligible unit");
        const auto& [unit, index] = found->second;
        auto& head = result_.heads[index];
        head.has_cast = true;
        if (ballot.time && roll_.deadline && *ballot.time > *roll_.deadline)
            return reject(ballot, "late");
        if (!ballot.is_identified) return reject(ballot, "identity not verified");
        if (ballot.item != roll_.item) return reject(ballot, "item not on the notice");
        const bool is_owner =
            std::find(unit->owners.begin(), unit->owners.end(), ballot.agent) != unit->owners.end();
        if (!ballot.agent.empty() && !is_owner) {
            if (!ballot.has_authority) return reject(ballot, "no written authority");
            if (!may_speak(ballot.agent, index)) return reject(ballot, "proxy limit");
        }
        mark(head, ballot);
    }

    /// True if the agent speaks for this head already, or may take one more on.
    bool may_speak(const std::string& agent, std::size_t head) {
        auto& heads = held_[agent];
        if (heads.contains(head)) return true;
        const auto& limit = rules_.owners.proxy_limit;
        if (limit && std::cmp_greater_equal(heads.size(), *limit)) return false;
        heads.insert(head);
        return true;
    }

    void mark(Head& head, const RollBallot& ballot) {
        auto mark = counted_mark(rules_.owners, ballot.mark);
        if (head.mark && rules_.no_change) {
            result_.superseded.push_back({ballot.unit, "first ballot counts"});
            return;
        }
        const bool is_other = mark != head.mark || ballot.content != head.content;
        if (head.mark && is_other) {
            const bool is_conflict = mark && rules_.owners.owner_conflict == OwnerConflict::invalid;
            if (is_conflict) mark = Mark::invalid;
            const auto* fate = !mark ? "withdrawn" : (is_conflict ? "conflict" : "changed");
            // A head that is invalid already cannot become more so.
            if (mark != head.mark || !is_conflict)
                result_.superseded.push_back({ballot.unit, fate});
        }
        head.mark = mark;
        head.content = ballot.content;
    }

    void reject(const RollBallot& ballot, std::string_view reason) {
        result_.rejected.push_back({ballot.unit, reason});
    }

    static void add(Share& share, const Head& head) {
        ++share.rights;
        share.area += head.area;
    }

    void sum() {
        auto& count = result_.count;
        for (const auto& head : result_.heads) {
            add(count.total, head);
            if (!head.mark) {
                if (head.delivered && !head.has_cast) add(count.silent, head);
                if (head.key == "DEV") add(count.absent, head);
                continue;
            }
            if (*head.mark == Mark::invalid) ++result_.invalid_heads;
            if (*head.mark == Mark::yes) add(count.yes, head);
            if (*head.mark == Mark::no) add(count.no, head);
            if (*head.mark == Mark::abstain ||
                (*head.mark == Mark::invalid && rules_.owners.invalid_participates))
                add(count.abstain, head);
        }
    }

    const RuleSet& rules_;
    const OwnersRoll& roll_;
    RollCount result_{};
    std::map<std::string, std::size_t> head_of_key_{};
    std::map<std::string, std::pair<const RollUnit*, std::size_t>, std::less<>> unit_{};
    std::map<std::string, std::set<std::size_t>, std::less<>> held_{};
};

}  // namespace

std::optional<std::string> flaw_of(const OwnersPolicy& policy, const OwnersRoll& roll) {
    std::set<std::string_view> ids;
    Area total;
    for (const auto& unit : roll.units) {
        if (!ids.insert(unit.id).second) return "unit " + unit.id + " is listed twice";
        if (is_eligible(policy, unit)) total += unit.area;
        if (total.hundredths > area_square_metres_max * 100)
            return "the areas together are too large: at most " +
                   std::to_string(area_square_metres_max) + " m²";
    }
    if (total.hundredths == 0) return "no eligible unit has an area: nobody could vote";
    return std::nullopt;
}

RollCount count_roll(const RuleSet& rules, const OwnersRoll& roll) {
    assert(!flaw_of(rules.owners, roll));
    return Counting(rules, roll).count();
}

}  // namespace linyi::rules
