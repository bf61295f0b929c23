// rooms: adapters
// A proven update is decoded or refused as malformed; what comes out has ids and well-formed text,
// and that text can be sent back without a tag or a mention of its own.
#include "adapters/adapter.hpp"
#include "adapters/telegram/html.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using namespace linyi;

const Adapter& adapter() {
    static const auto made = [] {
        AdapterSettings settings;
        settings.id = "tg";
        settings.type = "telegram";
        settings.values["username"] = "LindenhofBot";
        settings.secrets["token"].emplace_back("5550009999:AAF");
        settings.secrets["secret"].emplace_back("secret_token_of_the_fuzzer");
        for (const auto& type : adapter_types())
            if (type.name == "telegram") return *type.make(settings);
        std::abort();
    }();
    return *made;
}

void check(const Inbound& event) {
    if (event.event_id.empty() || event.chat.empty() || event.adapter != "tg") std::abort();
    if (!is_utf8(event.text)) std::abort();
    const auto html = telegram::to_html({.title = event.text});
    if (std::count(html.begin(), html.end(), '<') != (event.text.empty() ? 0 : 2)) std::abort();
    if (html.size() > 32768) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    HttpRequest request;
    request.method = "POST";
    request.headers = {{"X-Telegram-Bot-Api-Secret-Token", "secret_token_of_the_fuzzer"}};
    request.body.assign(reinterpret_cast<const char*>(data), size);
    const auto received = adapter().receive(request, Timestamp{});
    if (!received) {
        const auto code = received.error().code;
        if (code != Errc::malformed_payload && code != Errc::too_large) std::abort();
        return 0;
    }
    for (const auto& event : received->events) check(event);
    return 0;
}
