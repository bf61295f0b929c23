#include "domain/rules/pb_file.hpp"

#include "base/text.hpp"
#include "domain/rules/pb_rows.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace linyi::rules {
namespace {

constexpr std::size_t decimals_max = 4;
constexpr std::size_t notes_max = 20;

/// An amount as written: digits before and behind the point.
struct Amount {
    std::string whole{};
    std::string decimals{};  ///< without zeros at the end
};

std::string lower(std::string_view text) {
    std::string word(text);
    std::transform(word.begin(), word.end(), word.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return word;
}

/// "1 234 567" and "1,234,567.50" without what groups their digits. One comma alone stays: it may
/// be a decimal one.
std::string ungrouped(std::string_view text) {
    auto plain = replace_all(replace_all(text, "\u00A0", ""), "\u202F", "");
    std::erase(plain, ' ');
    const auto commas = std::count(plain.begin(), plain.end(), ',');
    const auto point = plain.find('.');
    const bool has_groups = commas > 1 || (commas == 1 && point != plain.npos);
    if (!has_groups) return plain;
    auto end = std::min(point, plain.size());
    while (end > 3) {
        const auto comma = end - 4;
        if (plain[comma] != ',') break;
        plain.erase(comma, 1);
        end = comma;
    }
    return plain;
}

/// "1400", "1400.50", "1400,5". A comma before three digits could mean thousands: none.
std::optional<Amount> amount_from(std::string_view written) {
    constexpr std::size_t digits_max = 13;
    const std::string plain = ungrouped(written);
    const std::string_view text = plain;
    const auto point = text.find_first_of(".,");
    Amount amount{.whole = std::string(text.substr(0, point))};
    if (point != text.npos) {
        amount.decimals = text.substr(point + 1);
        if (amount.decimals.empty() || (text[point] == ',' && amount.decimals.size() == 3))
            return std::nullopt;
    }
    for (const auto& digits : {amount.whole, amount.decimals}) {
        if (digits.find_first_not_of("0123456789") != digits.npos) return std::nullopt;
    }
    while (amount.decimals.ends_with('0')) amount.decimals.pop_back();
    if (amount.whole.empty() || amount.whole.size() > digits_max ||
        amount.decimals.size() > decimals_max)
        return std::nullopt;
    return amount;
}

std::int64_t scaled(const Amount& amount, std::size_t decimals) {
    auto digits = amount.decimals;
    digits.resize(decimals, '0');
    std::int64_t value = 0;
    for (const char c : amount.whole + digits) value = value * 10 + (c - '0');
    return value;
}

Error line_error(int line, const std::string& what) {
    return Error{Errc::invalid_argument, "line " + std::to_string(line) + ": " + what};
}

enum class Section { none, meta, projects, votes };

/// A row that is nothing but a section's title.
std::optional<Section> title_of(const PbRow& row) {
    for (std::size_t at = 1; at < row.fields.size(); ++at) {
        if (!row.fields[at].empty()) return std::nullopt;
    }
    const auto word = lower(row.fields[0]);
    if (word == "meta") return Section::meta;
    if (word == "projects") return Section::projects;
    if (word == "votes") return Section::votes;
    return std::nullopt;
}

/// Column numbers by name, and rows read through them.
class Columns {
public:
    void read(const PbRow& header) {
        place_.clear();
        for (std::size_t at = 0; at < header.fields.size(); ++at)
            place_.emplace(lower(header.fields[at]), at);
    }
    bool has(std::string_view name) const { return place_.contains(name); }
    std::string value(const PbRow& row, std::string_view name) const {
        const auto found = place_.find(name);
        if (found == place_.end() || found->second >= row.fields.size()) return {};
        return row.fields[found->second];
    }

private:
    std::map<std::string, std::size_t, std::less<>> place_{};
};

class PbReader {
public:
    Result<PbFile> read(std::string_view text) {
        for (const auto& row : pb_rows(text)) {
            if (auto error = take(row)) return *error;
        }
        if (auto error = finish()) return *error;
        return std::move(file_);
    }

private:
    std::optional<Error> take(const PbRow& row) {
        if (const auto section = title_of(row)) {
            section_ = *section;
            is_header_next_ = true;
            return std::nullopt;
        }
        if (std::exchange(is_header_next_, false) && take_header(row)) return std::nullopt;
        switch (section_) {
            case Section::none: return line_error(row.line, "a .pb file begins with a line META");
            case Section::meta: take_meta(row); return std::nullopt;
            case Section::projects: return take_project(row);
            case Section::votes: votes_.push_back(row); return std::nullopt;
        }
        return std::nullopt;
    }

    /// False if a META section begins without "key;value".
    bool take_header(const PbRow& row) {
        if (section_ == Section::meta) return lower(row.fields[0]) == "key";
        (section_ == Section::projects ? project_columns_ : vote_columns_).read(row);
        return true;
    }

    void take_meta(const PbRow& row) {
        // A value with semicolons of its own that nobody put in quotes.
        const std::vector<std::string> parts(row.fields.begin() + 1, row.fields.end());
        auto value = join(parts, ";");
        while (value.ends_with(';')) value.pop_back();
        file_.meta.emplace_back(lower(row.fields[0]), std::move(value));
    }

    std::optional<Error> take_project(const PbRow& row) {
        auto id = project_columns_.value(row, "project_id");
        if (id.empty()) id = project_columns_.value(row, "name");  // Older files have no other.
        const auto cost = amount_from(project_columns_.value(row, "cost"));
        if (id.empty()) return line_error(row.line, "a project needs a project_id or a name");
        if (!cost) return line_error(row.line, "the cost of project " + id + " is no amount");
        const auto next = static_cast<std::uint32_t>(file_.instance.projects.size());
        if (!project_of_id_.emplace(id, next).second)
            return line_error(row.line, "project " + id + " is there twice");
        if (project_columns_.value(row, "selected") == "1") file_.selected.push_back(next);
        file_.instance.projects.push_back({.id = id, .name = project_columns_.value(row, "name")});
        costs_.push_back(*cost);
        return std::nullopt;
    }

    std::optional<Error> finish() {
        if (auto error = take_type()) return error;
        if (costs_.empty())
            return Error{Errc::invalid_argument,
                         "there are no projects: a section PROJECTS with project_id and cost"};
        if (!vote_columns_.has("vote"))
            return Error{Errc::invalid_argument, "there is no section VOTES with a column vote"};
        if (auto error = set_amounts()) return error;
        for (const auto& row : votes_) take_vote(row);
        note_count("num_projects", file_.instance.projects.size());
        note_count("num_votes", file_.instance.voters.size());
        if (unknown_ > 0) note(std::to_string(unknown_) + " approvals name no project of the file");
        if (repeated_ > 0)
            note(std::to_string(repeated_) + " approvals repeat a project of the same ballot");
        if (bad_points_ > 0)
            note(std::to_string(bad_points_) +
                 " ballots have other points than projects; all their projects count");
        if (const auto flaw = flaw_of(file_.instance)) return Error{Errc::invalid_argument, *flaw};
        return std::nullopt;
    }

    /// Ballots with points or places are read as approvals of what they name.
    std::optional<Error> take_type() {
        const auto type = lower(meta_value(file_, "vote_type"));
        has_points_ = type == "scoring" || type == "cumulative";
        const bool is_known =
            type.empty() || type == "approval" || type == "choose-1" || type == "ordinal";
        if (!is_known && !has_points_)
            return Error{Errc::invalid_argument,
                         "vote_type \"" + type +
                             "\" is not supported; approval, choose-1, ordinal, scoring and "
                             "cumulative are"};
        if (has_points_)
            note("vote_type " + type + ": a project with points above 0 counts as approved");
        if (type == "ordinal") note("vote_type ordinal: every project ranked counts as approved");
        return std::nullopt;
    }

    std::optional<Error> set_amounts() {
        const auto budget = amount_from(meta_value(file_, "budget"));
        if (!budget) return Error{Errc::invalid_argument, "META needs a budget that is an amount"};
        auto decimals = budget->decimals.size();
        for (const auto& cost : costs_) decimals = std::max(decimals, cost.decimals.size());
        auto& instance = file_.instance;
        for (std::size_t at = 0; at < decimals; ++at) instance.scale *= 10;
        instance.budget = scaled(*budget, decimals);
        for (std::size_t at = 0; at < costs_.size(); ++at)
            instance.projects[at].cost = scaled(costs_[at], decimals);
        return std::nullopt;
    }

    void take_vote(const PbRow& row) {
        BudgetVoter voter{.id = vote_columns_.value(row, "voter_id")};
        const auto points = points_of(row);
        std::size_t place = 0;
        for (const auto& part : split(vote_columns_.value(row, "vote"), ',')) {
            if (trim(part).empty()) continue;
            if (place++ < points.size() && !points[place - 1]) continue;
            const auto project = project_of_id_.find(trim(part));
            if (project == project_of_id_.end()) {
                ++unknown_;
            } else {
                voter.approved.push_back(project->second);
            }
        }
        auto& approved = voter.approved;
        std::sort(approved.begin(), approved.end());
        const auto once = std::unique(approved.begin(), approved.end());
        repeated_ += static_cast<std::size_t>(approved.end() - once);
        approved.erase(once, approved.end());
        if (!voter_ids_.insert(voter.id).second)
            note("line " + std::to_string(row.line) + ": voter " + voter.id +
                 " is there twice; both ballots count");
        file_.instance.voters.push_back(std::move(voter));
    }

    /// Whether each project named got points above 0. Empty if points say nothing.
    std::vector<bool> points_of(const PbRow& row) {
        std::vector<bool> given;
        if (!has_points_ || !vote_columns_.has("points")) return given;
        std::size_t named = 0;
        for (const auto& part : split(vote_columns_.value(row, "vote"), ','))
            if (!trim(part).empty()) ++named;
        for (const auto& part : split(vote_columns_.value(row, "points"), ',')) {
            const auto text = trim(part);
            if (text.empty()) continue;
            given.push_back(!text.starts_with('-') && text.find_first_of("123456789") != text.npos);
        }
        if (given.size() == named) return given;
        ++bad_points_;
        return {};
    }

    void note_count(std::string_view key, std::size_t count) {
        const auto said = meta_value(file_, key);
        if (!said.empty() && said != std::to_string(count))
            note(std::string(key) + " says " + std::string(said) + ", the file has " +
                 std::to_string(count));
    }

    void note(std::string text) {
        if (file_.notes.size() < notes_max) file_.notes.push_back(std::move(text));
    }

    PbFile file_{};
    Section section_{};
    bool is_header_next_{};
    Columns project_columns_{};
    Columns vote_columns_{};
    std::vector<Amount> costs_{};
    std::vector<PbRow> votes_{};
    std::map<std::string, std::uint32_t, std::less<>> project_of_id_{};
    std::set<std::string, std::less<>> voter_ids_{};
    std::size_t unknown_{};
    std::size_t repeated_{};
    std::size_t bad_points_{};
    bool has_points_{};
};

void add_meta(std::string& text, std::string_view key, std::string_view value) {
    if (!value.empty()) text += pb_field(key) + ";" + pb_field(value) + "\n";
}

/// A row of nothing, or of nothing but a section's title, would read as something else.
std::string voter_field(const BudgetVoter& voter) {
    const auto is_safe = !voter.id.empty() && !title_of({.fields = {voter.id}});
    return pb_field(is_safe ? voter.id : "-" + voter.id);
}

}  // namespace

std::string_view meta_value(const PbFile& file, std::string_view key) {
    for (const auto& [name, value] : file.meta) {
        if (name == key) return value;
    }
    return {};
}

Result<PbFile> read_pb(std::string_view text) {
    return PbReader().read(text);
}

std::string write_pb(const PbFile& file) {
    const auto& instance = file.instance;
    std::string text = "META\nkey;value\n";
    constexpr std::array computed{"num_projects", "num_votes", "budget", "vote_type"};
    for (const auto& [key, value] : file.meta) {
        if (std::find(computed.begin(), computed.end(), key) == computed.end())
            add_meta(text, key, value);
    }
    add_meta(text, "num_projects", std::to_string(instance.projects.size()));
    add_meta(text, "num_votes", std::to_string(instance.voters.size()));
    add_meta(text, "budget", money_text(instance.budget, instance.scale));
    add_meta(text, "vote_type", "approval");
    const auto votes = approvals_of(instance);
    text += "PROJECTS\nproject_id;cost;votes;name;selected\n";
    for (std::size_t at = 0; at < instance.projects.size(); ++at) {
        const auto& project = instance.projects[at];
        const bool is_selected =
            std::find(file.selected.begin(), file.selected.end(), at) != file.selected.end();
        text += pb_field(project.id) + ";" + money_text(project.cost, instance.scale) + ";" +
                std::to_string(votes[at]) + ";" + pb_field(project.name) + ";" +
                (is_selected ? "1" : "0") + "\n";
    }
    text += "VOTES\nvoter_id;vote\n";
    for (const auto& voter : instance.voters) {
        std::vector<std::string> ids;
        for (const auto project : voter.approved) ids.push_back(instance.projects[project].id);
        text += voter_field(voter) + ";" + pb_field(join(ids, ",")) + "\n";
    }
    return text;
}

}  // namespace linyi::rules
