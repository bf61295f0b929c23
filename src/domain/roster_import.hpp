#pragma once

#include "base/error.hpp"
#include "domain/roster.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace linyi {

/// A roster larger than this is a mistake, or several communities in one file.
inline constexpr std::size_t roster_rows_max = 10'000;
inline constexpr std::size_t roster_bytes_max = std::size_t{5} * 1024 * 1024;

/// Something the person who imports has to know. An error stops the import; a note does not.
struct RosterProblem {
    enum class Severity { error, note };

    Severity severity{};
    int row{};  ///< line of the file (CSV) or number of the unit (JSON); 0: the whole file
    std::string column{};  ///< as the file calls it; empty: the whole row
    const Text* what{};
    const Text* remedy{};
    Args args{};
};

/// "row 7, area: \"9O.5\" is no area. → Write …"
std::string say(Language language, const RosterProblem& problem);

/// An owner as the file names them. `phone` is only for telling people apart: it is hashed before
/// it is stored.
struct DraftOwner {
    std::string name{};
    std::string phone{};   ///< digits only
    std::size_t person{};  ///< index into RosterDraft::people
};

/// One human who owns something, however many units.
struct DraftPerson {
    std::string name{};
    std::string phone{};
};

struct DraftUnit {
    int row{};
    std::string label{};  ///< normal form
    Area area{};
    UnitKind kind{};
    UnitStatus status{};
    std::string building{};
    std::vector<DraftOwner> owners{};
    std::vector<std::string> accounts{};  ///< platform users bound as owner
    std::vector<std::string> tenants{};   ///< platform users bound as tenant
};

/// Staff (with a name and a role) or a member of the committee (account and title only).
struct DraftOfficer {
    std::string account{};
    std::string name{};
    Role role{};
    std::string title{};
};

struct DraftTask {
    std::string key{};  ///< "T6-1"
    std::string title{};
    std::string due{};  ///< "2025-11-15"
};

/// A community as a file describes it. Nothing here has touched the database.
struct RosterDraft {
    std::string community{};
    std::string street{};
    std::vector<DraftUnit> units{};
    std::vector<DraftPerson> people{};
    std::vector<DraftOfficer> officers{};
    std::vector<DraftTask> previous_tasks{};
};

struct RosterReading {
    RosterDraft draft{};
    std::vector<RosterProblem> problems{};

    bool has_errors() const;
};

/// A unit in the words of the file; whoever reads the file format fills it.
struct RosterRow {
    int row{};
    std::string unit{};
    std::string area{};
    std::string kind{};
    std::string status{};
    std::string building{};
    std::vector<std::string> owners{};
    std::vector<std::string> phones{};
    std::vector<std::string> accounts{};
    std::vector<std::string> tenants{};
};

/// Brings a label into normal form, or gives an empty text: language::unit_label.
using UnitLabelRule = std::function<std::string(std::string_view)>;

/// Checks rows one by one and puts a draft together. A row with an error is left out of the draft.
class RosterBuilder {
public:
    explicit RosterBuilder(UnitLabelRule unit_label) : unit_label_(std::move(unit_label)) {}

    /// What the file calls its columns, for the problems: {"area", "建筑面积"}.
    void set_column(std::string_view column, std::string_view shown);
    void add(const RosterRow& row);
    /// A tenant whose account name begins with the unit's label: "4-2-206 小冯(租户)".
    void add_tenant(std::string_view account, int row);
    void add_officer(DraftOfficer officer);
    void add_problem(RosterProblem problem) { reading_.problems.push_back(std::move(problem)); }
    RosterDraft& draft() { return reading_.draft; }

    /// Ties equal names together and notes them. Persons are one if both phones agree, or if
    /// neither is given. Source: design.md §4, data model.
    RosterReading finish();

private:
    struct Found;
    void report(RosterProblem::Severity severity, const Found& found);
    std::string label_of(const RosterRow& row, UnitKind kind);
    bool read_facts(const RosterRow& row, DraftUnit& unit);
    bool read_owners(const RosterRow& row, DraftUnit& unit);
    void group_people();
    void note_equal_names();

    UnitLabelRule unit_label_;
    RosterReading reading_{};
    std::map<std::string, std::string, std::less<>> columns_{};
    std::map<std::string, int, std::less<>> rows_by_label_{};
};

/// Reads a roster from CSV (domain/csv.hpp). Columns are known by Chinese or English names: 房号
/// unit, 面积 area, 业主 owners, 类型 kind, 状态 status, 楼栋 building, 电话 phone, 账号 accounts,
/// 租户 tenants; unit, area and owners must be there. Several owners are separated by ; 、 or /.
RosterReading read_roster_csv(std::string_view csv, const UnitLabelRule& unit_label);

}  // namespace linyi
