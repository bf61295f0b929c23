#include "commands/talk.hpp"

#include "storage/driver/connection.hpp"

#include <algorithm>

namespace linyi::commands::test {

Talk::Talk() {
    take_sent();
}

Inbound Talk::message(const Account& who, const Chat& where, std::string text) {
    const auto number = std::to_string(++messages_);
    return {.adapter = "hook",
            .event_id = "e-" + number,
            .at = stage.now,
            .chat = where.platform_chat,
            .chat_kind = where.kind,
            .chat_name = where.name,
            .sender = who.platform_user,
            .sender_name = who.shown_name,
            .message_id = "t-" + number,
            .text = std::move(text),
            .body_sha256 = std::string(32, 'x')};
}

Inbound Talk::press(const Account& who, const Chat& where, std::string value) {
    auto event = message(who, where, "");
    event.kind = Inbound::Kind::action;
    event.action_value = std::move(value);
    event.action_token = "spinner";
    return event;
}

template <class Work>
void Talk::watch(Work work) {
    stage.store().begin();
    auto tx = stage.tx();
    work(tx);
    stage.store().commit();
    take_sent();
}

Handled Talk::hear(const Inbound& event) {
    Handled handled;
    watch([&](storage::Tx& tx) { handled = dispatcher_.handle(tx, event, stage.now); });
    return handled;
}

void Talk::confirm() {
    watch([&](storage::Tx& tx) { send_confirmations(chores_, tx, stage.now); });
}

void Talk::close_due() {
    watch([&](storage::Tx& tx) { close_due_polls(chores_, tx, stage.now); });
}

void Talk::take_sent() {
    constexpr int all = 10'000;
    sent_.clear();
    for (auto& one : stage.tx().outbox().in_state(OutgoingState::pending, all)) {
        if (one.id.value > last_.value) sent_.push_back(std::move(one));
    }
    std::reverse(sent_.begin(), sent_.end());
    if (!sent_.empty()) last_ = sent_.back().id;
}

std::string Talk::answers() const {
    std::vector<std::string> texts;
    for (const auto& one : sent_) {
        texts.push_back(one.document.toast.empty() ? to_plain_text(one.document)
                                                   : one.document.toast);
    }
    return join(texts, "\n");
}

std::string Talk::answers_in(const Chat& chat) const {
    std::vector<std::string> texts;
    for (const auto& one : sent_) {
        if (one.lane == chat.id) texts.push_back(to_plain_text(one.document));
    }
    return join(texts, "\n");
}

std::map<std::string, std::int64_t> Talk::rows() {
    std::vector<std::string> tables;
    {
        storage::Query query(stage.store().connection(),
                             "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
        while (query.next()) tables.push_back(query.text(0));
    }
    // A connection knows a statement by its address, so the texts live as long as the process.
    static std::map<std::string, std::string> statements;
    std::map<std::string, std::int64_t> counts;
    for (const auto& table : tables) {
        const auto& sql = statements.emplace(table, "SELECT count(*) FROM " + table).first->second;
        storage::Query query(stage.store().connection(), sql);
        query.next();
        counts[table] = query.integer(0);
    }
    return counts;
}

}  // namespace linyi::commands::test
