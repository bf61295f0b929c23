#include "web/language.hpp"

namespace linyi::web {

Language language_of(const http::Request& request) {
    if (const auto asked = request.query_value("lang"))
        return *asked == "en" ? Language::en : Language::zh;
    const auto accepted = single_header(request.message.headers, "accept-language");
    if (!accepted) return Language::zh;
    // Browsers list languages by preference; the weights behind them follow that order.
    for (const auto& entry : split(*accepted, ',')) {
        const auto tag = trim(entry).substr(0, 2);
        if (tag == "zh") return Language::zh;
        if (tag == "en") return Language::en;
    }
    return Language::zh;
}

}  // namespace linyi::web
