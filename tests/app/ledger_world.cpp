#include "app/ledger_world.hpp"

#include "app/ledger_start.hpp"
#include "app/vote_export.hpp"
#include "base/text.hpp"
#include "storage/driver/connection.hpp"

#include <stdexcept>

namespace linyi::app::test {
namespace {

constexpr Timestamp start{Millis{1'763'604'000'000}};  // 2025-11-20 10:00 in Shanghai

std::unique_ptr<storage::Store> memory_store(Random& random) {
    auto made = storage::Store::open({}, storage::StoreMode::memory, &random);
    if (!made) throw std::runtime_error(made.error().detail);
    return std::move(*made);
}

}  // namespace

LedgerWorld::LedgerWorld(int count, std::uint64_t seed, std::unique_ptr<storage::Store> own)
    : random(seed),
      ledger_random(seed + 1),
      key(ledger::SigningKey::generate(random)),
      store(own ? std::move(own) : memory_store(ledger_random)),
      clock(start),
      homes(count) {
    store->sign_with(key);
    store->transact([this](storage::Tx&) { settle_in(); });
    store->sign_ledger();
}

void LedgerWorld::settle_in() {
    auto tx = store->tx();
    community =
        tx.communities().add({.name = "和悦里小区", .zone = *Zone::find("Asia/Shanghai")}, start);
    const auto group = tx.chats().admit({.adapter = "hook", .platform_chat = "g"});
    tx.chats().link(group.id, community.id, Purpose::owners);
    for (int i = 0; i < homes; ++i) {
        const auto user = "u" + std::to_string(i);
        const auto label = "1-1-" + std::to_string(i + 1);
        const auto account = tx.accounts().admit("hook", user, user);
        const auto area = 6000 + static_cast<std::int64_t>(random.below(8000));
        tx.roster().save(community.id, {.label = label, .area = {area}, .building = "1"});
        const auto person = tx.accounts().join(account.id, community.id, std::nullopt, user);
        tx.accounts().bind(account.id, tx.roster().find(community.id, label)->id,
                           BindingKind::owner, "roster", start);
        if (i == 0) tx.accounts().grant(person, {.role = Role::committee});
    }
}

void LedgerWorld::hear(int who, const std::string& chat, ChatKind kind, const std::string& text) {
    const auto number = ++events_;
    const Inbound event{.adapter = "hook",
                        .event_id = "e-" + std::to_string(number),
                        .order_key = number,
                        .chat = chat,
                        .chat_kind = kind,
                        .sender = "u" + std::to_string(who),
                        .message_id = "m-" + std::to_string(number),
                        .text = text,
                        .body_sha256 = std::string(32, 'x')};
    store->transact([&](storage::Tx& tx) { engine_.apply(tx, event, clock.now()); });
}

void LedgerWorld::say(int who, const std::string& text) {
    hear(who, "d" + std::to_string(who), ChatKind::direct, text);
}

void LedgerWorld::say_in_group(int who, const std::string& text) {
    hear(who, "g", ChatKind::group, text);
}

void LedgerWorld::live(std::int64_t entries) {
    say_in_group(0, "/vote 是否更换门禁？");
    say_in_group(0, "/vote 围墙颜色 | 白 | 灰 | 蓝");
    say_in_group(0, "/vote 是否罢免主任？ --secret");
    say_in_group(0, "/vote 是否种树？");
    const std::vector<std::string> words{"V1 同意", "V1 反对", "V1 弃权", "V2 1",     "V2 2",
                                         "V3 同意", "V3 反对", "V4 同意", "V1 不投了"};
    bool is_renewed = false;
    while (store->tx().acts().last() < entries) {
        const auto who = static_cast<int>(random.below(static_cast<std::uint64_t>(homes)));
        const auto& text = words[random.below(words.size())];
        if (random.below(4) == 0) {
            say_in_group(who, text);
        } else {
            say(who, text);
        }
        if (random.below(20) == 0) wait();
        if (is_renewed || store->tx().acts().last() < entries / 2) continue;
        is_renewed = true;
        say_in_group(0, "/延期 V1 12月20日18点 参与不足");
        say_in_group(0, "/取消 V4 写错了");
    }
    say_in_group(0, "/走访 V1 1-1-2 已送达");
    say_in_group(0, "/走访 V1 1-1-2 联系不上");
    say_in_group(0, "/走访 V3 1-1-3 已联系");
    say_in_group(0, "/截止 V1 全部已投");
    say_in_group(0, "/截止 V3 全部已投");
    std::int64_t refused = 0;
    for (const auto& act : store->tx().acts().from(1, 1000)) {
        if (act.kind == "ballot_refused") refused = act.no;
    }
    store->transact(
        [&](storage::Tx& tx) { tx.acts().erase_payload(refused, clock.now(), "asked"); });
    if (!begin_epoch(*store, key, {.kind = "epoch_begun"}, clock.now()))
        throw std::runtime_error("no epoch");
    say_in_group(0, "/vote 还有别的吗？ | 有 | 没有");
    for (int who = 1; who < homes; who += 3) say(who, "V5 1");
}

std::vector<std::string> LedgerWorld::answers() const {
    std::vector<std::string> texts;
    auto messages = store->tx().outbox().in_state(OutgoingState::pending, 100'000);
    for (auto at = messages.rbegin(); at != messages.rend(); ++at)
        texts.push_back(to_plain_text(at->document));
    return texts;
}

VerifyReport LedgerWorld::verify(const std::vector<KeptCheckpoint>& kept) const {
    auto tx = store->tx();
    return verify_ledger(tx, {.public_key = key.public_key(), .kept = kept});
}

std::vector<std::string> LedgerWorld::exported(std::int64_t number) const {
    std::vector<std::string> lines;
    auto tx = store->tx();
    export_vote(tx, tx.polls().find(community.id, number)->id,
                [&lines](const std::string& line) { lines.push_back(line); });
    return lines;
}

}  // namespace linyi::app::test
