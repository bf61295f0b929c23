#include "commands/poll/sheet_parts.hpp"

#include "base/text.hpp"
#include "commands/assembly/assembly.hpp"
#include "commands/poll/assembly_texts.hpp"
#include "commands/poll/box.hpp"
#include "commands/poll/poll.hpp"
#include "commands/poll/sheet_texts.hpp"
#include "domain/funnel.hpp"
#include "domain/mask.hpp"

namespace linyi::commands::poll {
namespace {

/// "3", or "不到 5" where the group is too small to be shown by itself.
std::string broken_down(std::int64_t count, Language language) {
    if (count == 0 || count >= shown_group_min) return std::to_string(count);
    return say(language, texts::sheet_few, {{"least", std::to_string(shown_group_min)}});
}

/// The word at `key` of a payload that Payload wrote: quotes inside other values are escaped, so
/// `"key":"` stands only where the key does.
std::string word_at(const std::string& payload, std::string_view key) {
    const auto opener = "\"" + std::string(key) + "\":\"";
    const auto begin = payload.find(opener);
    if (begin == payload.npos) return {};
    const auto from = begin + opener.size();
    return payload.substr(from, payload.find('"', from) - from);
}

/// First ballots are no acts of `of_poll`; each is the first revision of its right.
std::int64_t first_ballots(const Poll& poll, storage::Tx tx) {
    std::int64_t count = 0;
    const auto is_first = [](const Ballot& b) { return b.revision == 1 && !b.choice.empty(); };
    for (const auto& ballot : tx.ballots().all(poll.id)) count += is_first(ballot) ? 1 : 0;
    for (const auto& ballot : tx.ballots().past(poll.id)) count += is_first(ballot) ? 1 : 0;
    return count;
}

Funnel read_funnel(const Poll& poll, const Tally& tally, storage::Tx tx) {
    std::map<std::string, std::int64_t> attempts{{"ballot_counted", first_ballots(poll, tx)}};
    for (const auto& act : tx.acts().of_poll(poll.id)) {
        const auto why = act.kind == "ballot_refused" ? word_at(act.payload, "why") : std::string{};
        ++attempts[why.empty() ? act.kind : act.kind + "/" + why];
    }
    return funnel_of(attempts, tally.participating.rights);
}

const Text& word_for(Loss loss) {
    switch (loss) {
        case Loss::unreadable: return texts::loss_unreadable;
        case Loss::unbound: return texts::loss_unbound;
        case Loss::staff: return texts::loss_staff;
        case Loss::tenant: return texts::loss_tenant;
        case Loss::off_roll: return texts::loss_off_roll;
        case Loss::not_theirs: return texts::loss_not_theirs;
        case Loss::no_authority: return texts::loss_no_authority;
        case Loss::wrong_place: return texts::loss_wrong_place;
        case Loss::late: return texts::loss_late;
        case Loss::out_of_order: return texts::loss_out_of_order;
        case Loss::first_stands: return texts::loss_first_stands;
        case Loss::invalid_paper: return texts::loss_invalid;
        case Loss::cancelled: return texts::loss_cancelled;
        case Loss::replaced: return texts::loss_replaced;
        case Loss::other: return texts::loss_other;
    }
    return texts::loss_other;
}

/// Everybody a text about this vote may name: owners, offices, and who voted.
std::vector<std::string> known_names(const Poll& poll, storage::Tx tx) {
    std::vector<std::string> names;
    for (auto& owner : tx.roster().owners(poll.community)) names.push_back(std::move(owner.name));
    for (const auto role :
         {Role::admin, Role::committee, Role::manager, Role::community, Role::street}) {
        for (const auto& holder : tx.accounts().holders(poll.community, role))
            names.push_back(tx.roster().person_name(holder.person));
    }
    for (const auto& ballot : tx.ballots().all(poll.id)) {
        if (auto member = tx.accounts().member(ballot.account, poll.community))
            names.push_back(std::move(member->name));
    }
    return names;
}

}  // namespace

VotePart ways_part(const Poll& poll, Context& context) {
    const auto language = context.community.language;
    VotePart part{.heading = say(language, texts::sheet_ways)};
    for (const auto& [route, count] : context.tx.ballots().routes(poll.id))
        part.rows.push_back({route_words(route, language), broken_down(count, language)});
    std::vector<std::string> deeds;
    for (const auto& act : context.tx.acts().of_poll(poll.id)) {
        if (act.kind == "deed_signed") deeds.push_back(std::to_string(act.no));
    }
    if (!deeds.empty())
        part.rows.push_back({say(language, texts::deeds),
                             say(language, texts::deeds_list,
                                 {{"count", std::to_string(deeds.size())},
                                  {"acts", join(deeds, language == Language::zh ? "、" : ", ")}})});
    return part;
}

VotePart funnel_part(const Poll& poll, const Tally& tally, Context& context) {
    const auto language = context.community.language;
    const auto funnel = read_funnel(poll, tally, context.tx);
    VotePart part{.heading = say(language, texts::sheet_funnel)};
    const auto step = [&](const Text& label, std::int64_t count) {
        part.rows.push_back({say(language, label), std::to_string(count)});
    };
    step(texts::funnel_received, funnel.received);
    step(texts::funnel_recognised, funnel.recognised);
    step(texts::funnel_bound, funnel.bound);
    step(texts::funnel_entitled, funnel.entitled);
    step(texts::funnel_counted, funnel.counted);
    for (const auto& [loss, count] : funnel.losses)
        part.rows.push_back(
            {say(language, texts::funnel_lost, {{"why", say(language, word_for(loss))}}),
             broken_down(count, language)});
    return part;
}

VotePart notice_part(const Poll& poll, const Counted& counted, const VoteSheet& sheet,
                     Context& context) {
    if (!poll.is_formal) return {};
    const auto language = context.community.language;
    const auto& tally = counted.tally;
    VotePart part{.heading = say(language, texts::sheet_notice)};
    part.paragraphs.push_back(
        say(language, texts::notice_body,
            {{"community", sheet.community},
             {"question", sheet.question},
             {"id", sheet.id},
             {"nature", sheet.nature},
             {"time", when(poll.closed_at.value_or(context.now), context, language)},
             {"rights", std::to_string(tally.electorate.rights)},
             {"area", to_text(tally.electorate.area)},
             {"voted", std::to_string(tally.participating.rights)},
             {"voted_area", to_text(tally.participating.area)},
             {"verdict", sheet.verdict}}));
    part.paragraphs.push_back(
        say(language, texts::notice_object,
            {{"id", sheet.id},
             {"until", when(assembly::objections_until(poll, context), context, language)}}));
    return part;
}

VotePart postings_part(const Poll& poll, Context& context) {
    const auto language = context.community.language;
    VotePart part{.heading = say(language, texts::sheet_postings)};
    const auto postings = context.tx.postings().of_poll(poll.id);
    if (postings.empty()) return part;
    const auto names = known_names(poll, context.tx);
    for (const auto& posting : postings) {
        auto place = mask_text(posting.place, names);
        if (!posting.photo.empty())
            place = say(language, texts::photo_named,
                        {{"place", place}, {"photo", mask_text(posting.photo, names)}});
        part.rows.push_back({when(posting.at, context, language), std::move(place)});
    }
    return part;
}

VotePart objections_part(const Poll& poll, Context& context) {
    const auto language = context.community.language;
    VotePart part{.heading = say(language, texts::sheet_objections)};
    const auto objections = context.tx.postings().objections(poll.id);
    if (objections.empty()) return part;
    const auto names = known_names(poll, context.tx);
    for (const auto& objection : objections) {
        const Args args{{"text", mask_text(objection.text, names)},
                        {"answer", mask_text(objection.answer, names)}};
        part.rows.push_back(
            {"J" + std::to_string(objection.number),
             say(language,
                 objection.answered_at ? texts::objection_answered : texts::objection_open, args)});
    }
    return part;
}

}  // namespace linyi::commands::poll
