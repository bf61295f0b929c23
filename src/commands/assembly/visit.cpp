#include "base/text.hpp"
#include "commands/assembly/assembly.hpp"
#include "commands/assembly/texts.hpp"
#include "commands/payload.hpp"

#include <algorithm>
#include <map>

namespace linyi::commands::assembly {
namespace {

using storage::Visit;
using storage::VisitState;

/// What was noted at a door.
struct Note {
    VisitState state{};
    bool is_delivered{};
    const Text* words{};
};

std::optional<Note> note_of(const std::string& word) {
    const std::map<std::string, Note, std::less<>> notes{
        {"待访", {VisitState::to_visit, false, &texts::visit_to_visit}},
        {"to_visit", {VisitState::to_visit, false, &texts::visit_to_visit}},
        {"已联系", {VisitState::contacted, false, &texts::visit_contacted}},
        {"contacted", {VisitState::contacted, false, &texts::visit_contacted}},
        {"联系不上", {VisitState::unreachable, false, &texts::visit_unreachable}},
        {"unreachable", {VisitState::unreachable, false, &texts::visit_unreachable}},
        {"已送达", {VisitState::contacted, true, &texts::visit_delivered}},
        {"delivered", {VisitState::contacted, true, &texts::visit_delivered}},
        {"已完成", {VisitState::done, true, &texts::visit_done}},
        {"done", {VisitState::done, true, &texts::visit_done}},
    };
    const auto found = notes.find(word);
    if (found == notes.end()) return std::nullopt;
    return found->second;
}

std::int64_t left_of(const std::vector<Visit>& visits) {
    return std::count_if(visits.begin(), visits.end(),
                         [](const Visit& visit) { return !visit.has_voted; });
}

std::string building_line(const std::string& building, const std::vector<Visit>& visits,
                          Language language) {
    const auto in_state = [&](VisitState state) {
        return std::to_string(std::count_if(visits.begin(), visits.end(),
                                            [&](const Visit& v) { return v.state == state; }));
    };
    const auto name = building.empty() ? say(language, texts::no_building)
                                       : building + (language == Language::zh ? "号楼" : "");
    return say(language, texts::visit_building,
               {{"building", name},
                {"to_visit", in_state(VisitState::to_visit)},
                {"contacted", in_state(VisitState::contacted)},
                {"unreachable", in_state(VisitState::unreachable)},
                {"done", in_state(VisitState::done)}});
}

/// Numbers for everybody; which doors are left only in a direct chat, of one building if named.
Reply show_list(const Poll& poll, const std::string& only, Context& context) {
    const auto language = context.caller.language;
    std::map<std::string, std::vector<Visit>> by_building;
    for (auto& visit : context.tx.visits().of_poll(poll.id)) {
        if (only.empty() || visit.building == only)
            by_building[visit.building].push_back(std::move(visit));
    }
    Answer answer{.audience = here()};
    answer.document.title = say(language, texts::visit_title, {{"id", short_id(poll)}});
    std::vector<std::string> lines;
    for (const auto& [building, visits] : by_building) {
        lines.push_back(building_line(building, visits, language));
        if (context.chat.kind != ChatKind::direct) continue;
        std::vector<std::string> left;
        for (const auto& visit : visits) {
            if (!visit.has_voted) left.push_back(visit.label);
        }
        if (!left.empty())
            lines.push_back(say(language, texts::visit_names, {{"units", join(left, "、")}}));
    }
    answer.document.blocks = {list(std::move(lines))};
    return Reply{std::move(answer)};
}

/// "3号楼", "3" or nothing.
std::string building_of(std::string word) {
    for (const std::string_view tail : {"号楼", "栋", "幢"}) {
        if (word.ends_with(tail)) word.resize(word.size() - tail.size());
    }
    return word;
}

}  // namespace

Result<Reply> visit(const Call& call, Context& context) {
    const auto named = named_poll(call.rest, context);
    if (!named) return named.error();
    const auto& poll = named->poll;
    const auto trimmed = std::string(trim(named->rest));
    if (trimmed.find(' ') == trimmed.npos) return show_list(poll, building_of(trimmed), context);
    const auto unit = named_unit(trimmed, context);
    if (!unit) return unit.error();
    const auto right = right_of(poll, unit->unit, context);
    if (!right) return right.error();
    const auto note = note_of(unit->rest);
    if (!note) return Error{texts::visit_state, {{"state", unit->rest}}};
    if (!context.caller.member) return Error{Errc::forbidden, texts::not_a_member};
    // Delivery decides how silent households count: what the result stands on is fixed with it.
    if (poll.state != PollState::open || (poll.closes_at && context.now >= *poll.closes_at))
        return Error{texts::visit_over, {{"id", short_id(poll)}}};

    context.tx.visits().set(
        poll.id, {.right = right->no, .state = note->state, .is_delivered = note->is_delivered},
        context.caller.member->person, context.now);
    record(context, "visit_noted", poll.id,
           Payload{}
               .set("right", right->no)
               .set("state", storage::to_text(note->state))
               .set("delivered", note->is_delivered)
               .set("by", context.caller.member->person)
               .json());
    const auto left = left_of(context.tx.visits().of_poll(poll.id));
    return Reply::say_to_sender(say(context.caller.language, texts::visit_noted,
                                    {{"unit", right->label},
                                     {"state", say(context.caller.language, *note->words)},
                                     {"id", short_id(poll)},
                                     {"left", std::to_string(left)}}));
}

}  // namespace linyi::commands::assembly
