#include "web/vote_pages.hpp"

#include "base/log.hpp"
#include "http/responses.hpp"
#include "http/router.hpp"
#include "render/chart.hpp"
#include "render/vote_page.hpp"
#include "web/nothing_here.hpp"

namespace linyi::web {
namespace {

std::optional<Language> language_asked(const http::Request& request) {
    const auto asked = request.query_value("lang");
    if (!asked) return std::nullopt;
    return *asked == "en" ? Language::en : Language::zh;
}

/// Once: every visitor would find the same.
void tell_of_fonts() {
    static bool is_told = false;  // The network thread only.
    if (is_told) return;
    is_told = true;
    log::warning("no_picture", {{"what", "no font for Chinese: install fonts-noto-cjk"}});
}

}  // namespace

void VotePages::add_routes(http::Router& router) const {
    router.get("/votes/{name}", [this](http::Request r) { return page(std::move(r)); });
    router.get("/votes/{name}/result.png",
               [this](http::Request r) { return picture(std::move(r)); });
    router.get("/votes/{name}/ballots.pb",
               [this](http::Request r) { return ballots(std::move(r)); });
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

asio::awaitable<http::Response> VotePages::picture(http::Request request) const {
    const auto name = request.parameter("name");
    const auto language = language_asked(request);
    std::optional<VoteSheet> sheet;
    std::function<void(storage::Tx&)> find = [this, &sheet, &name, language](storage::Tx& tx) {
        sheet = parts_.sheet(tx, name, language);
    };
    co_await parts_.read(std::move(find));
    if (!sheet) co_return nothing_here();
    std::optional<std::string> png;
    std::function<void()> draw = [&png, &sheet] { png = render::vote_chart(*sheet); };
    co_await parts_.draw(std::move(draw));
    if (!png) {
        tell_of_fonts();
        co_return nothing_here();
    }
    auto answer = http::text_response(200, std::move(*png));
    http::set_header(answer, "Content-Type", "image/png");
    http::set_header(answer, "Referrer-Policy", "no-referrer");
    co_return answer;
}

asio::awaitable<http::Response> VotePages::ballots(http::Request request) const {
    const auto name = request.parameter("name");
    std::optional<std::string> file;
    std::function<void(storage::Tx&)> find = [this, &file, &name](storage::Tx& tx) {
        if (parts_.ballots) file = parts_.ballots(tx, name);
    };
    co_await parts_.read(std::move(find));
    if (!file) co_return nothing_here();
    auto answer = http::text_response(200, std::move(*file));
    http::set_header(answer, "Content-Disposition", "attachment; filename=\"ballots.pb\"");
    http::set_header(answer, "Referrer-Policy", "no-referrer");
    co_return answer;
}

}  // namespace linyi::web
