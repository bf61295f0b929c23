#include "commands/briefing/briefing.hpp"
#include "commands/briefing/texts.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace linyi::commands::briefing {
namespace {

constexpr std::size_t remarks_max = 12;  // An item with more is a list, not a briefing.

std::optional<Meeting> last_ended(const Period& period, Context& context, Gathered& gathered) {
    std::optional<Meeting> last;
    for (auto& meeting : context.tx.meetings().all_of(context.community.id)) {
        if (meeting.state != MeetingState::ended || !meeting.ended_at || !meeting.started_at ||
            !period.holds(*meeting.ended_at))
            continue;
        if (!gathered.tell("M" + std::to_string(meeting.number), period)) continue;
        if (!last || *last->ended_at < *meeting.ended_at) last = std::move(meeting);
    }
    return last;
}

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> found;
    for (const auto& line : split(text, '\n')) {
        if (!trim(line).empty()) found.emplace_back(trim(line));
    }
    return found;
}

/// The people of one side who came, each once, in the order they came.
class Sides {
public:
    explicit Sides(Context& context) : context_(context) {}

    void add(const BriefingPerson& person) {
        if (!person.is_on_duty() || person.name.empty()) return;
        auto& people = people_[*person.role];
        const bool is_known = std::any_of(people.begin(), people.end(), [&](const auto& known) {
            return known.name == person.name;
        });
        if (!is_known) people.push_back(person);
    }

    void add_named(Role role, const std::string& name) {
        auto person = person_named(name, context_);
        // Somebody who came for their office is on duty even if the roster does not know them.
        if (!person.is_on_duty()) person = {.name = name, .role = role};
        add(person);
    }

    std::vector<BriefingPerson> take(Role role) { return std::move(people_[role]); }

private:
    Context& context_;
    std::map<Role, std::vector<BriefingPerson>> people_;
};

/// A committee member who voted at the meeting was there, signed in or not.
void add_voters(const Meeting& meeting, Context& context, Sides& sides) {
    for (const auto& poll : context.tx.polls().all_of(context.community.id)) {
        if (poll.meeting != meeting.id) continue;
        for (const auto& ballot : context.tx.ballots().all(poll.id)) {
            const auto person = person_of(ballot.account, context);
            if (person.role == Role::committee) sides.add(person);
        }
    }
}

void add_attendance(const Meeting& meeting, Context& context, BriefingMeeting& told) {
    std::vector<std::string> units;
    std::set<std::string> tenants;
    Sides sides(context);
    sides.add(told.host);
    sides.add(told.recorder);
    for (const auto& record : context.tx.meetings().check_ins(meeting.id)) {
        if (record.side == "owner") {
            units.push_back(record.unit);
        } else if (record.side == "tenant") {
            tenants.insert(record.unit + "/" + std::to_string(record.account.value));
        } else if (const auto role = role_from(record.side)) {
            for (const auto& name : lines(record.names)) sides.add_named(*role, name);
            if (record.names.empty()) sides.add(person_of(record.account, context));
        }
    }
    add_voters(meeting, context, sides);
    told.households = count_households(context.tx.roster().units(context.community.id), units);
    told.tenants = static_cast<std::int64_t>(tenants.size());
    told.observers = sides.take(Role::street);
    for (const auto role : {Role::committee, Role::manager, Role::community}) {
        auto people = sides.take(role);
        if (people.empty()) continue;
        const auto heads = static_cast<std::int64_t>(people.size());
        told.parties.push_back({.role = role, .heads = heads, .people = std::move(people)});
    }
}

BriefingMeeting describe(const Meeting& meeting, Context& context) {
    const auto& zone = context.community.zone;
    BriefingMeeting told{.name = meeting.name,
                         .start = zone.to_local(*meeting.started_at),
                         .end = zone.to_local(*meeting.ended_at),
                         .places = lines(meeting.places),
                         .host = person_named(meeting.host, context),
                         .recorder = person_named(meeting.recorder, context)};
    if (told.host.name.empty() && meeting.host_account)
        told.host = person_of(*meeting.host_account, context);
    add_attendance(meeting, context, told);
    return told;
}

BriefingRemark remark_of(const Opinion& opinion, Context& context) {
    BriefingRemark said{.by = person_of(opinion.account, context),
                        .text = opinion.text,
                        .supporters = opinion.supports,
                        .is_question = opinion.type == OpinionType::question};
    auto answers = opinion_of(opinion, context).answers;
    if (!answers.empty()) said.answer = std::move(answers.front());
    return said;
}

/// What linyi has kept of the meeting and anybody entitled may ask for.
void name_records(Context& context, BriefingInput& input) {
    const auto add = [&](bool is_kept, const Text& name) {
        if (is_kept) input.attachments.push_back(say(context.community.language, name));
    };
    const auto holds = [&input](auto of_item) {
        return std::any_of(input.items.begin(), input.items.end(), of_item);
    };
    add(input.meeting->households > 0 || !input.meeting->parties.empty(), texts::record_attendance);
    add(holds([](const BriefingItem& item) { return !item.remarks.empty(); }),
        texts::record_opinions);
    add(holds([](const BriefingItem& item) { return !item.polls.empty(); }), texts::record_votes);
}

/// Moves what `fits` out of `from`.
template <class T, class Fits>
std::vector<T> take_if(std::vector<T>& from, Fits fits) {
    const auto rest = std::stable_partition(from.begin(), from.end(),
                                            [&fits](const T& one) { return !fits(one); });
    std::vector<T> taken(std::make_move_iterator(rest), std::make_move_iterator(from.end()));
    from.erase(rest, from.end());
    return taken;
}

}  // namespace

void gather_meeting(const Period& period, std::vector<Poll>& polls, std::vector<Opinion>& opinions,
                    Context& context, Gathered& gathered) {
    const auto meeting = last_ended(period, context, gathered);
    if (!meeting) return;
    gathered.input.meeting = describe(*meeting, context);

    const auto items = context.tx.meetings().items(meeting->id);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto& item = items[i];
        const auto from = item.started_at.value_or(*meeting->started_at);
        const auto until = i + 1 < items.size() && items[i + 1].started_at
                               ? *items[i + 1].started_at
                               : *meeting->ended_at;
        BriefingItem told{.title = item.title, .background = item.background};
        for (const auto& poll : take_if(polls, [&](const Poll& p) {
                 return p.meeting == meeting->id && p.item == item.no;
             }))
            told.polls.push_back(poll_of(poll, context));
        std::size_t said = 0;
        for (const auto& opinion : take_if(opinions, [&](const Opinion& o) {
                 const bool is_here = o.meeting == meeting->id && o.created_at >= from &&
                                      o.created_at < until && o.type != OpinionType::report;
                 return is_here && ++said <= remarks_max;
             }))
            told.remarks.push_back(remark_of(opinion, context));
        gathered.input.items.push_back(std::move(told));
    }
    name_records(context, gathered.input);
}

}  // namespace linyi::commands::briefing
