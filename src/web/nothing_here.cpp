#include "web/nothing_here.hpp"

#include "http/closed_page.hpp"
#include "render/escape.hpp"
#include "render/page.hpp"
#include "web/texts.hpp"

namespace linyi::web {

http::Response page_response(int status, std::string html) {
    const std::string style(render::page_style(html));
    return http::closed_page_response(status, std::move(html), style);
}

http::Response nothing_here() {
    const auto line = [](const Text& text, Language language) {
        return "<p lang=\"" + std::string(render::html_language(language)) + "\">" +
               render::escape_html(say(language, text)) + "</p>\n";
    };
    return page_response(
        404, render::html_page({.title = say(Language::zh, texts::nothing_title) + " · " +
                                         say(Language::en, texts::nothing_title),
                                .body = line(texts::nothing_here, Language::zh) +
                                        line(texts::nothing_here, Language::en)}));
}

}  // namespace linyi::web
