#include "http/chunked.hpp"

#include <algorithm>

namespace linyi::http {
namespace {

constexpr std::size_t size_digits_max = 8;

// A chunk may be too large for us (413); one past this is no body at all but an attack on
// somebody's integers (400). No route takes bodies of this size.
constexpr std::size_t sane_chunk_bytes_max = 64 * 1024 * 1024;

/// 0 to 15, or none.
std::optional<std::size_t> hex_value(char c) {
    if (c >= '0' && c <= '9') return static_cast<std::size_t>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<std::size_t>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<std::size_t>(c - 'A' + 10);
    return {};
}

}  // namespace

std::size_t ChunkDecoder::take(std::string_view received, std::string& body) {
    std::size_t at = 0;
    while (at < received.size() && state_ == State::more) {
        if (part_ == Part::data) {
            const auto piece = received.substr(at, left_);
            body += piece;
            at += piece.size();
            left_ -= piece.size();
            if (left_ == 0) part_ = Part::data_cr;
        } else {
            take(received[at]);
            ++at;
        }
    }
    return at;
}

void ChunkDecoder::refuse(int status, std::string_view reason) {
    state_ = State::refused;
    refusal_ = Refusal{status, reason};
}

void ChunkDecoder::take(char byte) {
    const auto expect = [&](char expected, Part next) {
        if (byte == expected) {
            part_ = next;
        } else {
            refuse(400, "chunk framing");
        }
    };
    switch (part_) {
        case Part::size: return take_size(byte);
        case Part::size_lf: return expect('\n', left_ == 0 ? Part::last_cr : Part::data);
        case Part::data: return;  // Taken in bulk by the caller.
        case Part::data_cr: return expect('\r', Part::data_lf);
        case Part::data_lf: return expect('\n', Part::size);
        case Part::last_cr: return expect('\r', Part::last_lf);  // Anything else is a trailer.
        case Part::last_lf:
            if (byte == '\n') {
                state_ = State::complete;
            } else {
                refuse(400, "chunk framing");
            }
            return;
    }
}

void ChunkDecoder::take_size(char byte) {
    if (byte == '\r' && digits_ > 0) {
        digits_ = 0;
        total_ += left_;
        if (left_ > sane_chunk_bytes_max) return refuse(400, "chunk size");
        if (total_ > body_bytes_max_) return refuse(413, "body bytes");
        part_ = Part::size_lf;
        return;
    }
    const auto value = hex_value(byte);
    if (!value || digits_ == size_digits_max) return refuse(400, "chunk size");
    if (digits_ == 0) left_ = 0;
    ++digits_;
    left_ = left_ * 16 + *value;
}

}  // namespace linyi::http
