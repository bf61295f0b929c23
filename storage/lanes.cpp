#include "storage/lanes.hpp"

#include "base/mutant.hpp"
#include "storage/driver/connection.hpp"
#include "storage/ids.hpp"
#include "storage/lane_heads.hpp"
#include "storage/outbox.hpp"
#include "storage/people.hpp"

#include <algorithm>
#include <utility>

namespace linyi::storage {
namespace {

/// A long outage leaves many stale messages: this many a claim, so that the writing thread can do
/// something else in between.
constexpr int settled_unsent_max = 500;

/// Lanes read in one step. With a long queue a claim is full after the first few, and every lane
/// beyond them would have been read for nothing.
constexpr int heads_at_once = 64;

void earlier(std::optional<Timestamp>& first, Timestamp at) {
    if (!first || at < *first) first = at;
}

void expire_unsent(Connection& db, OutboxId id, Timestamp now) {
    run(db, R"sql(
        UPDATE outbox SET state = 'expired', settled = ?2, lease_epoch = NULL, lease_until = NULL
        WHERE id = ?1
    )sql",
        id.value, to_millis(now));
}

void give_up(Connection& db, OutboxId id, Timestamp now) {
    run(db, R"sql(
        UPDATE outbox SET state = 'dead', settled = ?2, lease_epoch = NULL, lease_until = NULL,
            told = CASE WHEN kind = 'alert' THEN 1 ELSE 0 END, last_error = 'the service stopped during every attempt'
        WHERE id = ?1
    )sql",
        id.value, to_millis(now));
}

/// One claim: goes through the lanes and gathers what may be sent.
class Claiming {
public:
    Claiming(Connection& db, const ClaimRequest& request)
        : db_(db), request_(request), allowance_(request.allowance) {}

    Claimed run() {
        ChatId seen = request_.after;
        int looked = 0;
        while (looked < request_.lanes_max) {
            const int wanted = std::min(heads_at_once, request_.lanes_max - looked);
            const auto heads = lane_heads(db_, seen, wanted);
            for (const auto& head : heads) {
                if (!visit(head)) {
                    result_.resume = seen;
                    return std::move(result_);
                }
                seen = head.lane;
            }
            if (static_cast<int>(heads.size()) < wanted) return std::move(result_);
            looked += wanted;
        }
        result_.resume = seen;
        return std::move(result_);
    }

private:
    /// False if this claim can take no more and the lane must be looked at again.
    bool visit(LaneHead head) {
        const bool is_busy = request_.busy.contains(head.lane);
        while (head.id && !is_busy && !is_leased(head)) {
            const bool is_late =
                head.not_after && request_.now > *head.not_after && !mutant("stale_is_sent");
            if (!is_late && head.attempts < request_.attempts_max) return take(head);
            if (result_.expired + result_.dead == settled_unsent_max) return false;
            if (is_late) {
                expire_unsent(db_, head.id, request_.now);
                ++result_.expired;
            } else {
                give_up(db_, head.id, request_.now);
                ++result_.dead;
            }
            auto next = lane_head(db_, head.lane);
            if (!next) return true;
            head = *std::move(next);
        }
        return true;
    }

    bool is_leased(const LaneHead& head) {
        if (head.state == OutgoingState::pending || !head.lease_until) return false;
        if (*head.lease_until <= request_.now) return false;
        earlier(result_.next_due, *head.lease_until);
        return true;
    }

    bool take(const LaneHead& head) {
        if (head.is_gone) return true;
        const auto due = std::max(head.not_before, head.paused_until.value_or(head.not_before));
        if (due > request_.now) {
            earlier(result_.next_due, due);
            if (head.not_after) earlier(result_.next_due, *head.not_after + Millis{1});
            return true;
        }
        const auto allowed = allowance_.find(head.adapter);
        if (allowed == allowance_.end() || allowed->second.messages <= 0) return true;
        if (head.attempts > 0 && allowed->second.retries <= 0) return true;
        if (static_cast<int>(result_.claims.size()) == request_.limit) return false;
        --allowed->second.messages;
        if (head.attempts > 0) --allowed->second.retries;
        lease(head);
        return true;
    }

