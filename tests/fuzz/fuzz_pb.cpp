// rooms: domain
// A .pb file is read or refused with words, never with a crash; what is read can be written and
// read again as the same budget, and nobody spends more than there is.
#include "domain/rules/equal_shares.hpp"
#include "domain/rules/pb_file.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using namespace linyi::rules;

void expect(bool holds) {
    if (!holds) std::abort();
}

/// Ids with a comma are two ids on a ballot: such a file cannot be written again.
bool has_commas(const BudgetInstance& instance) {
    for (const auto& project : instance.projects) {
        if (project.id.find(',') != project.id.npos) return true;
    }
    return false;
}

void expect_same(const BudgetInstance& a, const BudgetInstance& b) {
    const auto is_equal = [&](std::int64_t of_a, std::int64_t of_b) {
        return __extension__ static_cast<__int128>(of_a) * b.scale ==
               __extension__ static_cast<__int128>(of_b) * a.scale;
    };
    expect(a.projects.size() == b.projects.size() && a.voters.size() == b.voters.size());
    expect(is_equal(a.budget, b.budget));
    for (std::size_t i = 0; i < a.projects.size(); ++i) {
        expect(a.projects[i].id == b.projects[i].id);
        expect(is_equal(a.projects[i].cost, b.projects[i].cost));
    }
    for (std::size_t i = 0; i < a.voters.size(); ++i)
        expect(a.voters[i].approved == b.voters[i].approved);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file = read_pb({reinterpret_cast<const char*>(data), size});
    if (!file) {
        expect(!file.error().detail.empty());
        return 0;
    }
    const auto& instance = file->instance;
    expect(!flaw_of(instance));
    for (const auto selected : file->selected) expect(selected < instance.projects.size());
    expect(budget_greedy(instance).cost <= instance.budget);
    const bool is_small = instance.projects.size() <= 8 && instance.voters.size() <= 16;
    if (is_small && !instance.voters.empty())
        expect(equal_shares(instance).spending.cost <= instance.budget);
    if (has_commas(instance)) return 0;
    const auto again = read_pb(write_pb(*file));
    expect(again.has_value());
    expect_same(instance, again->instance);
    return 0;
}
