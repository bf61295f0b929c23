#pragma once

#include "http/gate.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace linyi::http {

/// Takes the chunks of a body apart, byte by byte and with no more freedom than we need: sizes are
/// one to eight hexadecimal digits, and chunk extensions and trailers are refused, because no
/// platform sends them and proxies disagree about them (reliability.md H4).
class ChunkDecoder {
public:
    enum class State { more, complete, refused };

    explicit ChunkDecoder(std::size_t body_bytes_max) : body_bytes_max_(body_bytes_max) {}

    /// Appends what `received` holds of the body and returns how many bytes it used up; less than
    /// all of them only if the body is complete or refused.
    std::size_t take(std::string_view received, std::string& body);

    State state() const { return state_; }
    Refusal refusal() const { return refusal_; }  ///< once refused

private:
    enum class Part { size, size_lf, data, data_cr, data_lf, last_cr, last_lf };

    void refuse(int status, std::string_view reason);
    void take(char byte);
    void take_size(char byte);

    std::size_t body_bytes_max_;
    State state_{State::more};
    Part part_{Part::size};
    std::size_t digits_{};
    std::size_t left_{};   // of the current chunk
    std::size_t total_{};  // announced so far
    Refusal refusal_{};
};

}  // namespace linyi::http
