#include "outbox/caller.hpp"

#include <boost/asio/co_spawn.hpp>

#include <exception>
#include <filesystem>
#include <optional>
#include <utility>

namespace linyi::outbox {

using namespace std::chrono_literals;

ClientSettings short_settings() {
    ClientSettings settings{.resolve = 200ms, .connect = 200ms, .tls = 200ms, .total = 400ms};
    settings.addresses = *AddressPolicy::parse({"127.0.0.0/8"});
    return settings;
}

Caller::Caller(ClientSettings settings) : client(io.get_executor(), std::move(settings)) {}

Caller::Caller(ClientSettings settings, Lookup lookup)
    : client(io.get_executor(), std::move(settings), std::move(lookup)) {}

Reply Caller::send(HttpRequest request) {
    const auto begun = std::chrono::steady_clock::now();
    std::optional<Reply> result;
    const auto keep = [&result](const std::exception_ptr& failure, Reply reply) {
        if (failure) std::rethrow_exception(failure);
        result = std::move(reply);
    };
    boost::asio::co_spawn(io, client.send(std::move(request)), keep);
    io.restart();
    io.run();
    took_ = std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now() - begun);
    return result.value();
}

Reply Caller::get(const std::string& url) {
    return send({.method = "GET", .target = url});
}

Reply Caller::post(const std::string& url, const std::string& body) {
    return send({.method = "POST", .target = url, .body = body});
}

std::string told(const Reply& reply) {
    if (const auto* const failure = std::get_if<Failure>(&reply))
        return std::string(to_text(failure->error));
    return std::to_string(std::get<HttpResponse>(reply).status);
}

std::size_t open_descriptors() {
    std::size_t count{};
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
        static_cast<void>(entry);
        ++count;
    }
    return count;
}

}  // namespace linyi::outbox
