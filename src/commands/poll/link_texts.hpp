#pragma once

#include "base/text.hpp"

namespace linyi::commands::poll::texts {

inline constexpr Text link_usage{"/网页投票 V12", "/link V12"};
inline constexpr Text link_summary{"用网页投票（只给您本人的链接）",
                                   "vote on a web page (a link of your own)"};
inline constexpr Text link_title{"【网页投票 {id}】{question}", "[Ballot page {id}] {question}"};
inline constexpr Text link_label{"打开选票", "Open your ballot"};
inline constexpr Text link_note{
    "这个链接只给您本人用，请不要转发。截止前都能打开和修改；再发一次 /网页投票 {id} "
    "会换一个新链接，旧的作废。",
    "This link is yours alone, please do not pass it on. It works until the close; /link {id} "
    "gives a "
    "new one and ends this."};
inline constexpr Text link_which{"请写上表决编号，例如：/网页投票 {example}",
                                 "Please add the vote's number, for example: /link {example}"};
inline constexpr Text stands_fixed{"按本表决的规则以第一次为准，不能改。",
                                   "By the rule of this vote the first ballot stands."};
inline constexpr Text stands_taken{"已经以“{route}”方式投过，以先到的为准。",
                                   "Cast by {route} already; the first way stands."};

}  // namespace linyi::commands::poll::texts
