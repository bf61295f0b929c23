#include "app/control.hpp"

#include "adapters/crypto/encoding.hpp"
#include "app/storage_thread.hpp"
#include "base/log.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <nlohmann/json.hpp>

#include <sys/stat.h>

namespace linyi::app {
namespace {

using Json = nlohmann::json;
using asio::local::stream_protocol;

constexpr std::size_t request_bytes_max = 16UL * 1024 * 1024;  // a roster of 5 MiB in base64
constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

std::string to_line(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<ControlRequest> request_from(const std::string& line) {
    const auto value = Json::parse(line, nullptr, false);
    if (!value.is_object() || !value.contains("words")) return std::nullopt;
    ControlRequest request{
        .words = value["words"].get<std::vector<std::string>>(),
        .language = value.value("language", "en") == "zh" ? Language::zh : Language::en};
    // Files are any bytes, and JSON is UTF-8.
    for (const auto& [name, text] : value.value("files", std::map<std::string, std::string>{})) {
        auto bytes = crypto::base64_decode(text);
        if (!bytes) return std::nullopt;
        request.files.emplace(name, std::move(*bytes));
    }
    return request;
}

std::map<std::string, std::string> encoded(const std::map<std::string, std::string>& files) {
    std::map<std::string, std::string> out;
    for (const auto& [name, bytes] : files) out.emplace(name, crypto::base64_encode(bytes));
    return out;
}

void log_failure(const std::exception_ptr& error) {
    if (!error) return;
    try {
        std::rethrow_exception(error);
    } catch (const std::exception& e) {
        log::warning("control_failed", {{"what", e.what()}});
    }
}

}  // namespace

ControlServer::ControlServer(asio::any_io_executor executor, const std::filesystem::path& socket,
                             StorageThread& storage, ControlHandler handler)
    : path_(socket),
      storage_(storage),
      handler_(std::move(handler)),
      acceptor_(std::move(executor)) {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);  // left by an earlier start; the lock is ours
    acceptor_.open();
    acceptor_.bind(stream_protocol::endpoint(path_.string()));
    ::chmod(path_.c_str(), 0600);
    acceptor_.listen();
}

ControlServer::~ControlServer() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

void ControlServer::stop() {
    boost::system::error_code ignored;
    acceptor_.close(ignored);
}

asio::awaitable<void> ControlServer::run() {
    for (;;) {
        stream_protocol::socket peer(acceptor_.get_executor());
        const auto [error] = co_await acceptor_.async_accept(peer, as_result);
        if (error) co_return;
        asio::co_spawn(acceptor_.get_executor(), serve(std::move(peer)), log_failure);
    }
}

asio::awaitable<void> ControlServer::serve(stream_protocol::socket peer) {
    std::string line;
    auto buffer = asio::dynamic_buffer(line, request_bytes_max);
    const auto [read_error, size] = co_await asio::async_read_until(peer, buffer, '\n', as_result);
    if (read_error || size == 0) co_return;
    const auto request = request_from(line);
    if (!request) co_return;

    const auto reply = std::make_shared<ControlReply>();  // shared with the writing thread
    asio::steady_timer done(peer.get_executor(), asio::steady_timer::time_point::max());
    auto work = [this, request, reply](storage::Store& store) {
        *reply = handler_(store, *request);
    };
    auto finish = [reply, &done](const std::exception_ptr& error) {
        if (error)
            *reply = {.code = 1, .err = "linyi: the service could not do that; see its log\n"};
        log_failure(error);
        done.cancel();
    };
    storage_.run_alone(std::move(work), std::move(finish));
    [[maybe_unused]] const auto [waited] = co_await done.async_wait(as_result);
    const auto answer = to_line(
        {{"code", reply->code}, {"out", reply->out}, {"err", reply->err}, {"made", reply->made}});
    [[maybe_unused]] const auto [write_error, written] =
        co_await asio::async_write(peer, asio::buffer(answer), as_result);
}

std::optional<ControlReply> ask_service(const std::filesystem::path& socket,
                                        const ControlRequest& request) {
    asio::io_context context;
    stream_protocol::socket peer(context);
    boost::system::error_code error;
    peer.connect(stream_protocol::endpoint(socket.string()), error);
    if (error) return std::nullopt;
    const auto line_out = to_line({{"words", request.words},
                                   {"files", encoded(request.files)},
                                   {"language", request.language == Language::zh ? "zh" : "en"}});
    asio::write(peer, asio::buffer(line_out), error);
    if (error) return std::nullopt;
    std::string line;
    asio::read_until(peer, asio::dynamic_buffer(line), '\n', error);
    if (error) return std::nullopt;
    const auto value = Json::parse(line, nullptr, false);
    if (!value.is_object()) return std::nullopt;
    return ControlReply{.code = value.value("code", 1),
                        .out = value.value("out", ""),
                        .err = value.value("err", ""),
                        .made = value.value("made", "")};
}

}  // namespace linyi::app
