#include "adapters/telegram/checks.hpp"

#include "adapters/json/fields.hpp"
#include "adapters/wire/wire.hpp"

namespace linyi::telegram {
namespace {

constexpr Text call_failed{
    .zh = "Telegram 的 {what} 没有成功（{why}），请检查 token 和网络",
    .en = "Telegram's {what} failed ({why}): check the token and the network"};
constexpr Text wrong_username{
    .zh = "这个 token 属于 @{name}，和 username 不一致：发给机器人的命令会认不出来",
    .en = "this token belongs to @{name}, not to username: commands for the bot will be missed"};
constexpr Text privacy_on{
    .zh =
        "隐私模式开着，机器人看不到群里的普通消息：在 @BotFather 里用 /setprivacy 关掉，"
        "然后把机器人移出群再加回来",
    .en =
        "privacy mode hides ordinary group messages from the bot: turn it off with /setprivacy "
        "at @BotFather, then remove the bot from its groups and add it again"};
constexpr Text no_webhook{
    .zh = "Telegram 还不知道往哪里送消息：设置 webhook_url，或按 doc.md 手动调用 setWebhook",
    .en =
        "Telegram does not know where to send messages: set webhook_url, or call setWebhook by "
        "hand as doc.md shows"};
constexpr Text webhook_in_the_way{
    .zh = "mode 是 poll，但这个机器人还设着 webhook，取不到消息：按 doc.md 调用 deleteWebhook",
    .en =
        "mode is poll, but a webhook is still set and blocks fetching: call deleteWebhook as "
        "doc.md shows"};
constexpr Text webhook_failing{.zh = "Telegram 最近一次送消息失败：{why}",
                               .en = "Telegram's last delivery to us failed: {why}"};
constexpr Text members_unseen{
    .zh = "Telegram 没有被要求发送成员进出（chat_member）：重新调用 setWebhook",
    .en = "Telegram was not asked for joins and leaves (chat_member): call setWebhook again"};

std::optional<std::string> read_me(const Expected& expected, const json::Value& result) {
    const auto username = json::string_at(result, "username");
    if (username && !is_same_username(*username, expected.bot.username))
        return in_both_languages(wrong_username, {{"name", quoted_reason(*username)}});
    const auto reads_all = json::bool_at(result, "can_read_all_group_messages");
    if (reads_all && !*reads_all) return in_both_languages(privacy_on);
    return std::nullopt;
}

bool asks_for_members(const json::Value& result) {
    const auto* kinds = json::find(result, "allowed_updates");
    const auto* list = kinds == nullptr ? nullptr : kinds->as<json::Array>();
    if (list == nullptr) return false;  // the default leaves chat_member out
    for (const auto& kind : *list) {
        if (kind == json::Value{"chat_member"}) return true;
    }
    return false;
}

std::optional<std::string> read_webhook(const Expected& expected, const json::Value& result) {
    const auto url = json::string_at(result, "url");
    const bool is_set = url && !url->empty();
    if (expected.is_polled)
        return is_set ? std::optional(in_both_languages(webhook_in_the_way)) : std::nullopt;
    if (!is_set) return in_both_languages(no_webhook);
    const auto last_error = json::string_at(result, "last_error_message");
    if (last_error)
        return in_both_languages(webhook_failing, {{"why", quoted_reason(*last_error)}});
    if (!asks_for_members(result)) return in_both_languages(members_unseen);
    return std::nullopt;
}

}  // namespace

std::optional<std::string> read_check(const Expected& expected, const StartCheck& check,
                                      const HttpResponse& response) {
    const auto body = json::read(response.body);
    const auto* result = body ? json::find(*body, "result") : nullptr;
    if (response.status != 200 || result == nullptr) {
        const auto words = body ? json::string_at(*body, "description") : Result<std::string>{};
        const auto why = status_reason(response.status, words ? *words : std::string{});
        return in_both_languages(call_failed, {{"what", check.what}, {"why", why}});
    }
    if (check.what == "getMe") return read_me(expected, *result);
    if (check.what == "getWebhookInfo") return read_webhook(expected, *result);
    return std::nullopt;
}

}  // namespace linyi::telegram
