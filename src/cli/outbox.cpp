#include "cli/outbox.hpp"

#include "cli/cli.hpp"

namespace linyi::cli {

int run_outbox_list(const std::string& state, Office& office) {
    constexpr int rows_max = 200;
    const auto wanted = outgoing_state_from(state);
    if (!wanted) {
        office.err << "linyi: a state is one of offered, pending, inflight, sent, dead, expired, "
                      "cancelled\n";
        return wrong_use;
    }
    office.store.transact([&](storage::Tx& tx) {
        for (const auto& message : tx.outbox().in_state(*wanted, rows_max)) {
            office.out << message.id.value << '\t' << message.kind << '\t' << message.attempts
                       << " tries\t" << to_rfc3339(message.created) << '\t' << message.last_error
                       << '\n';
        }
        if (const auto held = tx.outbox().held(); held > 0)
            office.out << held
                       << " held since the restore: `linyi outbox send-held` or cancel-held\n";
    });
    return good;
}

int run_outbox_redrive(std::int64_t id, Office& office) {
    bool is_redriven = false;
    office.store.transact([&](storage::Tx& tx) {
        is_redriven = tx.outbox().redrive(OutboxId{id}, office.clock.now());
    });
    if (is_redriven) return good;
    office.err << "linyi: message " << id << " is not dead, expired or cancelled\n";
    return failed;
}

int run_outbox_send_held(Office& office) {
    office.store.transact([&](storage::Tx& tx) {
        office.out << tx.outbox().held() << " messages will be sent\n";
        tx.outbox().send_held();
    });
    return good;
}

int run_outbox_cancel_held(Office& office) {
    office.store.transact([&](storage::Tx& tx) {
        office.out << tx.outbox().cancel_held(office.clock.now()) << " messages are cancelled\n";
    });
    return good;
}

}  // namespace linyi::cli
