#pragma once

#include "base/text.hpp"

/// The words of the briefing family.
namespace linyi::commands::briefing::texts {

inline constexpr Text usage{
    "/简报（先出草稿）· /简报 发布 · /简报 放弃 · /简报 直接发布 · /简报 更正 7 内容 · /简报 期号 "
    "7",
    "/briefing (a draft first) · /briefing publish · /briefing drop · /briefing now · "
    "/briefing correct 7 TEXT · /briefing number 7"};
inline constexpr Text summary{"把上期以来的事情编成简报",
                              "make a briefing of what happened since the last"};
inline constexpr Text list_usage{"/历次简报", "/briefings"};
inline constexpr Text list_summary{"查看历次简报", "read the earlier briefings"};

inline constexpr Text publisher_committee{"{community}业主委员会", "{community} owners' committee"};
inline constexpr Text publisher_manager{"{community}物业服务中心",
                                        "{community} property management"};
inline constexpr Text publisher_community{"{community}社区居委会",
                                          "{community} residents' committee"};

inline constexpr Text nothing{
    "{since}没有新的表决、决议、意见或任务进展，这次不出简报。",
    "{since} there was no new vote, resolution, opinion or progress of a task, so there is no "
    "briefing this time."};
inline constexpr Text since_issue{"自{number}以来", "Since {number}"};
inline constexpr Text since_ever{"到现在为止", "So far"};

inline constexpr Text draft_title{"简报草稿已编好", "A draft briefing is ready"};
inline constexpr Text draft_link{"查看草稿", "Read the draft"};
inline constexpr Text draft_warnings{"发布前请核对：", "Please check before publishing:"};
inline constexpr Text draft_more{"还有 {n} 处，见草稿。", "{n} more; see the draft."};
inline constexpr Text draft_how{
    "确认无误请按“发布”，或发送 /简报 发布；不要了请按“放弃”。发布后不能改，只能更正。",
    "If it is right press Publish or send /briefing publish; if not, press Drop. Once published it "
    "cannot be changed, only corrected."};
inline constexpr Text button_publish{"发布", "Publish"};
inline constexpr Text button_drop{"放弃", "Drop"};

inline constexpr Text no_draft{"现在没有待发布的简报草稿。请先发送 /简报。",
                               "There is no draft to publish now. Please send /briefing first."};
inline constexpr Text draft_gone{"这份草稿已经失效。请重新发送 /简报。",
                                 "This draft is no longer valid. Please send /briefing again."};
inline constexpr Text already{"这份草稿已经发布为{number}：{link}",
                              "This draft is published already as {number}: {link}"};
inline constexpr Text published{"{number}简报已发布，发到 {count} 个群：{link}",
                                "{number} is published and sent to {count} groups: {link}"};
inline constexpr Text published_here{
    "{number}简报已发布：{link}\n本小区还没有业主群，所以只发在这里。请管理员在业主群里发送 "
    "/启用。",
    "{number} is published: {link}\nThere is no owners' group yet, so it was sent here only. An "
    "admin can send /setup in the owners' group."};
inline constexpr Text dropped{
    "草稿已放弃，没有发布，也没有占用期号。",
    "The draft was dropped. Nothing was published and no number was used."};

inline constexpr Text correct_how{
    "请写明第几期和更正的内容，例如：/简报 更正 7 决议（二）的完成时限应为12月2日",
    "Please write the issue and what is right, for example: /briefing correct 7 The due date of "
    "resolution (2) is 2 December"};
inline constexpr Text correct_too_long{"更正太长（最多 {max} 个字）。",
                                       "The correction is too long (at most {max} characters)."};
inline constexpr Text no_issue{"没有找到第{n}期简报。发送 /历次简报 查看。",
                               "There is no issue {n}. Send /briefings to see them all."};
inline constexpr Text correction_title{"【更正】{number}简报", "[Correction] {number}"};
inline constexpr Text corrected{
    "已更正{number}（第 {n} 次更正），原文保留不变。",
    "{number} was corrected (correction {n}); the issue itself stays as it is."};

inline constexpr Text number_how{
    "请写明下一期的期号，例如：/简报 期号 7（有总期号时：/简报 期号 7 31）",
    "Please write the number of the next issue, for example: /briefing number 7 (with a running "
    "total: /briefing number 7 31)"};
inline constexpr Text number_fixed{
    "已经发布过{number}，期号按顺序自动给出，不能再改。",
    "{number} is published already; the numbers follow by themselves and cannot be changed."};
inline constexpr Text number_set{
    "下一期将是{year}年第{number}期（总第{total}期）。",
    "The next issue will be issue {number} of {year} (no. {total} overall)."};

inline constexpr Text unknown_word{"没有看懂“{word}”。可以写：{usage}",
                                   "I did not understand \"{word}\". You can write: {usage}"};

inline constexpr Text none_yet{"还没有发布过简报。", "No briefing has been published yet."};
inline constexpr Text list_title{"历次简报", "Briefings"};
inline constexpr Text list_line{"{day} {title} {link}", "{day} {title} {link}"};

inline constexpr Text candidates{"拟提交下次会议：{items}",
                                 "Proposed for the next meeting: {items}"};

inline constexpr Text no_news{"未登记进展", "no progress on record"};

inline constexpr Text type_question{"咨询", "question"};
inline constexpr Text type_help{"求助", "request"};
inline constexpr Text type_complaint{"投诉", "complaint"};
inline constexpr Text type_report{"举报", "report"};
inline constexpr Text type_suggestion{"建议", "suggestion"};
inline constexpr Text type_praise{"表扬", "praise"};

// Kept by linyi, shown to those entitled; not files on the page.
inline constexpr Text record_attendance{"签到表（存档备查）", "attendance sheet (on record)"};
inline constexpr Text record_opinions{"意见清单（存档备查）", "list of opinions (on record)"};
inline constexpr Text record_votes{"表决明细（户号脱敏，存档备查）",
                                   "details of the votes, units masked (on record)"};

}  // namespace linyi::commands::briefing::texts
