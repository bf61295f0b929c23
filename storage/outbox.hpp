#pragma once

#include "domain/outgoing.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi::storage {

class Connection;
class Ids;

/// Messages on their way out. Lane order is the id.
class Outbox {
public:
    Outbox(Connection& connection, Ids& ids) : db_(connection), ids_(ids) {}

    /// Puts a message at the end of its lane; `id`, `attempts` and the results are ignored.
    OutboxId enqueue(const Outgoing& message);
    std::optional<Outgoing> find(OutboxId id);
    /// Rows of one state, newest first, at most `limit`.
    std::vector<Outgoing> in_state(OutgoingState state, int limit);
    /// Open messages and dead letters, through the small indexes: for every scrape of /metrics.
    struct Backlog {
        std::int64_t open{};
        std::int64_t dead{};
    };
    Backlog backlog();
    /// {state, rows} for every state that occurs. Reads the whole table.
    std::vector<std::pair<std::string, std::int64_t>> counts();

    /// A reply that the platform takes as the answer to its own request: the row is leased to the
    /// session that answers. Until `until` the worker leaves it alone; then it is sent as any
    /// other.
    OutboxId offer(const Outgoing& message, std::int64_t epoch, Timestamp until);
    /// The answer with the offered message is written, or could not be: then the worker sends it.
    bool settle_offered(OutboxId id, bool is_sent, Timestamp now);

    /// Sends a dead, expired or cancelled message again: same id, hence same key and payload, as
    /// if it were new, without an end of its validity. Its chat counts as present again. False if
    /// the message is in another state.
    bool redrive(OutboxId id, Timestamp now);
    /// Takes a message back that is not on its way. False if it is too late.
    bool cancel(OutboxId id, Timestamp now);
    /// Takes back every waiting reminder that is about nothing but `subject`.
    void cancel_reminders(const Subject& subject, Timestamp now);

    /// After a restore: what is open now is not sent unasked (reliability.md O9). Also leaves a gap
    /// in the ids, so that the keys of messages that were sent after the backup was made, and are
    /// unknown here, are never used for others.
    void hold_open(Timestamp now);
    /// How many messages wait for `send_held` or `cancel_held`.
    std::int64_t held();
    void send_held();
    std::int64_t cancel_held(Timestamp now);

    /// Dead letters the admin chat has not been told of, oldest first.
    std::vector<Outgoing> untold_dead(int limit);
    std::int64_t count_untold_dead();
    bool has_untold_dead();
    void mark_all_told();

    /// When messages that are done may leave the table.
    struct Retention {
        Timestamp sent_before{};  ///< sent, expired and cancelled ones settled before
        Timestamp dead_before{};
    };
    /// Looks at `rows` rows after `after` and deletes what is old enough. Returns where the next
    /// call goes on; 0 at the end of the table.
    OutboxId purge(const Retention& retention, OutboxId after, int rows);

private:
    Connection& db_;
    Ids& ids_;
};

}  // namespace linyi::storage
