#include "bench/history.hpp"

#include "app/ledger_start.hpp"
#include "domain/roster.hpp"
#include "storage/driver/connection.hpp"
#include "storage/store.hpp"

#include <fmt/format.h>

#include <memory>
#include <stdexcept>

namespace linyi::bench {
namespace {

constexpr std::chrono::hours ago{24};

std::unique_ptr<storage::Store> open(const std::filesystem::path& data, storage::StoreMode mode) {
    auto store = storage::Store::open(data / "linyi.db", mode);
    if (!store) throw std::runtime_error(store.error().detail);
    return std::move(*store);
}

class Writer {
public:
    Writer(storage::Tx& tx, const History& history)
        : history_(history),
          event_(history.first_event),
          at_(std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now()) - ago) {
        community_ = tx.communities().find_by_name("bench").value().id;
        chat_ = tx.chats().find("plainhook", Voters::group).value().id;
        rights_ = voting_rights(tx.roster().units(community_), {});
        for (std::size_t i = 0; i < rights_.size(); ++i)
            accounts_.push_back(tx.accounts().find("plainhook", Voters::account(i)).value());
    }

    void write_vote(storage::Tx& tx) {
        const Poll wish{.community = community_,
                        .number = tx.communities().next_number(community_, 'V'),
                        .question = "是否更换门禁系统？",
                        .kind = PollKind::yes_no,
                        .state = PollState::open,
                        .rule = "household_majority",
                        .options = {{.key = "同意", .label = "同意", .role = OptionRole::yes},
                                    {.key = "反对", .label = "反对", .role = OptionRole::no},
                                    {.key = "弃权", .label = "弃权", .role = OptionRole::abstain}},
                        .opened_at = at_,
                        .closes_at = at_ + ago / 2,
                        .opened_by = accounts_.front().id,
                        .chat = chat_};
        const auto poll = tx.polls().add(wish, rights_);
        for (std::size_t i = 0; i < rights_.size(); ++i) write_ballot(tx, poll, i);
        tx.polls().set_state(poll.id, PollState::closed, at_ + ago / 2);
    }

private:
    void write_ballot(storage::Tx& tx, const Poll& poll, std::size_t voter) {
        const Inbound event{.adapter = "plainhook",
                            .event_id = event_id(history_.ids, event_++),
                            .body_sha256 = std::string(32, 's')};
        const auto& account = accounts_[voter];
        const auto right = rights_[voter].no;
        if (tx.inbox().admit(event, at_) != storage::Inbox::Admission::fresh)
            throw std::runtime_error("event " + event.event_id + " is there already");
        const std::vector<std::string> choice{"同意"};
        const auto entry = tx.acts().append_ballot(
            {.community = community_,
             .poll = poll.id,
             .kind = "ballot_counted",
             .right = right,
             .revision = 1,
             .decided_at = at_,
             .payload = fmt::format(R"({{"account":{},"event":"{}","chat":{},"order":{}}})",
                                    account.id.value, event.event_id, chat_.value, to_millis(at_))},
            choice, 0);
        tx.ballots().save({.poll = poll.id,
                           .right = right,
                           .choice = choice,
                           .account = account.id,
                           .chat = chat_,
                           .order_key = to_millis(at_),
                           .decided_at = at_,
                           .event = event.event_id,
                           .entry = entry.number,
                           .salt = entry.salt},
                          std::nullopt);
        tx.inbox().settle(event, storage::InboxOutcome::applied, poll.id);
        Outgoing told{.lane = account.direct_chat.value_or(chat_),
                      .kind = "confirmation",
                      .subject = {.kind = 'V', .id = poll.id.value},
                      .community = community_,
                      .created = at_,
                      .state = OutgoingState::sent};
        told.document.blocks = {
            paragraph(fmt::format("已记录：{} {} 同意。", short_id(poll), rights_[voter].label))};
        tx.outbox().enqueue(told);
    }

    const History& history_;
    std::uint64_t event_{};
    Timestamp at_{};
    CommunityId community_{};
    ChatId chat_{};
    std::vector<VotingRight> rights_{};
    std::vector<Account> accounts_{};
};

}  // namespace

void write_history(const std::filesystem::path& data, const History& history) {
    const auto store = open(data, storage::StoreMode::writer);
    const auto folder = app::DataFolder::open(data);
    if (!folder) throw std::runtime_error(folder.error().detail);
    const auto started = app::start_ledger(*store, *folder, "");
    if (!started) throw std::runtime_error(started.error().detail);
    std::unique_ptr<Writer> writer;
    store->transact([&](storage::Tx& tx) { writer = std::make_unique<Writer>(tx, history); });
    for (std::int64_t vote = 0; vote < history.votes; ++vote) {
        store->transact([&](storage::Tx& tx) { writer->write_vote(tx); });
        store->checkpoint(true);
    }
    app::keep_mirror(*store, data);
}

std::int64_t ballots_recorded(const std::filesystem::path& data) {
    const auto store = open(data, storage::StoreMode::writer);
    storage::Query query(store->connection(), R"sql(
        SELECT count(*) FROM act WHERE kind IN ('ballot_counted', 'ballot_changed')
    )sql");
    query.next();
    return query.integer(0);
}

}  // namespace linyi::bench
