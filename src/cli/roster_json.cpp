#include "cli/roster_json.hpp"

#include "adapters/json/fields.hpp"
#include "base/text.hpp"
#include "domain/roster_problems.hpp"

#include <utility>

namespace linyi::cli {
namespace {

using Severity = RosterProblem::Severity;

class JsonRoster {
public:
    explicit JsonRoster(const UnitLabelRule& unit_label) : builder_(unit_label) {}

    RosterReading read(std::string_view text) {
        if (text.size() > roster_bytes_max) {
            refuse(0, problem_text::too_large);
            return builder_.finish();
        }
        const auto parsed = json::read(text, roster_bytes_max);
        if (!parsed || parsed->as<json::Object>() == nullptr) {
            refuse(0, problem_text::bad_shape, parsed ? "{…}" : parsed.error().detail);
            return builder_.finish();
        }
        read_members(*parsed);
        return builder_.finish();
    }

private:
    void refuse(int row, const ProblemText& text, std::string shown = {}) {
        builder_.add_problem({.severity = Severity::error,
                              .row = row,
                              .what = &text.what,
                              .remedy = &text.remedy,
                              .args = {{"text", std::move(shown)}}});
    }

    void read_members(const json::Value& roster) {
        json::Fields in(roster);
        builder_.draft().community = in.optional_text("community");
        builder_.draft().street = in.optional_text("street");
        int row = 0;
        for (const auto& unit : in.list("units")) read_unit(unit, ++row);
        for (const auto& member : in.list("staff")) read_staff(member);
        for (const auto& tenant : in.list("tenants")) {
            const auto* account = tenant.as<std::string>();
            if (account == nullptr) {
                refuse(0, problem_text::bad_shape, "tenants");
            } else {
                builder_.add_tenant(*account, 0);
            }
        }
        for (const auto& task : in.list("previous_tasks")) read_task(task);
        if (const auto* committee = json::find(roster, "committee")) read_committee(*committee);
        if (in.error()) refuse(0, problem_text::bad_shape, in.error()->detail);
    }

    static std::vector<std::string> texts(json::Fields& in, std::string_view key) {
        std::vector<std::string> found;
        for (const auto& item : in.list(key)) {
            if (const auto* text = item.as<std::string>()) {
                found.push_back(*text);
            } else {
                in.refuse(key);
            }
        }
        return found;
    }

    /// Areas are text in the format; an exact number is taken too.
    static std::string area_text(const json::Value& unit, json::Fields& in) {
        const auto* area = json::find(unit, "area");
        if (area == nullptr) return {};
        if (const auto* text = area->as<std::string>()) return *text;
        if (const auto* decimal = area->as<json::Decimal>()) return decimal->text;
        if (const auto* whole = area->as<std::int64_t>()) return std::to_string(*whole);
        in.refuse("area");
        return {};
    }

    void read_unit(const json::Value& unit, int number) {
        json::Fields in(unit);
        RosterRow row{.row = number,
                      .unit = in.text("unit"),
                      .area = area_text(unit, in),
                      .kind = in.optional_text("kind"),
                      .status = in.optional_text("status"),
                      .building = in.optional_text("building"),
                      .stairwell = in.optional_text("stairwell"),
                      .owners = texts(in, "owners"),
                      .phones = texts(in, "phones"),
                      .accounts = texts(in, "accounts"),
                      .tenants = texts(in, "tenants")};
        if (in.error()) {
            refuse(number, problem_text::bad_shape, in.error()->detail);
            return;
        }
        builder_.add(row);
    }

    void read_staff(const json::Value& member) {
        json::Fields in(member);
        const auto word = in.text("role");
        DraftOfficer officer{.account = in.text("account"),
                             .name = in.optional_text("name"),
                             .title = in.optional_text("title")};
        if (in.error()) {
            refuse(0, problem_text::bad_shape, "staff: " + in.error()->detail);
            return;
        }
        const auto role = role_from(word);
        if (!role) {
            refuse(0, problem_text::bad_role, word);
            return;
        }
        officer.role = *role;
        builder_.add_officer(std::move(officer));
    }

    void read_committee(const json::Value& committee) {
        const auto* members = committee.as<json::Object>();
        if (members == nullptr) {
            refuse(0, problem_text::bad_shape, "committee");
            return;
        }
        for (const auto& [account, title] : *members) {
            const auto* text = title.as<std::string>();
            if (text == nullptr) {
                refuse(0, problem_text::bad_shape, "committee");
                continue;
            }
            builder_.add_officer({.account = account, .role = Role::committee, .title = *text});
        }
    }

    void read_task(const json::Value& task) {
        json::Fields in(task);
        DraftTask draft{
            .key = in.text("id"), .title = in.text("title"), .due = in.optional_text("due")};
        if (in.error()) {
            refuse(0, problem_text::bad_shape, "previous_tasks: " + in.error()->detail);
            return;
        }
        builder_.draft().previous_tasks.push_back(std::move(draft));
    }

    RosterBuilder builder_;
};

}  // namespace

RosterReading read_roster_json(std::string_view text, const UnitLabelRule& unit_label) {
    return JsonRoster(unit_label).read(text);
}

}  // namespace linyi::cli
