#include "render/templates.hpp"

#include <kainjow/mustache.hpp>

#include <fstream>
#include <sstream>

namespace linyi::render {
namespace {

constexpr std::string_view html_name = "briefing.html.mustache";
constexpr std::string_view markdown_name = "briefing.md.mustache";
constexpr std::string_view vote_name = "vote.html.mustache";
constexpr std::uintmax_t template_bytes_max = 256 * 1024;  // Twenty times the built-in one.

Result<std::string> load(const std::filesystem::path& folder, std::string_view name) {
    const auto file = folder / name;
    std::error_code failed;
    if (!std::filesystem::exists(file, failed)) return std::string(builtin_template(name));
    if (std::filesystem::file_size(file, failed) > template_bytes_max || failed)
        return Error{Errc::bad_configuration, file.string() + ": larger than 256 KiB or no file"};
    std::ifstream in(file, std::ios::binary);
    std::ostringstream content;
    content << in.rdbuf();
    if (!in) return Error{Errc::bad_configuration, file.string() + ": cannot be read"};
    kainjow::mustache::mustache parsed(content.str());
    if (!parsed.is_valid()) {
        return Error{Errc::bad_configuration, file.string() + ": " + parsed.error_message() +
                                                  "; compare with the file of the same name that "
                                                  "came with linyi"};
    }
    return std::move(content).str();
}

}  // namespace

Templates builtin_templates() {
    return {.html = std::string(builtin_template(html_name)),
            .markdown = std::string(builtin_template(markdown_name)),
            .vote = std::string(builtin_template(vote_name))};
}

Result<Templates> load_templates(const std::filesystem::path& folder) {
    if (folder.empty()) return builtin_templates();
    std::error_code failed;
    if (!std::filesystem::is_directory(folder, failed))
        return Error{Errc::bad_configuration, folder.string() + ": no such folder of templates"};
    auto html = load(folder, html_name);
    if (!html) return html.error();
    auto markdown = load(folder, markdown_name);
    if (!markdown) return markdown.error();
    auto vote = load(folder, vote_name);
    if (!vote) return vote.error();
    return Templates{
        .html = std::move(*html), .markdown = std::move(*markdown), .vote = std::move(*vote)};
}

}  // namespace linyi::render
