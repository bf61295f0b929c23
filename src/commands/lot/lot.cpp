#include "commands/lot/lot.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"
#include "commands/assembly/countersign.hpp"
#include "commands/lot/texts.hpp"
#include "commands/payload.hpp"
#include "commands/poll/poll.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace linyi::commands::lot {
namespace {

constexpr std::size_t text_code_points_max = 60;
constexpr std::size_t key_digits_shown = 16;

/// What stands behind one of `words`, up to the next flag; taken out of `text`.
std::optional<std::string> take_tail(std::string& text, std::span<const std::string_view> words) {
    for (const auto word : words) {
        const auto at = text.find(word);
        if (at == text.npos) continue;
        auto end = text.find("--", at + word.size());
        end = std::min(end, text.size());
        auto value = text.substr(at + word.size(), end - at - word.size());
        while (!value.empty() && (value.front() == '=' || value.front() == ':')) value.erase(0, 1);
        text.erase(at, end - at);
        return std::string(trim(value));
    }
    return std::nullopt;
}

bool is_whole_community(std::string_view scope) {
    return scope.empty() || scope == "all" || scope.starts_with("全");
}

/// "1号楼" and "1" are building 1.
std::string building_in(std::string scope) {
    for (const std::string_view word : {"号楼", "栋", "幢", "号"}) {
        if (scope.ends_with(word)) scope.resize(scope.size() - word.size());
    }
    return std::string(trim(scope));
}

/// One ticket for all units of the same owners.
Result<std::vector<std::string>> households(const std::string& scope, Context& context) {
    Electorate electorate;
    if (!is_whole_community(scope)) electorate.buildings = {building_in(scope)};
    std::vector<std::string> ids;
    for (const auto& right :
         voting_rights(context.tx.roster().units(context.community.id), electorate))
        ids.push_back(right.label);
    if (ids.empty()) return Error{texts::nobody, {{"scope", scope.empty() ? "—" : scope}}};
    return ids;
}

/// "3", "3名", "三位" at the beginning of `text`; taken out of it.
std::int64_t take_count(std::string& text) {
    text = std::string(trim(text));
    const auto end = std::min(text.find_first_of(" |"), text.size());
    auto word = text.substr(0, end);
    for (const std::string_view unit : {"名", "位", "个", "人", "户", "席"}) {
        if (const auto at = word.find(unit); at != word.npos && at > 0) {
            if (!language::number_from(word.substr(0, at))) continue;
            word.resize(at);
            text.erase(0, at + unit.size());
            return *language::number_from(word);
        }
    }
    const auto count = language::number_from(word);
    if (!count) return 0;
    text.erase(0, end);
    return *count;
}

std::optional<Error> flaw_of(const Lot& lot) {
    std::vector<std::string> plain;
    for (const auto& id : lot.ids) {
        if (code_points(id) > text_code_points_max || id.empty())
            return Error{texts::too_long, {{"max", std::to_string(text_code_points_max)}}};
        auto folded = language::normalise(id);
        if (std::find(plain.begin(), plain.end(), folded) != plain.end())
            return Error{texts::twice, {{"id", id}}};
        plain.push_back(std::move(folded));
    }
    if (code_points(lot.title) > text_code_points_max ||
        code_points(lot.source) > text_code_points_max)
        return Error{texts::too_long, {{"max", std::to_string(text_code_points_max)}}};
    const Args args{{"count", std::to_string(lot.ids.size())},
                    {"seats", std::to_string(lot.seats)},
                    {"max", std::to_string(lot_ids_max)}};
    if (lot.ids.size() > lot_ids_max) return Error{texts::too_many, args};
    if (lot.ids.size() <= static_cast<std::size_t>(lot.seats))
        return Error{texts::nothing_to_draw, args};
    return std::nullopt;
}

/// The day on which the number is out, from what was said of its source.
Result<Timestamp> known_from(const std::string& source, const Context& context) {
    const auto read = language::read_date(source, context.local_now(), context.calendar);
    if (!read || read->is_vague) return Error{texts::wants_source};
    auto at = read->at;
    if (!read->has_time) at.time = {};
    const auto from = context.community.zone.to_utc(at);
    if (from <= context.now)
        return Error{texts::source_known,
                     {{"source", source}, {"time", poll::when(from, context)}}};
    return from;
}

Result<Lot> read_draw(const std::string& words, Context& context) {
    static constexpr std::array<std::string_view, 6> sources{"--source", "--来源", "种子来源",
                                                             "来源",     "source", "seed from"};
    static constexpr std::array<std::string_view, 5> scopes{"--from", "--范围", "--名单",
                                                            "范围=", "from="};
    auto text = language::fold_width(words);
    auto source = take_tail(text, sources);
    const auto scope = take_tail(text, scopes);
    Lot lot{.seats = take_count(text), .place = context.community.name, .opened_at = context.now};
    auto parts = split(replace_all(text, "｜", "|"), '|');
    lot.title = std::string(trim(parts.front()));
    const Args example{{"example", say(context.caller.language, texts::draw_example)}};
    if (lot.seats < 1 || lot.title.empty()) return Error{texts::wants_count, example};
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (!trim(parts[i]).empty()) lot.ids.emplace_back(trim(parts[i]));
    }
    if (!source || source->empty()) return Error{texts::wants_source};
    lot.source = *source;
    const auto from = known_from(lot.source, context);
    if (!from) return from.error();
    lot.known_from = *from;
    if (lot.ids.empty()) {
        auto ids = households(scope.value_or(std::string{}), context);
        if (!ids) return ids.error();
        lot.ids = std::move(*ids);
    }
    if (auto flaw = flaw_of(lot)) return *flaw;
    return lot;
}

