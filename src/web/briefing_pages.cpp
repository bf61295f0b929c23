#include "web/briefing_pages.hpp"

#include "http/responses.hpp"
#include "http/router.hpp"
#include "render/briefing.hpp"
#include "render/escape.hpp"
#include "render/page.hpp"
#include "storage/store.hpp"
#include "web/nothing_here.hpp"
#include "web/texts.hpp"

#include <charconv>
#include <optional>

namespace linyi::web {
namespace {

constexpr int issues_max = 500;  // Forty years of monthly issues.
constexpr std::string_view markdown_end = ".md";
constexpr std::string_view draft_begin = "draft-";

/// "7": no sign, no leading zero, so that a thing has one address.
std::optional<std::int64_t> number_from(std::string_view text) {
    std::int64_t value{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool is_whole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
    if (!is_whole || value < 1 || text.front() == '0') return std::nullopt;
    return value;
}

/// What the last part of an address asks for.
struct Wanted {
    std::string name{};  ///< a total, or "draft-" and a token
    bool is_markdown{};

    explicit Wanted(std::string_view segment) {
        is_markdown = segment.ends_with(markdown_end);
        if (is_markdown) segment.remove_suffix(markdown_end.size());
        name = std::string(segment);
    }
};

struct Found {
    BriefingDocument document{};
    std::vector<BriefingCorrection> corrections{};
};

std::optional<Found> find(storage::Tx& tx, std::int64_t community_id, std::string_view name) {
    const auto community = tx.communities().find(CommunityId{community_id});
    if (!community) return std::nullopt;
    auto briefings = tx.briefings();
    if (name.starts_with(draft_begin)) {
        auto draft = briefings.draft_by_token(community->id, name.substr(draft_begin.size()));
        if (!draft) return std::nullopt;
        return Found{.document = std::move(draft->document)};
    }
    const auto total = number_from(name);
    const auto issue = total ? briefings.find_by_total(community->id, *total) : std::nullopt;
    if (!issue) return std::nullopt;
    return Found{.document = briefings.document(issue->id),
                 .corrections = briefings.corrections(issue->id, community->zone)};
}

struct Listed {
    Community community{};
    std::vector<storage::BriefingIssue> issues{};
};

std::string list_body(const Listed& listed) {
    const auto language = listed.community.language;
    if (listed.issues.empty())
        return "<p>" + render::escape_html(say(language, texts::no_issue_yet)) + "</p>";
    const auto base = "/briefing/" + std::to_string(listed.community.id.value) + "/";
    std::string body = "<ul>\n";
    for (const auto& issue : listed.issues) {
        const auto day = to_text(listed.community.zone.to_local(issue.published_at).day);
        body += "<li><a href=\"" + base + std::to_string(issue.number.total) + "\">" +
                render::escape_html(issue.title) + "</a> <span class=\"note\">" + day +
                "</span></li>\n";
    }
    return body + "</ul>";
}

http::Response markdown_response(std::string text) {
    auto answer = http::text_response(200, std::move(text));
    http::set_header(answer, "Content-Type", "text/markdown; charset=utf-8");
    http::set_header(answer, "Referrer-Policy", "no-referrer");
    return answer;
}

}  // namespace

void BriefingPages::add_routes(http::Router& router) const {
    using http::Request;
    router.get("/briefing/{community}", [this](Request r) { return list(std::move(r)); });
    router.get("/briefing/{community}/{name}", [this](Request r) { return paper(std::move(r)); });
}

asio::awaitable<http::Response> BriefingPages::list(http::Request request) const {
    const auto community = number_from(request.parameter("community"));
    if (!community) co_return nothing_here();
    std::optional<std::string> html;
    std::function<void(storage::Tx&)> job = [&html, community](storage::Tx& tx) {
        const auto found = tx.communities().find(CommunityId{*community});
        if (!found) return;
        const Listed listed{.community = *found,
                            .issues = tx.briefings().list(found->id, issues_max)};
        html = render::html_page(
            {.title = say(found->language, texts::briefings_of, {{"community", found->name}}),
             .language = found->language,
             .body = list_body(listed)});
    };
    co_await parts_.read(std::move(job));
    if (!html) co_return nothing_here();
    co_return page_response(200, std::move(*html));
}

asio::awaitable<http::Response> BriefingPages::paper(http::Request request) const {
    const auto community = number_from(request.parameter("community"));
    if (!community) co_return nothing_here();
    const Wanted wanted(request.parameter("name"));
    std::optional<std::string> text;
    std::function<void(storage::Tx&)> job = [this, &text, &wanted, community](storage::Tx& tx) {
        auto found = find(tx, *community, wanted.name);
        if (!found) return;
        const render::BriefingOptions options{.templates = parts_.templates,
                                              .corrections = std::move(found->corrections)};
        text = wanted.is_markdown ? render::briefing_markdown(found->document, options)
                                  : render::briefing_page(found->document, options);
    };
    co_await parts_.read(std::move(job));
    if (!text) co_return nothing_here();
    if (wanted.is_markdown) co_return markdown_response(std::move(*text));
    co_return page_response(200, std::move(*text));
}

}  // namespace linyi::web
