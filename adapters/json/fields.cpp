#include "adapters/json/fields.hpp"

#include <charconv>

namespace linyi::json {
namespace {

Error bad(std::string_view key) {
    return Error{Errc::malformed_payload, "field " + std::string(key)};
}

}  // namespace

const Value* find(const Value& value, std::string_view key) {
    const auto* object = value.as<Object>();
    if (object == nullptr) return nullptr;
    const auto found = object->find(key);
    if (found == object->end() || found->second.is_null()) return nullptr;
    return &found->second;
}

Result<std::string> string_at(const Value& value, std::string_view key) {
    const auto* member = find(value, key);
    const auto* text = member == nullptr ? nullptr : member->as<std::string>();
    if (text == nullptr) return bad(key);
    return *text;
}

Result<std::int64_t> int_at(const Value& value, std::string_view key) {
    const auto* member = find(value, key);
    const auto* number = member == nullptr ? nullptr : member->as<std::int64_t>();
    if (number == nullptr) return bad(key);
    return *number;
}

Result<bool> bool_at(const Value& value, std::string_view key) {
    const auto* member = find(value, key);
    const auto* flag = member == nullptr ? nullptr : member->as<bool>();
    if (flag == nullptr) return bad(key);
    return *flag;
}

Result<std::string> id_at(const Value& value, std::string_view key) {
    const auto* member = find(value, key);
    if (member == nullptr) return bad(key);
    auto text = id_text(*member);
    if (!text) return bad(key);
    return *std::move(text);
}

std::optional<std::string> id_text(const Value& value) {
    if (const auto* number = value.as<std::int64_t>()) return std::to_string(*number);
    if (const auto* number = value.as<std::uint64_t>()) return std::to_string(*number);
    const auto* text = value.as<std::string>();
    if (text == nullptr || text->empty() || text->size() > id_bytes_max) return std::nullopt;
    return *text;
}

std::optional<std::int64_t> integer_from(const Value& value) {
    if (const auto* number = value.as<std::int64_t>()) return *number;
    const auto* text = value.as<std::string>();
    if (text == nullptr) return std::nullopt;
    std::int64_t number = 0;
    const auto* last = text->data() + text->size();
    const auto [end, failed] = std::from_chars(text->data(), last, number);
    // The text must be the number's only spelling: "007" or "-0" is not the id 7 or 0.
    if (failed != std::errc{} || end != last || std::to_string(number) != *text)
        return std::nullopt;
    return number;
}

template <class T>
T Fields::keep(const Result<T>& result) {
    if (result) return *result;
    if (!error_) error_ = result.error();
    return T{};
}

void Fields::refuse(std::string_view key) {
    if (!error_) error_ = bad(key);
}

std::string Fields::text(std::string_view key) {
    return keep(string_at(*value_, key));
}

std::int64_t Fields::integer(std::string_view key) {
    return keep(int_at(*value_, key));
}

std::string Fields::id(std::string_view key) {
    return keep(id_at(*value_, key));
}

std::string Fields::string_id(std::string_view key) {
    auto text = keep(string_at(*value_, key));
    if (text.empty() || text.size() > id_bytes_max) refuse(key);
    return text;
}

std::string Fields::optional_text(std::string_view key) {
    return has(key) ? text(key) : std::string{};
}

std::optional<std::int64_t> Fields::optional_integer(std::string_view key) {
    if (!has(key)) return std::nullopt;
    return integer(key);
}

std::string Fields::optional_id(std::string_view key) {
    const auto* member = find(*value_, key);
    if (member == nullptr) return {};
    const auto* text = member->as<std::string>();
    if (text != nullptr && text->empty()) return {};
    return id(key);
}

std::string Fields::optional_string_id(std::string_view key) {
    const auto text = optional_text(key);
    return text.empty() ? text : string_id(key);
}

bool Fields::flag(std::string_view key) {
    return has(key) && keep(bool_at(*value_, key));
}

const Array& Fields::list(std::string_view key) {
    static const Array none;
    const auto* member = find(*value_, key);
    if (member == nullptr) return none;
    const auto* items = member->as<Array>();
    if (items == nullptr) refuse(key);
    return items == nullptr ? none : *items;
}

const Value& Fields::object(std::string_view key) {
    static const Value none{Object{}};
    const auto* member = find(*value_, key);
    if (member == nullptr) return none;
    if (member->as<Object>() == nullptr) {
        refuse(key);
        return none;
    }
    return *member;
}

void Fields::include(const Fields& part) {
    if (!error_) error_ = part.error_;
}

}  // namespace linyi::json
