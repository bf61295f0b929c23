#pragma once

#include "base/text.hpp"

namespace linyi::commands::opinion::texts {

inline constexpr Text opinion_usage{"/意见 内容（/意见 O31 查看）",
                                    "/opinion TEXT (/opinion O31 shows it)"};
inline constexpr Text opinion_summary{"提意见，会得到编号和答复时间",
                                      "say what you think; you get a number and a date for the "
                                      "answer"};
inline constexpr Text suggest_usage{"/建议 内容", "/suggest TEXT"};
inline constexpr Text suggest_summary{"提建议", "suggest something"};
inline constexpr Text complain_usage{"/投诉 内容", "/complain TEXT"};
inline constexpr Text complain_summary{"投诉", "complain"};
inline constexpr Text ask_help_usage{"/求助 内容", "/askhelp TEXT"};
inline constexpr Text ask_help_summary{"求助", "ask for help"};
inline constexpr Text consult_usage{"/咨询 问题", "/question TEXT"};
inline constexpr Text consult_summary{"咨询问题", "ask something"};
inline constexpr Text report_usage{"/举报 内容", "/report TEXT"};
inline constexpr Text report_summary{"举报违规（最好私聊我）",
                                     "report a violation (best in a direct chat)"};
inline constexpr Text praise_usage{"/表扬 内容", "/praise TEXT"};
inline constexpr Text praise_summary{"表扬", "praise somebody"};
inline constexpr Text support_usage{"+1 或 /附议 O31", "+1 or /support O31"};
inline constexpr Text support_summary{"附议别人的意见（每户一次）",
                                      "second an opinion (once per household)"};
inline constexpr Text answer_usage{"/回复 O31 内容", "/answer O31 TEXT"};
inline constexpr Text answer_summary{"答复意见", "answer an opinion"};
inline constexpr Text opinions_usage{"/意见列表", "/opinions"};
inline constexpr Text opinions_summary{"还没有答复的意见", "opinions that wait for an answer"};

inline constexpr Text question{"咨询", "Question"};
inline constexpr Text help{"求助", "Request for help"};
inline constexpr Text complaint{"投诉", "Complaint"};
inline constexpr Text report{"举报", "Report"};
inline constexpr Text suggestion{"建议", "Suggestion"};
inline constexpr Text praise{"表扬", "Praise"};

inline constexpr Text no_text{"请把内容写在后面，例如：/意见 3号楼电梯晚上异响，请检查",
                              "Please write what it is about, for example: /opinion The lift of "
                              "building 3 is noisy at night"};
inline constexpr Text too_long{"内容太长（最多 {max} 个字）。请缩短，或分成几条。",
                               "That is too long (at most {max} characters). Please shorten it or "
                               "send it in parts."};
inline constexpr Text received{"已收到{type} {opinion}（{category}）。{promise}",
                               "{type} {opinion} ({category}) received. {promise}"};
inline constexpr Text promised{"最晚 {time} 前答复。", "You get an answer by {time}."};
inline constexpr Text promised_praise{"谢谢，会转告他们。", "Thank you, we pass it on."};
inline constexpr Text how_to_support{"同意的邻居回复 +1 就是附议。",
                                     "Neighbours who agree: answer "
                                     "+1."};
inline constexpr Text danger{
    "如果有人有危险，请马上打 110、119 或 120，并告诉物业值班人员。",
    "If anybody is in danger call 110, 119 or 120 at once and tell the property office."};
inline constexpr Text for_staff{"新{type} {opinion}（{category}，{priority}）：{text}",
                                "New {type} {opinion} ({category}, {priority}): {text}"};
inline constexpr Text for_staff_note{"最晚 {time} 前答复：回复 {opinion} 内容",
                                     "To be answered by {time}: answer {opinion} TEXT"};

inline constexpr Text supported{"已附议 {opinion}，现在共 {count} 户附议。",
                                "You second {opinion}. Households seconding it: {count}."};
inline constexpr Text already_supported{"您家已经附议过 {opinion}，共 {count} 户附议。",
                                        "Your household has seconded {opinion} already. Households "
                                        "seconding it: {count}."};
inline constexpr Text own_opinion{"{opinion} 是您家自己提的，不用附议。",
                                  "{opinion} is your own household's: no need to second it."};
inline constexpr Text staff_support{"附议由住户来做，工作人员不计入。",
                                    "Seconding is for residents; staff are not counted."};
inline constexpr Text which_to_support{"请引用那条意见再回复 +1，或发送：/附议 O31",
                                       "Please quote the opinion and answer +1, or send /support "
                                       "O31"};

inline constexpr Text unknown_opinion{"没有找到意见 {opinion}。发送 /意见列表 查看编号。",
                                      "There is no opinion {opinion}. Send /opinions to see the "
                                      "numbers."};
inline constexpr Text no_answer{"请写上编号和答复，例如：回复 O31 已报修，明天上午来人",
                                "Please give the number and the answer, for example: answer O31 "
                                "reported, they come tomorrow morning"};
inline constexpr Text has_answer{"{opinion} 有答复了（{who}）：{text}",
                                 "{opinion} has an answer ({who}): {text}"};
inline constexpr Text your_words{"您的{type}：{text}", "Your {type}: {text}"};
inline constexpr Text answered_privately{"{opinion} 的答复已私下告诉提出人。",
                                         "Whoever made {opinion} has been told privately."};
inline constexpr Text answered_in_group{"{opinion} 的答复已发到群里（提出人没有私聊）。",
                                        "The answer to {opinion} was posted in the group (they "
                                        "have no direct chat)."};

inline constexpr Text none_open{"现在没有等待答复的意见。", "No opinion is waiting for an answer."};
inline constexpr Text closed_matter{"（内容不公开）", "(not made public)"};
inline constexpr Text open_title{"等待答复的意见（{count} 条）", "Waiting for an answer ({count})"};
inline constexpr Text line{"{opinion} {type}·{category} {text}（{date}）",
                           "{opinion} {type}, {category}: {text} ({date})"};
inline constexpr Text line_supported{"{opinion} {type}·{category} {text}（{date}，{count} 户附议）",
                                     "{opinion} {type}, {category}: {text} ({date}, seconded by "
                                     "{count})"};
inline constexpr Text late{"已超时", "late"};
inline constexpr Text more{"还有 {count} 条较早的。", "{count} older ones."};
inline constexpr Text card_title{"【{opinion}】{type}·{category}",
                                 "[{opinion}] {type}, {category}"};
inline constexpr Text card_supports{"附议", "Seconded by"};
inline constexpr Text card_count{"{count} 户", "{count} households"};
inline constexpr Text card_promised{"答复期限", "Answer by"};

inline constexpr Text committee{"业委会", "the committee"};
inline constexpr Text manager{"物业", "the property office"};
inline constexpr Text community{"居委会", "the residents' committee"};
inline constexpr Text street{"街道", "the street office"};
inline constexpr Text admin{"管理员", "the admin"};

}  // namespace linyi::commands::opinion::texts
