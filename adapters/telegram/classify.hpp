#pragma once

#include "adapters/adapter.hpp"

namespace linyi::telegram {

/// What Telegram's answer to one of our calls means. Source: the texts in
/// tdlib/telegram-bot-api, Client.cpp (read 2026-05): first the code, then words in lower case.
Outcome classify(const HttpResponse& response);

/// True if a message could not be edited because it is gone or too old: it must be sent anew.
bool is_edit_lost(const HttpResponse& response);

}  // namespace linyi::telegram
