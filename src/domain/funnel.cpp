#include "domain/funnel.hpp"

#include <algorithm>
#include <string_view>

namespace linyi {
namespace {

/// The losses of a whole attempt; what was taken as a ballot has none.
Loss loss_of(std::string_view kind, std::string_view why) {
    if (kind == "ballot_unclear" || why == "not_an_option" || why == "several_choices" ||
        why == "support")
        return Loss::unreadable;
    if (kind == "ballot_late") return Loss::late;
    if (kind == "ballot_stale") return Loss::out_of_order;
    if (kind == "ballot_fixed" || kind == "ballot_taken") return Loss::first_stands;
    if (kind == "paper_invalid") return Loss::invalid_paper;
    if (why == "unbound") return Loss::unbound;
    if (why == "staff") return Loss::staff;
    if (why == "tenant") return Loss::tenant;
    if (why == "not_entitled" || why == "out_of_scope") return Loss::off_roll;
    if (why == "foreign_unit") return Loss::not_theirs;
    if (why == "proxy" || why == "proxy_limit") return Loss::no_authority;
    if (why == "secret_in_group") return Loss::wrong_place;
    if (why == "cancelled") return Loss::cancelled;
    return Loss::other;
}

bool is_boxed(std::string_view kind) {
    return kind == "ballot_counted" || kind == "ballot_changed" || kind == "ballot_withdrawn" ||
           kind == "ballot_repeated";
}

std::int64_t sum(const std::map<Loss, std::int64_t>& losses, Loss from, Loss until) {
    std::int64_t total = 0;
    for (const auto& [loss, count] : losses) {
        if (loss >= from && loss <= until) total += count;
    }
    return total;
}

}  // namespace

Funnel funnel_of(const std::map<std::string, std::int64_t>& attempts, std::int64_t standing) {
    Funnel funnel;
    std::map<Loss, std::int64_t> losses;
    std::int64_t boxed = 0;
    for (const auto& [name, count] : attempts) {
        const std::string_view whole(name);
        const auto slash = whole.find('/');
        const auto kind = whole.substr(0, slash);
        const auto why = slash == whole.npos ? std::string_view{} : whole.substr(slash + 1);
        if (!kind.starts_with("ballot_") && kind != "paper_invalid") continue;
        funnel.received += count;
        if (is_boxed(kind)) {
            boxed += count;
        } else {
            losses[loss_of(kind, why)] += count;
        }
    }
    if (boxed > standing) losses[Loss::replaced] += boxed - standing;
    funnel.recognised = funnel.received - sum(losses, Loss::unreadable, Loss::unreadable);
    funnel.bound = funnel.recognised - sum(losses, Loss::unbound, Loss::staff);
    funnel.entitled = funnel.bound - sum(losses, Loss::tenant, Loss::no_authority);
    funnel.counted = standing;
    for (const auto& entry : losses) {
        if (entry.second > 0) funnel.losses.push_back(entry);
    }
    return funnel;
}

}  // namespace linyi
