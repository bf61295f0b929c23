#include "commands/notice/notice.hpp"

#include "base/text.hpp"
#include "commands/notice/remind.hpp"
#include "commands/notice/texts.hpp"
#include "commands/payload.hpp"

namespace linyi::commands::notice {
namespace {

constexpr std::size_t text_code_points_max = 2000;

const Text& office_text(const Caller& caller) {
    if (caller.holds(Role::committee)) return texts::committee;
    if (caller.holds(Role::manager)) return texts::manager;
    if (caller.holds(Role::community)) return texts::community;
    if (caller.holds(Role::street)) return texts::street;
    return texts::admin;
}

Document post(const std::string& text, Context& context) {
    const auto language = context.community.language;
    const auto office = say(language, office_text(context.caller));
    return {.title = say(language, texts::title, {{"office", office}}),
            .blocks = {paragraph(text), note(say(language, texts::signed_by,
                                                 {{"community", context.community.name},
                                                  {"office", office},
                                                  {"date", to_text(context.local_now().day)}}))}};
}

Result<Reply> notify(const Call& call, Context& context) {
    const auto text = std::string(trim(call.rest));
    if (text.empty()) return Error{Errc::invalid_argument, texts::no_text};
    if (code_points(text) > text_code_points_max)
        return Error{texts::too_long, {{"max", std::to_string(text_code_points_max)}}};
    const auto groups = context.tx.chats().of_community(context.community.id, Purpose::owners);
    if (groups.empty()) return Error{texts::no_groups};

    record(context, "notice_posted", std::nullopt,
           Payload{}
               .set("by", context.caller.account.id)
               .set("office", say(Language::en, office_text(context.caller)))
               .set("groups", static_cast<std::int64_t>(groups.size()))
               .set("text", text)
               .json());
    Reply reply{Answer{.audience = to_purpose(Purpose::owners),
                       .kind = "notice",
                       .document = post(text, context)}};
    auto confirmation = Reply::say_to_sender(
        say(context.caller.language, texts::posted, {{"count", std::to_string(groups.size())}}));
    reply.add(std::move(confirmation.answers.front()));
    return reply;
}

}  // namespace

void register_commands(CommandTable& table) {
    using namespace texts;
    table.add({.name = "notice",
               .words = {"notice", "通知"},
               .usage = notice_usage,
               .summary = notice_summary,
               .roles = {Role::committee, Role::manager, Role::community, Role::street},
               .handler = notify});
    table.add({.name = "remind",
               .words = {"remind", "提醒", "催办"},
               .usage = remind_usage,
               .summary = remind_summary,
               .handler = remind});
}

}  // namespace linyi::commands::notice
