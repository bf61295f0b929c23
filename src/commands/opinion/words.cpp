#include "commands/opinion/words.hpp"

#include "base/text.hpp"
#include "commands/opinion/texts.hpp"
#include "language/category.hpp"

#include <charconv>

namespace linyi::commands::opinion {
namespace {

Error unknown(std::string id) {
    return Error{Errc::not_found, texts::unknown_opinion, {{"opinion", std::move(id)}}};
}

/// "#O12 …" or "#12": the row of a quoted post.
Result<std::optional<Target>> by_row(std::string_view text, Context& context) {
    text.remove_prefix(text.starts_with("#O") ? 2 : 1);
    std::int64_t row = 0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, row);
    auto found = context.tx.opinions().find(context.community.id, OpinionId{row});
    if (read.ec != std::errc{} || !found) return unknown("");
    const std::string_view rest(read.ptr, static_cast<std::size_t>(end - read.ptr));
    return std::optional<Target>{
        Target{.opinion = std::move(*found), .rest = std::string(trim(rest))}};
}

}  // namespace

const Text& type_text(OpinionType type) {
    switch (type) {
        case OpinionType::question: return texts::question;
        case OpinionType::help: return texts::help;
        case OpinionType::complaint: return texts::complaint;
        case OpinionType::report: return texts::report;
        case OpinionType::suggestion: return texts::suggestion;
        case OpinionType::praise: return texts::praise;
    }
    return texts::suggestion;
}

std::string category_words(const std::string& code, Language language) {
    for (const auto& category : language::default_categories().all) {
        if (category.code == code) return language == Language::zh ? category.zh : category.en;
    }
    return code;
}

std::string short_id(const Opinion& opinion) {
    return "O" + std::to_string(opinion.number);
}

const Text& office_text(const Caller& caller) {
    if (caller.holds(Role::committee)) return texts::committee;
    if (caller.holds(Role::manager)) return texts::manager;
    if (caller.holds(Role::community)) return texts::community;
    if (caller.holds(Role::street)) return texts::street;
    return texts::admin;
}

std::string shortened(const std::string& text, std::size_t code_points_max) {
    std::string cut(first_code_points(text, code_points_max));
    if (cut.size() < text.size()) cut += "…";
    return replace_all(cut, "\n", " ");
}

Result<std::optional<Target>> target_of(const Call& call, Context& context) {
    if (call.rest.starts_with('#')) return by_row(call.rest, context);
    const auto id = language::read_short_id(call.rest);
    if (!id || id->kind != 'O') return std::optional<Target>{};
    auto found = context.tx.opinions().find(context.community.id, id->number);
    if (!found) return unknown("O" + std::to_string(id->number));
    return std::optional<Target>{
        Target{.opinion = std::move(*found), .rest = std::string(trim(id->rest))}};
}

}  // namespace linyi::commands::opinion
