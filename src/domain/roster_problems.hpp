#pragma once

#include "base/text.hpp"

namespace linyi {

/// What is wrong with a roster, and what to do about it.
struct ProblemText {
    Text what{};
    Text remedy{};
};

namespace problem_text {

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
extern const ProblemText bad_unit;
extern const ProblemText duplicate_unit;
extern const ProblemText no_area;
extern const ProblemText bad_area;
extern const ProblemText zero_area;
extern const ProblemText bad_kind;
extern const ProblemText bad_status;
extern const ProblemText bad_owner;
extern const ProblemText owner_twice;
extern const ProblemText no_owner;
extern const ProblemText phone_count;
extern const ProblemText bad_phone;
extern const ProblemText tenant_without_unit;
extern const ProblemText one_person;
extern const ProblemText several_people;
extern const ProblemText bad_shape;
extern const ProblemText bad_role;

}  // namespace problem_text
}  // namespace linyi
