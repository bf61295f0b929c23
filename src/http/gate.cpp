#include "http/gate.hpp"

#include "base/mutant.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string>
#include <utility>

namespace linyi::http {
namespace {

// The longest registered method (UPDATEREDIRECTREF) has 17 letters.
constexpr std::size_t method_bytes_max = 24;

// Fields that are lists by their definition, so that a proxy may send one line for each element.
// Every other field stands for one value, and two lines of it are two readings.
constexpr std::array<std::string_view, 14> list_fields = {
    "accept", "accept-charset", "accept-encoding", "accept-language", "cache-control",
    "cookie", "forwarded",      "if-match",        "if-none-match",   "pragma",
    "via",    "warning",        "x-forwarded-for", "priority"};

bool is_one_of(char c, std::string_view set) {
    return set.find(c) != std::string_view::npos;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_token_char(char c) {
    return is_letter(c) || is_digit(c) || is_one_of(c, "!#$%&'*+-.^_`|~");
}

bool is_host_char(char c) {
    return is_letter(c) || is_digit(c) || is_one_of(c, "-._~%!$&'()*+,;=:[]");
}

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
}

bool is_target_char(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte < 0x7F && c != '#';
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string_view trim_blanks(std::string_view text) {
    while (!text.empty() && is_one_of(text.front(), " \t")) text.remove_prefix(1);
    while (!text.empty() && is_one_of(text.back(), " \t")) text.remove_suffix(1);
    return text;
}

/// Cuts the next line off, without its CR LF.
std::string_view next_line(std::string_view& rest) {
    const auto end = rest.find("\r\n");
    if (end == std::string_view::npos) return std::exchange(rest, {});
    const auto line = rest.substr(0, end);
    rest.remove_prefix(end + 2);
    return line;
}

/// The judgement in the making: each step returns why not, or none.
class Judge {
public:
    using Objection = std::optional<Refusal>;

    Objection request_line(std::string_view line) {
        const auto first = line.find(' ');
        const auto last = line.rfind(' ');
        if (first == std::string_view::npos || first == last) return bad("request line");
        const auto method = line.substr(0, first);
        const auto target = line.substr(first + 1, last - first - 1);
        const auto version = line.substr(last + 1);

        if (method.empty() || !std::all_of(method.begin(), method.end(), [](char c) {
                return (c >= 'A' && c <= 'Z') || c == '-';
            }))
            return bad("method");
        // Only the origin form: an absolute target is a second host to disagree with the first.
        if (target.empty() || target.front() != '/' ||
            !std::all_of(target.begin(), target.end(), is_target_char))
            return bad("target");
        if (version != "HTTP/1.1" && version != "HTTP/1.0") return bad("version");
        is_http_1_0_ = version == "HTTP/1.0";
        return {};
    }

    Objection field(std::string_view line) {
        if (is_one_of(line.front(), " \t")) return bad("folded line");
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) return bad("line without colon");
        const auto raw_name = line.substr(0, colon);
        if (raw_name.empty() || !std::all_of(raw_name.begin(), raw_name.end(), is_token_char))
            return bad("field name");
        const auto value = trim_blanks(line.substr(colon + 1));
        if (std::any_of(value.begin(), value.end(),
                        [](char c) { return is_control(c) && c != '\t'; }))
            return bad("control byte");

        const auto name = lower(raw_name);
        const bool is_new = names_.insert(name).second;
        const bool is_list =
            std::find(list_fields.begin(), list_fields.end(), name) != list_fields.end();
        if (!is_new && !is_list && !mutant("gate_open")) return bad("doubled field");
        return known_field(name, value);
    }

    std::variant<Framing, Refusal> verdict() const {
        const bool has_length = names_.count("content-length") != 0;
        if (!is_http_1_0_ && names_.count("host") == 0) return *bad("no Host");
        if (framing_.chunked && is_http_1_0_) return *bad("Transfer-Encoding in HTTP/1.0");
        if (framing_.chunked && has_length && !mutant("gate_open"))
            return *bad("Transfer-Encoding and Content-Length");
        Framing framing = framing_;
        // There is nothing to wait for without a body, and HTTP/1.0 has no 100 Continue.
        if (is_http_1_0_ || (!framing.chunked && framing.length == 0))
            framing.expects_continue = false;
        return framing;
    }

private:
    static Objection bad(std::string_view reason) { return Refusal{400, reason}; }

    Objection known_field(std::string_view name, std::string_view value) {
        if (name == "host") {
            if (value.empty() || !std::all_of(value.begin(), value.end(), is_host_char))
                return bad("Host");
        } else if (name == "transfer-encoding") {
            if (value != "chunked") return bad("Transfer-Encoding");
            framing_.chunked = true;
        } else if (name == "content-length") {
            return content_length(value);
        } else if (name == "expect") {
            if (lower(value) != "100-continue") return Refusal{417, "Expect"};
            framing_.expects_continue = true;
        }
        return {};
    }

    Objection content_length(std::string_view value) {
        // from_chars takes no sign for unsigned numbers and says when it does not fit.
        const auto [end, failed] =
            std::from_chars(value.data(), value.data() + value.size(), framing_.length);
        const bool has_leading_zero = value.size() > 1 && value.front() == '0';
        if (failed != std::errc{} || end != value.data() + value.size() || has_leading_zero)
            return bad("Content-Length");
        return {};
    }

    bool is_http_1_0_{};
    Framing framing_{};
    std::set<std::string, std::less<>> names_{};
};

}  // namespace

HeadScanner::State HeadScanner::scan(std::string_view received) {
    while (at_ < received.size()) {
        const char byte = received[at_];
        ++at_;
        const State state = take(byte);
        if (state != State::more) return state;
        if (at_ >= limits_.header_bytes_max) return refuse(431, "header bytes");
    }
    return State::more;
}

HeadScanner::State HeadScanner::refuse(int status, std::string_view reason) {
    refusal_ = Refusal{status, reason};
    return State::refused;
}

HeadScanner::State HeadScanner::take(char byte) {
    if (after_cr_) return byte == '\n' ? take_line_end() : refuse(400, "CR without LF");
    if (byte == '\r') {
        after_cr_ = true;
        return State::more;
    }
    if (byte == '\n') return refuse(400, "LF without CR");
    if (is_control(byte) && byte != '\t') return refuse(400, "control byte");
    ++line_bytes_;
    if (lines_ > 0) return State::more;

    // The request line: its parts are bounded while they come, so that a long target is a 414 and
    // not a long wait.
    if (byte == ' ') {
        ++spaces_;
    } else if (spaces_ == 1) {
        ++target_bytes_;
    }
    if (spaces_ == 0 && line_bytes_ > method_bytes_max) return refuse(400, "method");
    if (target_bytes_ > limits_.target_bytes_max) return refuse(414, "target bytes");
    return State::more;
}

HeadScanner::State HeadScanner::take_line_end() {
    after_cr_ = false;
    if (line_bytes_ == 0) return lines_ == 0 ? refuse(400, "empty first line") : State::complete;
    if (lines_ == 0 && spaces_ != 2) return refuse(400, "request line");
    ++lines_;
    line_bytes_ = 0;
    if (lines_ > limits_.fields_max + 1) return refuse(431, "header fields");
    return State::more;
}

std::variant<Framing, Refusal> judge(std::string_view head) {
    Judge judge;
    auto objection = judge.request_line(next_line(head));
    while (!objection) {
        const auto line = next_line(head);
        if (line.empty()) break;
        objection = judge.field(line);
    }
    if (objection) return *objection;
    return judge.verdict();
}

}  // namespace linyi::http
