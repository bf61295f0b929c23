#pragma once

#include "http/router.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include <string>
#include <utility>

namespace linyi::web::test {

/// A browser's visit of `target`, as a session would hand it to the router.
inline http::Request visit(std::string target) {
    http::Request request;
    request.message.method = "GET";
    request.message.target = std::move(target);
    request.message.headers = {{"Host", "127.0.0.1:8080"}};
    request.loopback = true;
    return request;
}

inline http::Response answer(const http::Router& router, http::Request request) {
    boost::asio::io_context io;
    auto answer =
        boost::asio::co_spawn(io, router.answer(std::move(request)), boost::asio::use_future);
    io.run();
    return answer.get();
}

inline HttpResponse get(const http::Router& router, std::string target) {
    return answer(router, visit(std::move(target))).message;
}

inline std::string header(const HttpResponse& response, std::string_view name) {
    return std::string(single_header(response.headers, name).value_or(""));
}

inline bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != text.npos;
}

}  // namespace linyi::web::test
