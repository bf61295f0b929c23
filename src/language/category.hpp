#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace linyi::language {

/// One kind of concern and the words that tell of it.
struct Category {
    std::string code{};  ///< "ELEV"
    std::string zh{};
    std::string en{};
    std::vector<std::string> keywords{};  ///< in both languages, any case and width
};

/// The table that opinions are sorted by; a community may have its own (config/categories.toml).
struct Categories {
    std::vector<Category> all{};
};

/// Source: domain.md §7.2.
const Categories& default_categories();

/// The codes that `text` touches, the most fitting first: longer words weigh more, a word inside a
/// longer one does not count (停电 in 停电动车). Between equals the category of `topic`, the agenda
/// item being spoken of, wins, then the table's order. Without any word: the topic's category.
/// Never empty: "OTHER" at last.
std::vector<std::string> categories_of(std::string_view text, std::string_view topic = {},
                                       const Categories& categories = default_categories());

/// The first of them.
std::string category_of(std::string_view text, std::string_view topic = {},
                        const Categories& categories = default_categories());

/// What somebody wants by speaking up. Source: domain.md §7.1.
enum class Act { question, help, complaint, report, suggestion, praise };

/// 咨询, 求助, 投诉, 举报, 建议, 表扬.
std::string_view to_text(Act act);

/// By the cues of domain.md §7.1; a text without any is a suggestion.
Act act_of(std::string_view text);

}  // namespace linyi::language
