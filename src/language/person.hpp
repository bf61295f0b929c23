#pragma once

#include <string>
#include <string_view>

namespace linyi::language {

/// Who does it, who watches and until when, as one line of a resolution or task says it:
/// "更换8号楼门禁 @张经理 截止6月30日 监督 王阿姨", "换灯 @吴磊 due Friday 18:00 supervisor @林静",
/// "由张经理负责更换门禁,监督:业委会". Names are as written, without '@'; who they are is the
/// caller's look-up.
struct Responsible {
    std::string responsible{};  ///< empty if nobody was named
    std::string supervisor{};
    std::string due{};   ///< the date phrase alone, for read_date; empty if none
    std::string rest{};  ///< the text without these phrases: what is to be done
};

/// Source: design.md §5, interaction.md §1.6.
Responsible read_responsible(std::string_view text);

}  // namespace linyi::language
