#include "web/ballot_pages.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"
#include "http/closed_page.hpp"
#include "http/responses.hpp"
#include "http/router.hpp"
#include "render/ballot_page.hpp"
#include "render/escape.hpp"
#include "render/page.hpp"
#include "web/nothing_here.hpp"
#include "web/texts.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace linyi::web {
namespace {

constexpr std::size_t form_bytes_max = 4096;  // Twenty options and a nonce need a quarter of it.
constexpr std::size_t nonce_characters = 16;
constexpr std::size_t nonce_bytes_max = 32;

/// What a posted form says.
struct Pressed {
    std::string nonce{};
    std::int32_t right{};
    FormChoice choice{};
};

template <class Number>
bool read_number(std::string_view text, Number& number) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() && number > 0;
}

bool is_nonce(std::string_view text) {
    return !text.empty() && text.size() <= nonce_bytes_max &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
}

/// Options ticked or pressed, each once, as the poll lists them.
std::optional<FormChoice> read_ticks(const http::Pairs& pairs, const BallotForm& form) {
    FormChoice choice;
    auto& options = choice.options;
    for (const auto& [name, value] : pairs) {
        if (name != "choice") continue;
        std::size_t option{};
        if (!read_number(value, option) || option > form.options.size()) return std::nullopt;
        options.push_back(option);
    }
    std::sort(options.begin(), options.end());
    options.erase(std::unique(options.begin(), options.end()), options.end());
    const auto most = static_cast<std::size_t>(std::max(form.choices_max, 1));
    if (options.empty() || options.size() > most) return std::nullopt;
    return choice;
}

/// A number beside each option, "m3=5"; an empty field says nothing of its option.
std::optional<FormChoice> read_fields(const http::Pairs& pairs, const BallotForm& form) {
    std::map<std::size_t, int> fields;
    const int least = form.is_ranked ? 1 : 0;
    const int most = form.is_ranked ? static_cast<int>(form.options.size()) : form.max_score;
    for (const auto& [name, value] : pairs) {
        std::size_t option{};
        if (!name.starts_with('m') || !read_number(std::string_view(name).substr(1), option))
            continue;
        if (value.empty()) continue;
        int number{};
        const auto* end = value.data() + value.size();
        const auto read = std::from_chars(value.data(), end, number);
        if (read.ec != std::errc{} || read.ptr != end || number < least || number > most ||
            option > form.options.size() || !fields.emplace(option, number).second)
            return std::nullopt;
    }
    FormChoice choice;
    if (!form.is_ranked) {
        for (const auto& [option, score] : fields) {
            choice.options.push_back(option);
            choice.scores.push_back(score);
        }
    } else {
        std::map<int, std::size_t> places;
        for (const auto& [option, place] : fields) {
            if (!places.emplace(place, option).second) return std::nullopt;  // two at one place
        }
        for (const auto& [place, option] : places) choice.options.push_back(option);
    }
    if (choice.options.empty()) return std::nullopt;
    return choice;
}

/// None if it is no form of ours, or has no choice or too many.
std::optional<Pressed> read_form(std::string_view body, const BallotForm& form) {
    const auto pairs = http::pairs_from(body);
    if (!pairs) return std::nullopt;
    Pressed pressed;
    for (const auto& [name, value] : *pairs) {
        if (name == "nonce") pressed.nonce = value;
        if (name == "right" && !read_number(value, pressed.right)) return std::nullopt;
    }
    const auto choice =
        form.is_ranked || form.max_score > 0 ? read_fields(*pairs, form) : read_ticks(*pairs, form);
    const bool is_theirs = std::any_of(form.rights.begin(), form.rights.end(),
                                       [&](const auto& r) { return r.no == pressed.right; });
    if (!is_nonce(pressed.nonce) || !is_theirs || !choice) return std::nullopt;
    pressed.choice = *choice;
    return pressed;
}

