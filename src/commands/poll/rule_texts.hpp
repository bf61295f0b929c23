#pragma once

#include "base/text.hpp"

/// Words of elections, marks and budgets.
namespace linyi::commands::poll::texts {

inline constexpr Text rule_wants_options{"“{rule}”要有选项，例如：{example}",
                                         "\"{rule}\" needs options, for example: {example}"};
inline constexpr Text example_ranked{"/表决 器材放哪里 | 南广场 | 北绿地 | 东门 --rule irv",
                                     "/vote Where to put it | south | north | east --rule irv"};
inline constexpr Text example_score{
    "/表决 三个方案打分 | 方案甲 | 方案乙 | 方案丙 --rule score",
    "/vote Mark the three plans | plan A | plan B | plan C --rule score"};
inline constexpr Text example_election{
    "/表决 选举业委会委员 | 张三 | 李四 | 王五 --rule committee_election --seats 2",
    "/vote Elect the committee | Zhang | Li | Wang --rule committee_election --seats 2"};
inline constexpr Text example_budget{
    "/表决 公共收益怎么用 | 修门禁 3万元 | 长椅 8000元 --rule budget_equal_shares --budget 5万元",
    "/vote How to spend it | gate 30000 | benches 8000 --rule budget_equal_shares --budget 50000"};
inline constexpr Text flag_number{"{flag} 后面要写 1 到 {max} 的整数，“{text}”看不懂。",
                                  "{flag} needs a whole number from 1 to {max}; I could not read "
                                  "\"{text}\"."};
inline constexpr Text flag_wants_rule{"{flag} 只用于这些规则：{rules}。请同时写 --rule。",
                                      "{flag} belongs to the rules {rules}. Please add --rule."};
inline constexpr Text no_amount{"没有看懂金额“{text}”，请写成 50000 或 5万元。",
                                "I could not read the amount \"{text}\"; please write 50000."};
inline constexpr Text budget_missing{"请写明总额，例如：--budget 5万元",
                                     "Please name the budget, for example: --budget 50000"};
inline constexpr Text cost_missing{
    "没有看懂“{option}”要多少钱。请在项目后面写费用，例如：修门禁 "
    "3万元",
    "I could not read what \"{option}\" costs. Please write it "
    "behind the project, for example: new gate 30000"};
inline constexpr Text project_label{"{name}（{cost}元）", "{name} ({cost} yuan)"};
inline constexpr Text nobody_of_them{"弃权（都不选）", "Abstain (none of them)"};

inline constexpr Text seats_label{"席位", "Seats"};
inline constexpr Text budget_label{"总额", "Budget"};
inline constexpr Text max_label{"满分", "Best mark"};
inline constexpr Text in_yuan{"{amount}元", "{amount} yuan"};
inline constexpr Text in_points{"{points} 分", "{points}"};
inline constexpr Text in_seats{"{seats} 席", "{seats}"};
inline constexpr Text how_election{
    "直接回复您同意的候选人编号，最多 {max} 人，例如：{example}；都不同意回复：弃权。没写到的候选人"
    "不算同意。多个表决同时进行时写上编号：{id} {example}。截止前可以改。",
    "Answer with the numbers of the candidates you agree to, {max} at most, e.g. {example}; if you "
    "agree to none: abstain. With several votes open: {id} {example}. You can change it until the "
    "close."};
inline constexpr Text how_score{
    "请给每项打 0 到 {max} 分，例如：{example}（没写到的算没有打分）。多个表决同时进行时写上编号："
    "{id} {example}。截止前可以改。",
    "Give each a mark of 0 to {max}, e.g. {example}; what you leave out gets none. With several "
    "votes open: {id} {example}. You can change it until the close."};
inline constexpr Text how_budget{
    "直接回复您赞成的项目编号，几个都可以，例如：{example}。多个表决同时进行时写上编号：{id} "
    "{example}。截止前可以改。",
    "Answer with the numbers of the projects you are for, as many as you like, e.g. {example}. "
    "With several votes open: {id} {example}. You can change it until the close."};
inline constexpr Text unclear_score{
    "{id} 没有看清您的打分，没有计票。请这样回复：{example}（每项 0 到 {max} 分）",
    "{id}: your marks were not clear, so nothing was counted. Please answer like this: {example} "
    "(0 to {max} each)"};
inline constexpr Text abstain_alone{
    "{id} “弃权”不能和别的选项一起选，没有计票。请重新回复：{options}",
    "{id}: an abstention cannot stand beside other choices, so nothing was counted. Please answer "
    "again: {options}"};
inline constexpr Text mark_words{"{option} {points} 分", "{option} {points}"};

inline constexpr Text score_row{"总分 {sum}，平均 {mean}，{count} 户打分，满分 {top} 个",
                                "sum {sum}, mean {mean}, marked by {count}, best mark {top} times"};
inline constexpr Text score_none{"没有人打分", "nobody marked it"};
inline constexpr Text score_winner_sum{"“{option}”总分最高（{sum} 分）",
                                       "\"{option}\" has the highest sum ({sum})"};
inline constexpr Text score_winner_mean{"“{option}”平均分最高（{mean} 分）",
                                        "\"{option}\" has the highest mean ({mean})"};

inline constexpr Text candidate_row{
    "{mark} 同意 {heads}/{all_heads} 户（{heads_percent}%）、{area}/{all_area} "
    "㎡（{area_percent}%）",
    "{mark} {heads} of {all_heads} heads ({heads_percent}%), {area} of {all_area} m² "
    "({area_percent}%)"};
inline constexpr Text candidate_heads{"{mark} 同意 {heads}/{all_heads} 户（{heads_percent}%）",
                                      "{mark} {heads} of {all_heads} heads ({heads_percent}%)"};
inline constexpr Text election_void{"参与未达到要求，选举不成立：{seats} 席全部空缺",
                                    "too few took part, the election does not stand: all {seats} "
                                    "seats are vacant"};
inline constexpr Text election_elected{"当选（{seats} 席）：{names}",
                                       "elected ({seats} seats): {names}"};
inline constexpr Text election_nobody{"没有人当选（{seats} 席）",
                                      "nobody is elected ({seats} seats)"};
inline constexpr Text election_runoff{
    "；最后 {seats} 席 {names} 面积和人数都相同，须在他们之间再投一轮",
    "; {names} are exactly equal for the last {seats} seat(s): a run-off between them"};
inline constexpr Text election_alternates{"；候补：{names}", "; alternates: {names}"};
inline constexpr Text election_vacant{"；空缺 {seats} 席，须补选",
                                      "; {seats} seat(s) stay vacant: by-election"};

inline constexpr Text budget_chosen{"选中 {names}，共 {cost}元，余 {left}元",
                                    "paid for: {names}; {cost} yuan in all, {left} left"};
inline constexpr Text budget_none{"没有选中任何项目", "no project is paid for"};
inline constexpr Text budget_by_order{"；{names} 与别的项目完全相同，按列出的先后",
                                      "; {names} came first only by their place in the list"};
inline constexpr Text budget_cut_off{"；人均份额加到上限仍未用完",
                                     "; the raising of shares was cut off"};
inline constexpr Text budget_row{"{mark} {count} 户赞成", "{mark} {count} in favour"};
inline constexpr Text budget_raised{"人均份额", "Share of each"};
inline constexpr Text budget_raises{"每户从总额的平均数起逐元增加 {count} 次",
                                    "from an equal part on, raised {count} times by one yuan"};
inline constexpr Text budget_file{"选票文件（.pb，可用 linyi tally 重算）",
                                  "The ballots as .pb, to count again with linyi tally"};
inline constexpr Text count_heading{"计票", "The count"};

}  // namespace linyi::commands::poll::texts
