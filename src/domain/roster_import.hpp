#pragma once

#include "base/error.hpp"
#include "domain/roster.hpp"
#include "domain/table.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linyi {

struct ProblemText;

/// A roster larger than this is a mistake, or several communities in one file.
inline constexpr std::size_t roster_rows_max = 10'000;
inline constexpr std::size_t roster_bytes_max = std::size_t{5} * 1024 * 1024;

/// Something the person who imports has to know. An error stops the import; a note does not.
struct RosterProblem {
    enum class Severity { error, note };

    Severity severity{};
    int row{};  ///< line of the file (CSV) or number of the unit (JSON); 0: the whole file
    std::string column{};  ///< as the file calls it; empty: the whole row
    std::string cell{};    ///< "C7" in a spreadsheet; empty elsewhere
    const Text* what{};
    const Text* remedy{};
    Args args{};
};

/// "row 7, area (C7): \"9O.5\" is no area. → Write …"
std::string say(Language language, const RosterProblem& problem);

/// An owner as the file names them. `phone` is only for telling people apart: it is hashed before
/// it is stored.
struct DraftOwner {
    std::string name{};
    std::string phone{};   ///< digits only
    PersonId known{};      ///< the owner that an exported file says it is; 0: by name and phone
    std::size_t person{};  ///< index into RosterDraft::people
};

/// One human who owns something, however many units.
struct DraftPerson {
    std::string name{};
    std::string phone{};
    PersonId known{};
};

struct DraftUnit {
    int row{};
    std::string label{};  ///< normal form
    Area area{};
    UnitKind kind{};
    UnitStatus status{};
    std::string building{};
    std::string stairwell{};
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
    std::string stairwell{};
    std::vector<std::string> owners{};
    std::vector<std::string> owner_ids{};  ///< one each, or none at all
    std::vector<std::string> phones{};     ///< one each, or none at all
    std::vector<std::string> accounts{};
    std::vector<std::string> tenants{};
    bool has_error{};  ///< the reader has reported one already: the row stays out of the draft
};

/// Brings a label into normal form, or gives an empty text: language::unit_label.
using UnitLabelRule = std::function<std::string(std::string_view)>;

/// Checks rows one by one and puts a draft together. A row with an error is left out of the draft.
class RosterBuilder {
public:
    explicit RosterBuilder(UnitLabelRule unit_label) : unit_label_(std::move(unit_label)) {}

    /// What the file calls its columns, for the problems: "area" is "建筑面积", in column "C".
    void set_column(std::string_view column, std::string_view shown, std::string_view letters = {});
    void add(const RosterRow& row);
    /// A tenant whose account name begins with the unit's label: "4-2-206 小冯(租户)".
    void add_tenant(std::string_view account, int row);
    void add_officer(DraftOfficer officer);
    void add_problem(RosterProblem problem) { reading_.problems.push_back(std::move(problem)); }
    RosterDraft& draft() { return reading_.draft; }
    /// Owners of the unit of the last row: a merged cell holds one unit and a row for each owner.
    void add_owners(const RosterRow& row);

    /// Ties equal names together and notes them. Persons are one if both phones agree, or if
    /// neither is given. Source: design.md §4, data model.
    RosterReading finish();

private:
    /// A problem before it knows the file's own name of its column.
    struct Found {
        int row{};
        std::string_view column{};
        const ProblemText& text;
        Args args{};
    };
    struct Column {
        std::string shown{};
        std::string letters{};
    };
    /// A label that was seen, also of a row with an error.
    struct Seen {
        int row{};
        std::optional<Area> area{};
        std::vector<std::string> owners{};
    };

    void report(RosterProblem::Severity severity, const Found& found);
    std::string label_of(const RosterRow& row, UnitKind kind);
    bool read_facts(const RosterRow& row, DraftUnit& unit);
    bool read_area(const RosterRow& row, DraftUnit& unit);
    bool read_kind(const RosterRow& row, DraftUnit& unit);
    bool read_owners(const RosterRow& row, DraftUnit& unit);
    bool read_owner(const RosterRow& row, std::string_view typed, DraftUnit& unit);
    bool read_owner_ids(const RosterRow& row, DraftUnit& unit);
    bool read_phones(const RosterRow& row, DraftUnit& unit);
    bool is_new(const DraftUnit& unit, bool has_area);
    void group_people();
    void note_equal_names();
    void note_lone_buildings();
    void note_odd_areas();

    UnitLabelRule unit_label_;
    RosterReading reading_{};
    std::map<std::string, Column, std::less<>> columns_{};
    std::map<std::string, Seen, std::less<>> seen_{};
    std::size_t storage_units_{};
    int first_storage_row_{};
    bool is_last_good_{};  ///< the last row is in the draft
};

/// Reads a table: finds the header below any title, by Chinese or English names (房号 unit, 楼栋
/// building, 单元 stairwell, 面积 area, 业主 owners, 共有人 co-owners, 类型 kind, 状态 status, 电话
/// phone, 账号 accounts, 租户 tenants …); unit, area and owners must be there. Several owners are
/// separated by ; 、 / or a comma. A unit column with rooms only is completed from the columns
/// beside it.
RosterReading read_roster_table(const Table& table, const UnitLabelRule& unit_label);

/// The same from CSV in UTF-8 (domain/csv.hpp).
RosterReading read_roster_csv(std::string_view csv, const UnitLabelRule& unit_label);

}  // namespace linyi
