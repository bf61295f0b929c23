#include "adapters/json/value.hpp"

#include "base/mutant.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace linyi::json {
namespace {

/// Every double is told apart by 17 significant digits; more would be lost silently.
constexpr std::size_t significant_digits_max = 17;

/// False if the number, as written, says more than a double can hold.
bool is_exact_enough(std::string_view text, double value) {
    if (!std::isfinite(value)) return false;
    std::size_t digits = 0;
    for (const char c : text) {
        if (c == 'e' || c == 'E') break;
        if (c >= '0' && c <= '9' && (digits > 0 || c != '0')) ++digits;
    }
    if (digits > 0 && std::fpclassify(value) == FP_ZERO) return false;  // 1e-400
    return digits <= significant_digits_max;
}

/// Builds a Value from nlohmann's events. The library checks grammar and UTF-8; what it lets
/// through although it is dangerous is refused here.
class Builder final : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit Builder(std::size_t values) : values_max_(values) {}

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(std::int64_t value) override { return add(value); }
    bool number_unsigned(std::uint64_t value) override {
        if (value <= static_cast<std::uint64_t>(INT64_MAX))
            return add(static_cast<std::int64_t>(value));
        return add(value);
    }
    bool number_float(double value, const std::string& text) override {
        // An integer that lands here was too big for 64 bits.
        if (text.find_first_of(".eE") == text.npos) return fail("integer out of range");
        if (!is_exact_enough(text, value)) return fail("inexact number");
        return add(Decimal{text});
    }
    bool string(std::string& value) override {
        if (has_nul(value)) return fail("NUL in a string");
        return add(std::move(value));
    }
    bool binary(binary_t& /*value*/) override { return fail("binary"); }

    bool start_object(std::size_t /*size*/) override { return open(Object{}); }
    bool key(std::string& value) override {
        if (has_nul(value)) return fail("NUL in a key");
        const auto [entry, is_new] = open_.back()->as<Object>()->try_emplace(std::move(value));
        if (!is_new && !mutant("doubled_keys")) return fail("duplicate key");
        slot_ = &entry->second;
        return true;
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t /*size*/) override { return open(Array{}); }
    bool end_array() override { return close(); }

    bool parse_error(std::size_t /*at*/, const std::string& /*token*/,
                     const nlohmann::detail::exception& /*error*/) override {
        return fail("not JSON");
    }

    Value take() { return std::move(root_); }
    std::string_view why() const { return why_; }

private:
    static bool has_nul(const std::string& text) { return text.find('\0') != text.npos; }

    bool fail(std::string_view why) {
        if (why_.empty()) why_ = why;
        return false;
    }

    /// Where the next value goes: a key's place, the end of the open array, or the root.
    Value* place(Value value) {
        Value* target = slot_;
        if (target == nullptr) {
            auto& items = *open_.back()->as<Array>();
            target = &items.emplace_back();
        }
        *target = std::move(value);
        slot_ = nullptr;
        return target;
    }

    bool add(Value value) {
        if (++count_ > values_max_) return fail("too many values");
        place(std::move(value));
        return true;
    }

    bool open(Value container) {
        if (open_.size() == depth_max) return fail("nested too deeply");
        if (++count_ > values_max_) return fail("too many values");
        // Only the innermost container grows, so the pointers to the outer ones stay good.
        open_.push_back(place(std::move(container)));
        return true;
    }

    bool close() {
        open_.pop_back();
        return true;
    }

    Value root_{};
    Value* slot_{&root_};
    std::vector<Value*> open_{};
    std::size_t values_max_;
    std::size_t count_{};
    std::string_view why_{};
};

}  // namespace

Result<Value> read(std::string_view text, std::size_t limit, std::size_t values) {
    if (text.size() > limit) return Error{Errc::too_large, "JSON body too large"};
    // nlohmann/json skips a byte order mark and takes a NUL byte for the end of the input.
    if (text.starts_with("\xEF\xBB\xBF")) return Error{Errc::malformed_payload, "byte order mark"};
    if (text.find('\0') != text.npos) return Error{Errc::malformed_payload, "NUL byte"};

    Builder builder(values);
    const bool good = nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
    if (!good) return Error{Errc::malformed_payload, std::string(builder.why())};
    return builder.take();
}

}  // namespace linyi::json
