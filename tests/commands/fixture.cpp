#include "commands/fixture.hpp"

#include <stdexcept>

namespace linyi::commands::test {
namespace {

template <class Keep>
std::string collect(const Result<Reply>& reply, Keep keep) {
    if (!reply) return {};
    std::string text;
    for (const auto& answer : reply->answers) {
        if (!keep(answer)) continue;
        if (!text.empty()) text += '\n';
        text += to_plain_text(answer.document);
    }
    return text;
}

Chat add_chat(storage::Tx tx, std::string_view name, ChatKind kind) {
    return tx.chats().admit({.adapter = "hook",
                             .platform_chat = std::string(name),
                             .kind = kind,
                             .name = std::string(name)});
}

}  // namespace

Stage::Stage()
    : now(from_millis(1763604000000)),  // 2025-11-20 02:00 UTC
      table(make_table()),
      store_(linyi::test::memory_store()),
      traits_([](std::string_view) { return ChatTraits{.buttons = true}; }) {
    auto zone = Zone::find("Asia/Shanghai");
    if (!zone) throw std::runtime_error("no zone database");
    community = tx().communities().add({.name = "和悦里小区", .zone = *zone}, now);
    other = tx().communities().add({.name = "东风里小区", .zone = *zone}, now);
    group = add_chat(tx(), "g-owners", ChatKind::group);
    work = add_chat(tx(), "g-work", ChatKind::group);
    foreign = add_chat(tx(), "g-foreign", ChatKind::group);
    tx().chats().link(group.id, community.id, Purpose::owners);
    tx().chats().link(work.id, community.id, Purpose::work);
    tx().chats().link(foreign.id, other.id, Purpose::owners);
    group = *tx().chats().find(group.id);
    work = *tx().chats().find(work.id);
    foreign = *tx().chats().find(foreign.id);
    people();
    message.adapter = "hook";
    message.chat = "g-owners";
    message.message_id = "m-1";
}

void Stage::people() {
    for (const auto* label : {"1-1-101", "2-1-201", "2-1-202", "3-1-301"}) {
        tx().roster().save(community.id,
                           {.label = label, .area = {8960}, .building = std::string(label, 1)});
    }
    wang = join("wang", "王芳", "committee", "主任");
    chen = join("chen", "陈静", "", "");
    he = join("he", "何明", "", "");
    li = join("li", "李强", "", "");
    zhang = join("zhang", "张伟", "manager", "物业项目经理");
    sun = join("sun", "孙丽", "manager", "客服");
    han = join("han", "韩雪", "community", "居委会主任");
    liu = join("liu", "刘洋", "street", "街道专员");
    tan = join("tan", "谭涛", "", "");
    guest = tx().accounts().admit("hook", "guest", "路人甲");
    bind(wang, "1-1-101", BindingKind::owner);
    bind(chen, "2-1-201", BindingKind::owner);
    bind(he, "2-1-201", BindingKind::owner);
    bind(li, "2-1-202", BindingKind::owner);
    bind(li, "3-1-301", BindingKind::owner);
    bind(tan, "2-1-202", BindingKind::tenant);
    for (auto* account : {&wang, &zhang, &chen, &li}) {
        auto chat = add_chat(tx(), "d-" + account->platform_user, ChatKind::direct);
        tx().accounts().set_direct_chat(account->id, chat.id);
        account->direct_chat = chat.id;
    }
}

Account Stage::join(std::string_view user, std::string_view name, std::string_view role,
                    std::string_view title) {
    auto account = tx().accounts().admit("hook", user, name);
    const auto person = tx().accounts().join(account.id, community.id, std::nullopt, name);
    if (const auto known = role_from(role))
        tx().accounts().grant(person, {.role = *known, .title = std::string(title)});
    return account;
}

void Stage::bind(const Account& who, std::string_view unit, BindingKind kind) {
    const auto found = tx().roster().find(community.id, unit);
    tx().accounts().bind(who.id, found->id, kind, "code", now);
}

Context Stage::context(const Account& who, const Chat& where) {
    Context made{.tx = tx(),
                 .now = now,
                 .random = random_,
                 .settings = settings,
                 .traits = traits_,
                 .chat = where,
                 .community = where.id == foreign.id ? other : community};
    made.caller.account = *tx().accounts().find(who.id);
    made.caller.member = tx().accounts().member(who.id, made.community.id);
    made.caller.bindings = tx().accounts().bindings(who.id, made.community.id);
    made.caller.language = made.caller.account.language.value_or(made.community.language);
    made.table = &table;
    return made;
}

Chat Stage::direct(const Account& who) {
    const auto known = tx().accounts().find(who.id);
    return *tx().chats().find(known->direct_chat.value());
}

Call Stage::call(std::string command, std::string rest) {
    return {.message = &message, .command = std::move(command), .rest = std::move(rest)};
}

Result<Reply> Stage::run(Context context, const Call& call) {
    const auto* command = table.find(call.command);
    if (command == nullptr) throw std::runtime_error("no command " + call.command);
    message.sender = context.caller.account.platform_user;
    store_->begin();
    auto reply = command->handler(call, context);
    if (reply) {
        store_->commit();
    } else {
        store_->rollback();
    }
    return reply;
}

Result<Reply> Stage::answer(const Account& who, const Chat& where, std::string text) {
    const auto asked = tx().conversation().pending(who.id, where.id, now);
    if (!asked) throw std::runtime_error("nobody asked " + who.platform_user + " anything");
    auto answered = call(asked->kind, std::move(text));
    answered.reading = QuestionAnswer{*asked};
    return run(context(who, where), answered);
}

PersonId Stage::person(const Account& who) {
    return tx().accounts().member(who.id, community.id)->person;
}

Timestamp Stage::local(std::string_view text) {
    const auto wall = from_rfc3339(replace_all(text, " ", "T") + ":00Z");
    if (!wall) throw std::runtime_error("bad time in a test");
    return community.zone.to_utc(Zone{}.to_local(*wall));
}

std::vector<std::pair<std::string, std::string>> Stage::acts() {
    std::vector<std::pair<std::string, std::string>> found;
    for (auto& act : tx().acts().from(1, 1000)) found.emplace_back(act.kind, act.payload);
    return found;
}

Reply must(Result<Reply> reply) {
    if (!reply) throw std::runtime_error("refused: " + word(reply.error(), Language::zh));
    return std::move(*reply);
}

std::string said(const Result<Reply>& reply) {
    return collect(reply, [](const Answer&) { return true; });
}

std::string said(const Result<Reply>& reply, Audience::To to) {
    return collect(reply, [to](const Answer& answer) { return answer.audience.to == to; });
}

std::string said(const Result<Reply>& reply, AccountId account) {
    return collect(reply, [account](const Answer& answer) {
        return answer.audience.to == Audience::To::account && answer.audience.account == account;
    });
}

std::string refusal(const Result<Reply>& reply, Language language) {
    return reply ? std::string{} : word(reply.error(), language);
}

}  // namespace linyi::commands::test
