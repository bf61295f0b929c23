#include "outbox/alerts.hpp"

#include <algorithm>

namespace linyi::outbox {
namespace {

constexpr Text dead_title{"有消息没有送达", "Messages could not be delivered"};
constexpr Text dead_line{"{id}号（{kind}）→ {adapter} {chat}：{why}",
                         "No. {id} ({kind}) → {adapter} {chat}: {why}"};
constexpr Text dead_more{"另有 {count} 条。", "{count} more."};
constexpr Text dead_hint{"查清原因后可重发：linyi outbox redrive 编号",
                         "Once the cause is removed, send again: linyi outbox redrive NUMBER"};
constexpr Text stopped_title{"平台停用了机器人帐号", "A platform has shut out a bot account"};
constexpr Text stopped_line{
    "{adapter}：{why}。该帐号的消息都在等候，每15分钟试一次。请检查密钥和平台后台。",
    "{adapter}: {why}. Its messages wait; it is tried again every 15 minutes. Please check its "
    "secrets and the platform's console."};

void enqueue(storage::Tx& tx, const AdminChat& admin, Document document, Timestamp now) {
    Outgoing alert;
    alert.lane = admin.lane;
    alert.kind = "alert";
    alert.document = std::move(document);
    alert.created = now;
    alert.not_before = now;
    tx.outbox().enqueue(alert);
}

std::string line_about(storage::Tx& tx, const Outgoing& letter, Language language) {
    const auto chat = tx.chats().find(letter.lane);
    std::string name = std::to_string(letter.lane.value);
    if (chat && !chat->name.empty()) name = chat->name;
    return say(language, dead_line,
               {{"id", std::to_string(letter.id.value)},
                {"kind", letter.kind},
                {"adapter", chat ? chat->adapter : std::string{}},
                {"chat", name},
                {"why", letter.last_error}});
}

}  // namespace

bool tell_of_dead_letters(storage::Tx& tx, const AdminChat& admin, Timestamp now) {
    const auto letters = tx.outbox().untold_dead(letters_named_max);
    if (letters.empty()) return false;
    const auto total = tx.outbox().count_untold_dead();

    std::vector<std::string> lines;
    for (const auto& letter : letters) lines.push_back(line_about(tx, letter, admin.language));
    Document document;
    document.title = say(admin.language, dead_title);
    document.blocks.push_back(list(std::move(lines)));
    const auto more = total - static_cast<std::int64_t>(letters.size());
    if (more > 0)
        document.blocks.push_back(
            paragraph(say(admin.language, dead_more, {{"count", std::to_string(more)}})));
    document.blocks.push_back(note(say(admin.language, dead_hint)));

    tx.outbox().mark_all_told();
    enqueue(tx, admin, std::move(document), now);
    return true;
}

void tell_of_stopped_account(storage::Tx& tx, const AdminChat& admin,
                             const storage::AccountPause& pause, Timestamp now) {
    Document document;
    document.title = say(admin.language, stopped_title);
    document.blocks.push_back(paragraph(
        say(admin.language, stopped_line, {{"adapter", pause.adapter}, {"why", pause.why}})));
    enqueue(tx, admin, std::move(document), now);
}

void tell_of_failure(storage::Tx& tx, const AdminChat& admin, const Text& title,
                     const std::string& why, Timestamp now) {
    Document document;
    document.title = say(admin.language, title);
    document.blocks.push_back(paragraph(why));
    enqueue(tx, admin, std::move(document), now);
}

}  // namespace linyi::outbox