    void lease(const LaneHead& head) {
        storage::run(db_, R"sql(
            UPDATE outbox SET state = 'inflight', lease_epoch = ?2, lease_until = ?3,
                attempts = attempts + 1, tried = coalesce(tried, ?4)
            WHERE id = ?1
        )sql",
                     head.id.value, request_.epoch, to_millis(request_.now + request_.lease),
                     to_millis(request_.now));
        storage::run(db_, R"sql(
            INSERT INTO send_start (at, outbox_id, lane) VALUES (?1, ?2, ?3)
            ON CONFLICT (at, outbox_id) DO NOTHING
        )sql",
                     to_millis(request_.now), head.id.value, head.lane.value);
        Ids unused(db_);  // reading gives out no ids
        Claim claim{.message = Outbox(db_, unused).find(head.id).value(),
                    .chat = Chats(db_, unused).find(head.lane).value(),
                    .first_try = head.first_try.value_or(request_.now)};
        claim.edit_of = edited_message(claim.message);
        if (mutant("stale_is_sent")) claim.message.not_after.reset();
        if (mutant("sent_before_sending"))
            storage::run(db_, "UPDATE outbox SET state = 'sent' WHERE id = ?1", head.id.value);
        result_.claims.push_back(std::move(claim));
    }

    std::string edited_message(const Outgoing& message) {
        if (message.document.replaces == 0) return {};
        Query query(db_, R"sql(
            SELECT platform_message FROM outbox WHERE id = ?1 AND lane = ?2 AND state = 'sent'
        )sql",
                    message.document.replaces, message.lane.value);
        return query.next() ? query.text(0) : std::string{};
    }

    Connection& db_;
    const ClaimRequest& request_;
    std::map<std::string, Allowance, std::less<>> allowance_;
    Claimed result_{};
};

std::string why_blocked(const LaneHead& head, Timestamp now) {
    if (!head.id) return "held since a restore";
    if (head.adapter.empty()) return "no such chat";
    if (head.is_gone) return "chat gone";
    if (head.paused_until && *head.paused_until > now) return "paused by the platform";
    // A first attempt that is on its way blocks nothing yet.
    const bool is_first = head.state == OutgoingState::inflight && head.attempts == 1;
    if (head.attempts == 0 || is_first) return {};
    return head.error.empty() ? "waits for a retry" : head.error;
}

BlockedLane describe(Connection& db, const LaneHead& head, std::string why) {
    Query query(db, R"sql(
        SELECT count(*) FROM outbox
        WHERE lane = ?1 AND state IN ('offered', 'pending', 'inflight')
    )sql",
                head.lane.value);
    query.next();
    return {.lane = head.lane,
            .adapter = head.adapter,
            .head = head.id,
            .why = std::move(why),
            .attempts = head.attempts,
            .next = std::max(head.not_before, head.paused_until.value_or(head.not_before)),
            .waiting = query.integer(0)};
}

}  // namespace

Claimed Lanes::claim(const ClaimRequest& request) {
    return Claiming(db_, request).run();
}

void Lanes::pause(ChatId lane, Timestamp until, std::string_view why) {
    run(db_, R"sql(
        INSERT INTO lane_state (lane, paused_until, why) VALUES (?1, ?2, ?3)
        ON CONFLICT (lane) DO UPDATE SET paused_until = excluded.paused_until, why = excluded.why
    )sql",
        lane.value, to_millis(until), why);
}

void Lanes::pause_account(const AccountPause& pause) {
    run(db_, R"sql(
        INSERT INTO account_state (adapter, paused_until, is_stopped, why) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (adapter) DO UPDATE SET paused_until = excluded.paused_until,
            is_stopped = excluded.is_stopped, why = excluded.why
    )sql",
        pause.adapter, to_millis(pause.until), pause.is_stopped, pause.why);
}

void Lanes::resume_account(std::string_view adapter) {
    run(db_, "DELETE FROM account_state WHERE adapter = ?1", adapter);
}

std::vector<AccountPause> Lanes::paused_accounts() {
    Query query(db_, R"sql(
        SELECT adapter, paused_until, is_stopped, why FROM account_state ORDER BY adapter
    )sql");
    std::vector<AccountPause> found;
    while (query.next()) {
        found.push_back({.adapter = query.text(0),
                         .until = from_millis(query.integer(1)),
                         .is_stopped = query.integer(2) != 0,
                         .why = query.text(3)});
    }
    return found;
}

std::vector<BlockedLane> Lanes::blocked(Timestamp now, int limit) {
    constexpr int step = 512;
    std::vector<BlockedLane> found;
    ChatId after{};
    for (;;) {
        const auto heads = lane_heads(db_, after, step);
        for (const auto& head : heads) {
            if (static_cast<int>(found.size()) == limit) return found;
            auto why = why_blocked(head, now);
            if (!why.empty()) found.push_back(describe(db_, head, std::move(why)));
            after = head.lane;
        }
        if (static_cast<int>(heads.size()) < step) return found;
    }
}

}  // namespace linyi::storage
