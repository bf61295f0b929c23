#include "cli/tally/case_reader.hpp"

#include "adapters/json/fields.hpp"
#include "base/text.hpp"
#include "domain/rules/rule_fields.hpp"

#include <utility>

namespace linyi::cli {
namespace {

const json::Array no_items{};

constexpr std::int64_t whole_max = 1'000'000'000'000'000;

/// "90.500" as "90.50": zeros that say nothing.
std::string_view without_idle_zeros(std::string_view text) {
    const auto dot = text.find('.');
    if (dot == text.npos) return text;
    while (text.size() > dot + 3 && text.back() == '0') text.remove_suffix(1);
    return text;
}

std::optional<Area> area_of_text(std::string_view text) {
    const auto area = area_from(without_idle_zeros(trim(text)));
    return area ? std::optional(*area) : std::nullopt;
}

/// A policy member as rule_fields takes it; none for what no field has.
std::optional<std::string> field_text(const json::Value& value) {
    if (const auto* flag = value.as<bool>()) return std::string(*flag ? "true" : "false");
    if (value.is_null()) return "none";
    const auto* items = value.as<json::Array>();
    if (items == nullptr) return text_of(value);
    std::vector<std::string> parts;
    for (const auto& item : *items) {
        auto part = text_of(item);
        if (!part) return std::nullopt;
        parts.push_back(std::move(*part));
    }
    return join(parts, ", ");
}

/// Members of "policy" that are words for people.
bool is_remark(std::string_view key) {
    return key == "name" || key == "note" || key == "why" || key == "title";
}

}  // namespace

std::optional<std::string> text_of(const json::Value& value) {
    if (const auto* text = value.as<std::string>()) return *text;
    if (const auto* number = value.as<std::int64_t>()) return std::to_string(*number);
    return std::nullopt;
}

std::optional<Area> area_of(const json::Value& value) {
    if (const auto* decimal = value.as<json::Decimal>()) return area_of_text(decimal->text);
    const auto text = text_of(value);
    return text ? area_of_text(*text) : std::nullopt;
}

CaseReader::CaseReader(const json::Value& object, std::string place)
    : value_(object), place_(std::move(place)) {
    if (object.as<json::Object>() == nullptr) refuse(place_ + " is no object");
}

const json::Value* CaseReader::find(std::string_view key) const {
    return json::find(value_, key);
}

bool CaseReader::has(std::string_view key) const {
    return find(key) != nullptr;
}

void CaseReader::refuse(const std::string& what) {
    if (!error_) error_ = what;
}

void CaseReader::refuse_value(std::string_view key, std::string_view wanted) {
    const std::string name = place_ + std::string(key);
    refuse(has(key) ? "\"" + name + "\" must be " + std::string(wanted)
                    : "\"" + name + "\" is missing: " + std::string(wanted));
}

void CaseReader::include(const CaseReader& part) {
    if (part.error_) refuse(*part.error_);
}

std::optional<std::int64_t> CaseReader::optional_whole(std::string_view key) {
    const auto* value = find(key);
    if (value == nullptr) return std::nullopt;
    const auto number = json::integer_from(*value);
    // Within these bounds no sum of a case comes near the end of the integers.
    const bool is_good = number && *number >= -whole_max && *number <= whole_max;
    if (!is_good) refuse_value(key, "a whole number");
    return is_good ? number : std::nullopt;
}

std::int64_t CaseReader::whole_or(std::string_view key, std::int64_t otherwise) {
    return optional_whole(key).value_or(otherwise);
}

std::int64_t CaseReader::whole(std::string_view key) {
    if (!has(key)) refuse_value(key, "a whole number");
    return whole_or(key, 0);
}

bool CaseReader::flag_or(std::string_view key, bool otherwise) {
    const auto* value = find(key);
    if (value == nullptr) return otherwise;
    const auto* flag = value->as<bool>();
    if (flag == nullptr) refuse_value(key, "true or false");
    return flag == nullptr ? otherwise : *flag;
}

std::string CaseReader::text_or(std::string_view key, std::string_view otherwise) {
    const auto* value = find(key);
    if (value == nullptr) return std::string(otherwise);
    auto text = text_of(*value);
    if (!text) refuse_value(key, "a text");
    return text ? std::move(*text) : std::string{};
}

std::string CaseReader::text(std::string_view key) {
    if (!has(key)) refuse_value(key, "a text");
    return text_or(key, "");
}

Area CaseReader::area(std::string_view key) {
    const auto* value = find(key);
    const auto area = value == nullptr ? std::nullopt : area_of(*value);
    if (!area) refuse_value(key, "an area in m² with at most two decimals, such as \"89.50\"");
    return area.value_or(Area{});
}

Share CaseReader::share(std::string_view key) {
    constexpr std::string_view wanted = "[area, heads], such as [\"31000.00\", 320]";
    const auto* value = find(key);
    const auto* pair = value == nullptr ? nullptr : value->as<json::Array>();
    if (pair != nullptr && pair->size() == 2) {
        const auto area = area_of((*pair)[0]);
        const auto heads = json::integer_from((*pair)[1]);
        if (area && heads) return {.rights = *heads, .area = *area};
    } else if (value != nullptr && value->as<json::Object>() != nullptr) {
        CaseReader part(*value, place_ + std::string(key) + ".");
        const Share share{.rights = part.whole("heads"), .area = part.area("area")};
        include(part);
        return share;
    }
    refuse_value(key, wanted);
    return {};
}

Share CaseReader::share_or_nothing(std::string_view key) {
    return has(key) ? share(key) : Share{};
}

const json::Array& CaseReader::list_or_empty(std::string_view key) {
    const auto* value = find(key);
    if (value == nullptr) return no_items;
    const auto* items = value->as<json::Array>();
    if (items == nullptr) refuse_value(key, "a list");
    return items == nullptr ? no_items : *items;
}

const json::Array& CaseReader::list(std::string_view key) {
    if (!has(key)) refuse_value(key, "a list");
    return list_or_empty(key);
}

std::vector<std::string> CaseReader::texts(std::string_view key) {
    std::vector<std::string> texts;
    for (const auto& item : list_or_empty(key)) {
        auto text = text_of(item);
        if (!text) refuse_value(key, "a list of texts");
        texts.push_back(text ? std::move(*text) : std::string{});
    }
    return texts;
}

rules::RuleSet rules_of(CaseReader& reader, const rules::RuleBook& book,
                        std::string_view otherwise) {
    const auto name = reader.text_or("rule", otherwise);
    const auto* named = book.find(name);
    if (named == nullptr) {
        reader.refuse("there is no rule \"" + name + "\"");
        return {};
    }
    rules::RuleSet rule_set = *named;
    std::vector<rules::FieldText> fields;
    const auto add = [&](const std::string& key, const json::Value& value) {
        const auto text = field_text(value);
        if (!text) reader.refuse("\"" + key + "\" is not understood");
        if (text) fields.emplace_back(key, *text);
    };
    for (const auto* key : {"item_kind", "scope"}) {
        if (reader.has(key)) add(key, *reader.find(key));
    }
    const auto* policy = reader.find("policy");
    if (policy != nullptr && policy->as<json::Object>() == nullptr)
        reader.refuse_value("policy", "an object");
    if (policy != nullptr && policy->as<json::Object>() != nullptr) {
        for (const auto& [key, value] : *policy->as<json::Object>()) {
            // Null is "as usual", except where it means that there is no limit.
            if (!is_remark(key) && (!value.is_null() || key == "proxy_limit")) add(key, value);
        }
    }
    if (const auto flaw = rules::apply_fields(rule_set, fields))
        reader.refuse("\"" + flaw->field + "\" " + flaw->what + "; " + flaw->remedy);
    return rule_set;
}

}  // namespace linyi::cli
