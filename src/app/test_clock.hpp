#pragma once

#include "base/time.hpp"

#include <atomic>

namespace linyi::app {

/// The machine's clock, shifted by as much as a test asked for. Present in every build, but only
/// `serve --test-clock` lets anybody move it.
class ShiftedClock final : public Clock {
public:
    Timestamp now() const override {
        return machine_.now() + Millis{shift_.load(std::memory_order_relaxed)};
    }
    void set(Timestamp at) {
        shift_.store((at - machine_.now()).count(), std::memory_order_relaxed);
    }

private:
    SystemClock machine_{};
    std::atomic<std::int64_t> shift_{};
};

}  // namespace linyi::app
