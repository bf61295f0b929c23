#include "web/privacy_page.hpp"

#include "http/closed_page.hpp"
#include "http/router.hpp"
#include "render/escape.hpp"
#include "render/page.hpp"
#include "web/language.hpp"
#include "web/texts.hpp"

namespace linyi::web {
namespace {

/// Puts a notice together; every word goes through the escape.
class Notice {
public:
    explicit Notice(Language language) : language_(language) {}

    void heading(const Text& text) { add("h2", say(language_, text)); }
    void paragraph(const Text& text,
                   const std::map<std::string, std::string, std::less<>>& args = {}) {
        add("p", say(language_, text, args));
    }
    void item(const Text& text, const std::map<std::string, std::string, std::less<>>& args = {}) {
        add("li", say(language_, text, args));
    }
    void begin_list() { html_ += "<ul>\n"; }
    void end_list() { html_ += "</ul>\n"; }
    /// To the same page in the other language.
    void other_language() {
        const auto other = language_ == Language::zh ? Language::en : Language::zh;
        html_ += "<p><a href=\"/privacy?lang=" + std::string(to_text(other)) + "\" lang=\"" +
                 std::string(render::html_language(other)) + "\">" +
                 render::escape_html(say(language_, texts::privacy_other)) + "</a></p>\n";
    }

    std::string take() { return std::move(html_); }

private:
    void add(const std::string& element, const std::string& text) {
        html_ += "<" + element + ">" + render::escape_html(text) + "</" + element + ">\n";
    }

    Language language_;
    std::string html_{};
};

std::string days(std::chrono::days count) {
    return std::to_string(count.count());
}

}  // namespace

void PrivacyPage::add_routes(http::Router& router) const {
    router.get("/privacy", [this](http::Request r) { return http::ready_answer(page(r)); });
}

std::string PrivacyPage::body(Language language) const {
    Notice notice(language);
    notice.other_language();
    notice.heading(texts::handler_title);
    if (parts_.handler.empty()) {
        notice.paragraph(texts::handler_unknown);
    } else {
        notice.paragraph(texts::handler_known, {{"handler", parts_.handler}});
    }
    notice.heading(texts::purpose_title);
    notice.paragraph(texts::purpose);
    notice.heading(texts::kinds_title);
    notice.begin_list();
    for (const auto& kind :
         {texts::kind_account, texts::kind_unit, texts::kind_said, texts::kind_phone})
        notice.item(kind);
    notice.end_list();
    notice.heading(texts::shown_title);
    notice.paragraph(texts::shown);
    notice.heading(texts::kept_title);
    notice.begin_list();
    notice.item(texts::kept_chat, {{"days", days(parts_.retention.chat_text)}});
    notice.item(texts::kept_ids, {{"days", days(parts_.retention.inbox_ids)}});
    notice.item(texts::kept_sent, {{"days", days(parts_.retention.outbox_sent)}});
    notice.item(texts::kept_failed, {{"days", days(parts_.retention.dead_letters)}});
    notice.item(texts::kept_backups, {{"count", std::to_string(parts_.backups_kept)}});
    notice.item(texts::kept_records);
    notice.end_list();
    notice.heading(texts::rights_title);
    notice.begin_list();
    for (const auto& right : {texts::right_see, texts::right_correct, texts::right_delete,
                              texts::right_withdraw, texts::right_object})
        notice.item(right);
    notice.end_list();
    notice.paragraph(texts::basis);
    return notice.take();
}

http::Response PrivacyPage::page(const http::Request& request) const {
    const auto language = language_of(request);
    auto html = render::html_page({.title = say(language, texts::privacy_title),
                                   .language = language,
                                   .body = body(language)});
    const std::string style(render::page_style(html));
    return http::closed_page_response(200, std::move(html), style);
}

}  // namespace linyi::web