Document opening_post(const Lot& lot, Language language) {
    const Args args{{"id", short_id(lot)},
                    {"title", lot.title},
                    {"place", lot.place},
                    {"count", std::to_string(lot.ids.size())},
                    {"seats", std::to_string(lot.seats)}};
    return {
        .title = say(language, texts::open_title, args),
        .blocks = {
            fields({{say(language, texts::seats_label), say(language, texts::seats_words, args)},
                    {say(language, texts::source_label), lot.source},
                    {say(language, texts::seed_label), say(language, texts::seed_rule, args)},
                    {say(language, texts::list_label), join(lot.ids, "、")},
                    {say(language, texts::hash_label), list_sha256(lot)}}),
            note(say(language, texts::open_note, args))}};
}

Document result_post(const Lot& lot, Language language) {
    const auto names = drawn(lot);
    const auto seed = seed_of(lot);
    const Args args{{"id", short_id(lot)}, {"title", lot.title}};
    std::vector<Field> rows{{say(language, texts::drawn_label), join(names, "、")}};
    if (!lot.declined.empty())
        rows.push_back(
            {say(language, texts::declined_label),
             join(std::vector<std::string>(lot.declined.begin(), lot.declined.end()), "、")});
    rows.push_back({say(language, texts::source_label), lot.source});
    rows.push_back({say(language, texts::seed_label), seed});
    rows.push_back({say(language, texts::hash_label), list_sha256(lot)});
    Document post{.title = say(language, texts::result_title, args),
                  .blocks = {fields(std::move(rows))}};
    if (!names.empty()) {
        const auto key = sha256_hex(seed + ":" + names.front()).substr(0, key_digits_shown);
        post.blocks.push_back(note(say(language, texts::check_note,
                                       {{"seed", seed}, {"first", names.front()}, {"key", key}})));
    }
    post.blocks.push_back(paragraph(lot_case(lot)));
    return post;
}

/// Here and in every owners' group: a draw that few saw announced proves nothing.
Reply tell_everybody(const Document& post, Context& context) {
    std::vector<ChatId> chats{context.chat.id};
    for (const auto& chat : context.tx.chats().of_community(context.community.id, Purpose::owners))
        if (chat.id != context.chat.id) chats.push_back(chat.id);
    Reply reply;
    for (const auto chat : chats)
        reply.add({.audience = to_chat(chat), .kind = "lot", .document = post});
    return reply;
}

struct NamedLot {
    Lot lot{};
    std::string rest{};
};

Result<NamedLot> named_lot(const std::string& text, Context& context) {
    const auto named = assembly::numbered('L', text);
    if (!named) return Error{texts::no_number, {{"example", "/开签 L1 7-3-9"}}};
    auto lot = context.tx.lots().find(context.community.id, named->number);
    if (!lot)
        return Error{
            Errc::not_found, texts::unknown, {{"id", "L" + std::to_string(named->number)}}};
    return NamedLot{.lot = std::move(*lot), .rest = named->rest};
}

