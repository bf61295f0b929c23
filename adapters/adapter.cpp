#include "adapters/adapter.hpp"

namespace linyi {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equal_without_case(std::string_view left, std::string_view right) {
    if (left.size() != right.size()) return false;
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (lower(left[i]) != lower(right[i])) return false;
    }
    return true;
}

}  // namespace

std::optional<std::string_view> single_header(const std::vector<Header>& headers,
                                              std::string_view name) {
    std::optional<std::string_view> found;
    for (const auto& header : headers) {
        if (!equal_without_case(header.name, name)) continue;
        if (found) return std::nullopt;
        found = header.value;
    }
    return found;
}

std::optional<HttpRequest> Adapter::poll(const std::string& /*cursor*/) const {
    return std::nullopt;
}

Result<Adapter::Polled> Adapter::decode_poll(const HttpResponse& /*response*/) const {
    return Error{Errc::unavailable, "this account is not polled"};
}

std::vector<StartCheck> Adapter::start_checks() const {
    return {};
}

std::optional<std::string> Adapter::read_check(const StartCheck& /*check*/,
                                               const HttpResponse& /*response*/) const {
    return std::nullopt;
}

std::vector<std::string> Adapter::warnings() const {
    return {};
}

}  // namespace linyi
