#include "web/vote_pages.hpp"

#include "http/router.hpp"
#include "render/vote_page.hpp"
#include "web/nothing_here.hpp"

namespace linyi::web {
namespace {

std::optional<Language> language_asked(const http::Request& request) {
    const auto asked = request.query_value("lang");
    if (!asked) return std::nullopt;
    return *asked == "en" ? Language::en : Language::zh;
}

}  // namespace

void VotePages::add_routes(http::Router& router) const {
    router.get("/votes/{name}", [this](http::Request r) { return page(std::move(r)); });
}

asio::awaitable<http::Response> VotePages::page(http::Request request) const {
    const auto name = request.parameter("name");
    const auto language = language_asked(request);
    std::optional<std::string> html;
    std::function<void(storage::Tx&)> job = [this, &html, &name, language](storage::Tx& tx) {
        const auto sheet = parts_.sheet(tx, name, language);
        if (!sheet) return;
        html = render::vote_page(*sheet, {.path = "/votes/" + name, .templates = parts_.templates});
    };
    co_await parts_.read(std::move(job));
    if (!html) co_return nothing_here();
    co_return page_response(200, std::move(*html));
}

}  // namespace linyi::web
