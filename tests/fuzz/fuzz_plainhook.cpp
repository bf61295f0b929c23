// rooms: adapters
// A body without a proof is refused whatever it holds; a proven one is decoded or refused, and what
// comes out of it has an id and a chat.
#include "adapters/adapter.hpp"
#include "adapters/plainhook/signature.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using namespace linyi;

constexpr Timestamp now{std::chrono::milliseconds{1'790'000'000'000}};

const Secret& key_text() {
    static const Secret text("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    return text;
}

const Adapter& adapter() {
    static const auto made = [] {
        AdapterSettings settings;
        settings.id = "bridge";
        settings.type = "plainhook";
        settings.values["send_url"] = "http://127.0.0.1:1/send";
        settings.secrets["secret"].push_back(key_text());
        for (const auto& type : adapter_types())
            if (type.name == "plainhook") return *type.make(settings);
        std::abort();
    }();
    return *made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    HttpRequest request;
    request.method = "POST";
    request.target = "/hook/bridge";
    request.body.assign(reinterpret_cast<const char*>(data), size);
    const auto unproven = adapter().receive(request, now);
    if (unproven || unproven.error().code != Errc::bad_signature) std::abort();

    const auto key = plainhook::key_from(key_text());
    request.headers = plainhook::signed_headers({*key}, "msg_1", now, request.body);
    const auto received = adapter().receive(request, now);
    if (!received) return received.error().code == Errc::bad_signature ? (std::abort(), 0) : 0;
    for (const auto& event : received->events)
        if (event.event_id.empty() || event.chat.empty()) std::abort();
    return 0;
}
