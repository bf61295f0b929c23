#pragma once

#include <string>
#include <string_view>

namespace linyi::sheet {

/// A number of a sheet's XML without an exponent: "1.38E10" is "13800000000", "501.0" is "501".
/// Text that is no number, or one beyond 40 digits, stays as it is. Digit by digit, never through a
/// binary fraction.
std::string plain_decimal(std::string_view number);

/// The day that a number stands for in a sheet: 45981 is "2025-11-20". `is_1904` is the workbook's
/// date system. What is no such number stays as it is.
/// Source: ECMA-376-1 §18.17.4.1.
std::string day_of_serial(std::string_view number, bool is_1904);

/// True if a number format shows a day or a time: "yyyy\-mm\-dd", but not "[Red]0.00" or "\"m\"0".
/// Source: ECMA-376-1 §18.8.31.
bool is_date_format(std::string_view format);
/// The same for the formats that have a number only; §18.8.30.
bool is_date_format(int built_in);

}  // namespace linyi::sheet
