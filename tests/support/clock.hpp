#pragma once

#include "base/time.hpp"

namespace linyi::test {

/// A clock that stands still until a test moves it.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Timestamp at) : at_(at) {}
    Timestamp now() const override { return at_; }
    void set(Timestamp at) { at_ = at; }
    void advance(Millis by) { at_ += by; }

private:
    Timestamp at_;
};

}  // namespace linyi::test
