#include "app/replay_briefing.hpp"

#include "base/text.hpp"
#include "commands/briefing/briefing.hpp"
#include "commands/briefing/texts.hpp"
#include "render/briefing.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace linyi::app {
namespace {

using namespace std::chrono_literals;
namespace briefing = commands::briefing;

/// The issue that gave a task its key: 6 of "T6-1"; 0 if the key is of another form.
std::int64_t issue_of(std::string_view key) {
    std::int64_t number = 0;
    if (!key.starts_with('T')) return 0;
    const auto read = std::from_chars(key.data() + 1, key.data() + key.size(), number);
    const bool is_issue = read.ec == std::errc{} && read.ptr != key.data() + key.size() &&
                          *read.ptr == '-' && number > 0;
    return is_issue ? number : 0;
}

void number_after(const RosterDraft& roster, commands::Context& context) {
    std::int64_t last = 0;
    for (const auto& task : roster.previous_tasks) last = std::max(last, issue_of(task.key));
    if (last == 0) return;
    const auto year = static_cast<int>(context.local_now().day.year());
    context.tx.briefings().start_after(context.community.id,
                                       {.year = year, .last_number = last, .last_total = last});
}

/// Somebody of the committee issues it, as in life.
void take_issuer(commands::Context& context) {
    for (const auto& holder :
         context.tx.accounts().holders(context.community.id, Role::committee)) {
        if (holder.accounts.empty()) continue;
        const auto account = context.tx.accounts().find(holder.accounts.front());
        if (!account) continue;
        context.caller.account = *account;
        context.caller.member = context.tx.accounts().member(account->id, context.community.id);
        return;
    }
}

BriefingTask earlier_task(const DraftTask& task, Language language) {
    BriefingTask told{.title = task.title, .note = say(language, briefing::texts::no_news)};
    if (const auto due = from_rfc3339(task.due + "T00:00:00Z"))
        told.due = LocalTime{.day = std::chrono::floor<std::chrono::days>(*due), .time = 24h};
    return told;
}

}  // namespace

ReplayBriefing replay_briefing(commands::Context& context, const RosterDraft& roster) {
    number_after(roster, context);
    take_issuer(context);
    const auto period = briefing::next_period(context);
    auto gathered = briefing::gather(period, briefing::publisher_of(context), context);
    for (const auto& task : roster.previous_tasks)
        gathered.input.last_tasks.push_back(earlier_task(task, context.community.language));
    if (!is_worth_publishing(gathered.input)) return {};

    const auto draft =
        context.tx.briefings().save_draft({.community = context.community.id,
                                           .covers_until = period.now,
                                           .told = std::move(gathered.told),
                                           .document = compose(gathered.input).document,
                                           .created_by = context.caller.account.id,
                                           .created_at = context.now});
    const auto issue = context.tx.briefings().publish(draft, context.local_now().day,
                                                      context.caller.account.id, context.now);
    const auto document = context.tx.briefings().document(issue.id);
    return {.markdown = render::briefing_markdown(document),
            .html = render::briefing_page(document)};
}

}  // namespace linyi::app
