#pragma once

#include "base/text.hpp"

namespace linyi {

/// What is wrong with a roster, and what to do about it.
struct ProblemText {
    Text what{};
    Text remedy{};
};

namespace problem_text {

// The file as a whole, and its table.
extern const ProblemText unknown_encoding;
extern const ProblemText read_as;
extern const ProblemText damaged_workbook;
extern const ProblemText locked_or_old_workbook;
extern const ProblemText open_document;
extern const ProblemText web_page;
extern const ProblemText workbook_too_large;
extern const ProblemText no_such_sheet;
extern const ProblemText no_sheets_here;
extern const ProblemText other_sheets;
extern const ProblemText formulas;
extern const ProblemText hidden_rows;
extern const ProblemText cell_error;
extern const ProblemText cell_uncomputed;
extern const ProblemText cell_date;
extern const ProblemText cell_merged;
extern const ProblemText no_header;
extern const ProblemText two_areas;
extern const ProblemText total_row;
extern const ProblemText total_differs;
extern const ProblemText remark_row;

// Rows and columns.
extern const ProblemText not_utf8;
extern const ProblemText too_large;
extern const ProblemText too_many_rows;
extern const ProblemText open_quote;
extern const ProblemText no_rows;
extern const ProblemText no_column;
extern const ProblemText column_twice;
extern const ProblemText unknown_column;
extern const ProblemText fields_too_many;
extern const ProblemText no_unit;
extern const ProblemText owner_without_unit;
extern const ProblemText bad_unit;
extern const ProblemText room_without_building;
extern const ProblemText other_building;
extern const ProblemText duplicate_unit;
extern const ProblemText duplicate_area;
extern const ProblemText duplicate_owners;
extern const ProblemText no_area;
extern const ProblemText bad_area;
extern const ProblemText zero_area;
extern const ProblemText odd_area;
extern const ProblemText bad_kind;
extern const ProblemText storage_unit;
extern const ProblemText bad_status;
extern const ProblemText bad_yes_no;
extern const ProblemText bad_owner;
extern const ProblemText number_as_owner;
extern const ProblemText masked_owner;
extern const ProblemText two_names;
extern const ProblemText owner_is_status;
extern const ProblemText owner_twice;
extern const ProblemText no_owner;
extern const ProblemText phone_count;
extern const ProblemText bad_phone;
extern const ProblemText owner_id_count;
extern const ProblemText bad_owner_id;
extern const ProblemText unknown_owner_id;
extern const ProblemText owner_id_name;
extern const ProblemText lone_building;
extern const ProblemText tenant_without_unit;
extern const ProblemText one_person;
extern const ProblemText several_people;
extern const ProblemText bad_shape;
extern const ProblemText bad_role;

}  // namespace problem_text
}  // namespace linyi