Result<Reply> draw_lots(const Call& call, Context& context) {
    const auto language = context.community.language;
    if (assembly::numbered('L', call.rest)) {  // "/draw L3": once more what there is to see
        const auto named = named_lot(call.rest, context);
        if (!named) return named.error();
        return Reply(Answer{.audience = here(),
                            .document = named->lot.value ? result_post(named->lot, language)
                                                         : opening_post(named->lot, language)});
    }
    auto lot = read_draw(call.rest, context);
    if (!lot) return lot.error();
    lot->number = context.tx.communities().next_number(context.community.id, 'L');
    record(context, "lot_opened", std::nullopt,
           Payload{}
               .set("number", lot->number)
               .set("title", lot->title)
               .set("seats", lot->seats)
               .set("ids", lot->ids)
               .set("list_sha256", list_sha256(*lot))
               .set("source", lot->source)
               .set("place", lot->place)
               .set("known_from", lot->known_from)
               .set("by", context.caller.account.id)
               .json());
    return tell_everybody(opening_post(*lot, language), context);
}

/// "7 - 3 - 9" and "7-3-9" are one number.
std::string plain_value(const std::string& text) {
    auto value = language::fold_width(text);
    std::erase_if(value, [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '|'; });
    return value;
}

Result<Reply> open_lots(const Call& call, Context& context) {
    const auto named = named_lot(call.rest, context);
    if (!named) return named.error();
    auto lot = named->lot;
    if (lot.value)
        return Error{texts::already, {{"id", short_id(lot)}, {"names", join(drawn(lot), "、")}}};
    if (context.now < lot.known_from)
        return Error{texts::too_early,
                     {{"id", short_id(lot)},
                      {"time", poll::when(lot.known_from, context, context.caller.language)}}};
    const auto value = plain_value(named->rest);
    if (value.empty() || code_points(value) > text_code_points_max)
        return Error{texts::no_number, {{"example", "/开签 " + short_id(lot) + " 7-3-9"}}};
    const auto waits = assembly::ask_second(
        {.command = "seed",
         .payload = short_id(lot) + " " + value,
         .words = say(context.community.language, texts::deed_words,
                      {{"id", short_id(lot)}, {"value", value}, {"source", lot.source}})},
        std::nullopt, call, context);
    if (waits) return *waits;
    lot.value = value;
    record(context, "lot_drawn", std::nullopt,
           Payload{}
               .set("number", lot.number)
               .set("value", value)
               .set("seed", seed_of(lot))
               .set("drawn", drawn(lot))
               .set("first", call.first)
               .set("by", context.caller.account.id)
               .json());
    return tell_everybody(result_post(lot, context.community.language), context);
}

Result<Reply> decline(const Call& call, Context& context) {
    const auto named = named_lot(call.rest, context);
    if (!named) return named.error();
    auto lot = named->lot;
    if (!lot.value) return Error{texts::not_drawn, {{"id", short_id(lot)}}};
    const auto names = drawn(lot);
    const auto said = language::normalise(named->rest);
    const auto found = std::find_if(names.begin(), names.end(), [&](const auto& name) {
        return language::normalise(name) == said;
    });
    if (found == names.end())
        return Error{texts::not_among,
                     {{"id", short_id(lot)}, {"names", join(names, "、")}, {"name", named->rest}}};
    lot.declined.insert(*found);
    record(context, "lot_declined", std::nullopt,
           Payload{}
               .set("number", lot.number)
               .set("id", *found)
               .set("drawn", drawn(lot))
               .set("by", context.caller.account.id)
               .json());
    return tell_everybody(result_post(lot, context.community.language), context);
}

}  // namespace

void register_commands(CommandTable& table) {
    using namespace texts;
    const std::set<Role> hosts{Role::committee, Role::manager, Role::community};
    table.add({.name = "draw",
               .words = {"draw", "sortition", "抽签"},
               .usage = draw_usage,
               .summary = draw_summary,
               .roles = hosts,
               .handler = draw_lots});
    table.add({.name = "seed",
               .words = {"seed", "开签"},
               .usage = seed_usage,
               .summary = seed_summary,
               .roles = hosts,
               .handler = open_lots});
    table.add({.name = "decline",
               .words = {"decline", "递补"},
               .usage = decline_usage,
               .summary = decline_summary,
               .roles = hosts,
               .handler = decline});
}

}  // namespace linyi::commands::lot
