#pragma once

#include "base/text.hpp"
#include "storage/store.hpp"

#include <optional>
#include <string>

namespace linyi::outbox {

/// Where an operator is told of failures: `[admin] chat`.
struct AdminChat {
    ChatId lane{};
    Language language{Language::zh};
};

/// Dead letters named in one alert; the rest is counted.
inline constexpr int letters_named_max = 10;

/// One message about every dead letter the admin chat has not been told of. False if there is none.
/// Without an admin chat they stay untold: `/v1/outbox?state=dead` lists them.
bool tell_of_dead_letters(storage::Tx& tx, const AdminChat& admin, Timestamp now);

/// One message: the platform shut this account out.
void tell_of_stopped_account(storage::Tx& tx, const AdminChat& admin,
                             const storage::AccountPause& pause, Timestamp now);

/// One message: something else an operator has to look at failed, and why.
void tell_of_failure(storage::Tx& tx, const AdminChat& admin, const Text& title,
                     const std::string& why, Timestamp now);

}  // namespace linyi::outbox
