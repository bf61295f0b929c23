#include "language/option_list.hpp"

#include "language/option_label.hpp"
#include "language/option_number.hpp"

#include <algorithm>

namespace linyi::language {
namespace {

using Script = OptionNumber::Script;
using Side = OptionNumber::Side;
using Chain = std::vector<OptionNumber>;

/// Runs 1, 2, 3 … among the candidates that `fits` lets through; the longest, of equals the last.
template <class Fits>
Chain longest_chain(const std::vector<OptionNumber>& candidates, Fits fits) {
    Chain best;
    Chain chain;
    const auto keep = [&] {
        if (chain.size() >= 2 && chain.size() >= best.size()) best = chain;
    };
    for (const OptionNumber& candidate : candidates) {
        if (!fits(candidate)) continue;
        const int expected = static_cast<int>(chain.size()) + 1;
        if (candidate.value == expected && (expected > 1 || !candidate.is_loose)) {
            chain.push_back(candidate);
        } else if (candidate.value == 1 && !candidate.is_loose) {
            keep();
            chain = {candidate};
        }
    }
    keep();
    return best;
}

bool has_labels(const OptionList& list) {
    return std::ranges::all_of(list.entries,
                               [](const Listed& e) { return e.label_end > e.label_begin; });
}

}  // namespace

namespace {

std::optional<OptionList> options_among(Letters text, const std::vector<OptionNumber>& candidates) {
    std::optional<OptionList> best;
    const auto consider = [&](OptionList list) {
        if (!has_labels(list)) return;
        if (!best || list.entries.size() > best->entries.size()) best = std::move(list);
    };
    for (const Script script : {Script::digits, Script::letters, Script::han, Script::stems}) {
        const auto before = longest_chain(candidates, [&](const OptionNumber& c) {
            return c.script == script && c.side == Side::label_before;
        });
        if (!before.empty()) consider(labels_before(text, before));
        const auto after = longest_chain(candidates, [&](const OptionNumber& c) {
            return c.script == script && c.side == Side::label_after;
        });
        if (!after.empty()) consider(labels_after(text, after));
        // 同意1、反对2、弃权3: a number right behind its label and before a stop.
        auto behind = candidates;
        std::erase_if(behind, [&](const OptionNumber& c) {
            const bool glued = c.is_loose && c.begin > 0 && is_han(text[c.begin - 1]);
            const bool stopped = c.number_end >= text.size() ||
                                 is_option_stop(text[c.number_end]) || is_space(text[c.number_end]);
            return c.script != script || !glued || !stopped;
        });
        for (OptionNumber& candidate : behind) candidate.is_loose = false;
        const auto glued = longest_chain(behind, [](const OptionNumber&) { return true; });
        if (glued.size() > after.size() && !glued.empty()) consider(labels_before(text, glued));
    }
    return best;
}

}  // namespace

std::optional<OptionList> find_options(Letters text) {
    auto list = options_among(text, option_numbers(text));
    auto named = options_among(text, option_numbers(text, Measures::may_start_names));
    const bool is_longer = named && (!list || named->entries.size() > list->entries.size());
    return is_longer ? named : list;
}

std::optional<OptionList> find_agenda(Letters text) {
    const auto candidates = agenda_numbers(text);
    for (const Script script : {Script::digits, Script::han}) {
        const auto chain =
            longest_chain(candidates, [&](const OptionNumber& c) { return c.script == script; });
        if (chain.empty()) continue;
        auto list = labels_after(text, chain);
        if (has_labels(list)) return list;
    }
    return std::nullopt;
}

}  // namespace linyi::language