/// "7.1.3": right 7, options 1 and 3. So the page can say whether that is what stands.
std::string mark_of(const Pressed& pressed) {
    return std::to_string(pressed.right) + "." + to_text(pressed.choice);
}

render::PressOutcome outcome_of(const http::Request& request, const BallotForm& form) {
    if (request.query_value("again")) return render::PressOutcome::unclear;
    const auto mark = request.query_value("did");
    if (!mark) return render::PressOutcome::none;
    for (const auto& right : form.rights) {
        const Pressed stands{.right = right.no,
                             .choice = {.options = right.chosen, .scores = right.scores}};
        if (!right.chosen.empty() && mark_of(stands) == *mark) return render::PressOutcome::counted;
    }
    return render::PressOutcome::refused;
}

http::Response form_response(std::string html) {
    const std::string style(render::page_style(html));
    return http::form_page_response(200, std::move(html), style);
}

http::Response link_ended() {
    std::string body;
    for (const auto language : {Language::zh, Language::en})
        body += "<p lang=\"" + std::string(render::html_language(language)) + "\">" +
                render::escape_html(say(language, texts::link_ended)) + "</p>\n";
    return page_response(
        404, render::html_page({.title = say(Language::zh, texts::link_ended_title) + " · " +
                                         say(Language::en, texts::link_ended_title),
                                .body = std::move(body)}));
}

http::Response not_stored(Language language) {
    auto answer = page_response(
        503, render::html_page(
                 {.title = say(language, texts::not_stored_title),
                  .language = language,
                  .body = "<p>" + render::escape_html(say(language, texts::not_stored)) + "</p>"}));
    http::set_header(answer.message, "Retry-After", "5");
    return answer;
}

}  // namespace

void BallotPages::add_routes(http::Router& router) const {
    router.get("/ballot/{name}", [this](http::Request r) { return show(std::move(r)); });
    router.add({.method = "POST",
                .pattern = "/ballot/{name}",
                .handler = [this](http::Request r) { return press(std::move(r)); },
                .body_bytes_max = form_bytes_max});
}

asio::awaitable<std::optional<BallotVisit>> BallotPages::find(std::string name) const {
    std::optional<BallotVisit> visit;
    std::function<void(storage::Tx&)> job = [this, &visit, &name](storage::Tx& tx) {
        visit = parts_.visit(tx, name);
    };
    co_await parts_.read(std::move(job));
    co_return visit;
}

asio::awaitable<http::Response> BallotPages::show(http::Request request) const {
    auto name = request.parameter("name");
    const auto visit = co_await find(name);
    if (!visit) co_return link_ended();
    const render::BallotPageOptions options{.path = "/ballot/" + name,
                                            .nonce = parts_.random.code(nonce_characters),
                                            .outcome = outcome_of(request, visit->form)};
    co_return form_response(render::ballot_page(visit->form, options));
}

asio::awaitable<http::Response> BallotPages::press(http::Request request) const {
    auto name = request.parameter("name");
    const auto visit = co_await find(name);
    if (!visit) co_return link_ended();
    const auto back = "/ballot/" + name;
    if (!visit->form.is_open) co_return http::redirect_response(back);
    const auto pressed = read_form(request.message.body, visit->form);
    if (!pressed) co_return http::redirect_response(back + "?again=1");

    auto event = visit->press;
    // The nonce is the browser's to choose: with the account in front it can only repeat its own.
    event.event_id = std::string(link_event) + std::to_string(visit->account.value) + ":" +
                     std::to_string(visit->poll.value) + ":" + pressed->nonce;
    event.action_value = link_action(visit->poll, pressed->choice, pressed->right);
    event.body_sha256 = sha256(request.message.body);
    std::vector<Inbound> events;
    events.push_back(std::move(event));
    const auto outcome = co_await parts_.intake.take(std::move(events));
    if (outcome != http::IntakeOutcome::stored) co_return not_stored(visit->form.language);
    co_return http::redirect_response(back + "?did=" + mark_of(*pressed));
}

}  // namespace linyi::web
