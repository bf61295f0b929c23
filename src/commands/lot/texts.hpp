#pragma once

#include "base/text.hpp"

namespace linyi::commands::lot::texts {

inline constexpr Text draw_usage{
    "/抽签 3 监票人 | 张三 | 李四 | 王五 | 赵六 来源 "
    "12月1日福彩3D开奖号（不写名单就是全体户；--from "
    "1号楼）",
    "/draw 3 TELLERS | Zhang | Li | Wang | Zhao source the lottery number of Dec 1 (without names: "
    "all "
    "households; --from 1)"};
inline constexpr Text draw_summary{"抽签：先公布名单和种子来源",
                                   "draw lots: publish the list first"};
inline constexpr Text seed_usage{"/开签 L1 7-3-9", "/seed L1 7-3-9"};
inline constexpr Text seed_summary{"填入公布的号码，由第二人会签后开签",
                                   "put the public number in; a second person signs"};
inline constexpr Text decline_usage{"/递补 L1 张三", "/decline L1 Zhang"};
inline constexpr Text decline_summary{"抽中的人不接受，由下一位递补",
                                      "somebody drawn declines; the next follows"};

inline constexpr Text wants_count{"请先写抽几个、抽什么，例如：{example}",
                                  "Please say how many and what for, for example: {example}"};
inline constexpr Text draw_example{
    "/抽签 3 监票人 | 张三 | 李四 | 王五 | 赵六 来源 12月1日福彩3D开奖号",
    "/draw 2 tellers | Zhang | Li | Wang source the lottery number of "
    "Dec 1"};
inline constexpr Text wants_source{
    "请写明种子来源：一个以后才公布、谁也改不了的号码和它公布的日期，例如：来源 "
    "12月1日福彩3D开奖号",
    "Please name where the number will come from, with its date: one that nobody knows yet and "
    "nobody "
    "can choose, for example: source the lottery number of Dec 1"};
inline constexpr Text source_known{
    "来源“{source}”的日期 {time} 已经过去：号码已经有人知道，不能用来抽签。请换一个以后公布的。",
    "The date of \"{source}\", {time}, has passed: somebody knows that number already. Please name "
    "a coming one."};
inline constexpr Text too_long{
    "抽什么、来源和名单里的每一项最多 {max} 个字。",
    "What is drawn, the source and each name take {max} characters at most."};
inline constexpr Text twice{"名单里“{id}”出现了两次。", "\"{id}\" is on the list twice."};
inline constexpr Text too_many{
    "名单有 {count} 个，最多 {max} 个。请按楼栋抽，例如：--from 1号楼",
    "The list has {count} names, {max} at most. Please draw by building, "
    "for example: --from 1"};
inline constexpr Text nothing_to_draw{
    "名单只有 {count} 个，要抽 {seats} 个：不用抽签。",
    "The list has {count} for {seats}: there is nothing to draw."};
inline constexpr Text nobody{"名册里没有 {scope}。", "There is no {scope} on the roster."};

inline constexpr Text open_title{"【抽签 {id}】{title}", "[Draw {id}] {title}"};
inline constexpr Text seats_label{"抽取", "To be drawn"};
inline constexpr Text seats_words{"{count} 个中抽 {seats} 个", "{seats} of {count}"};
inline constexpr Text source_label{"种子来源", "The number"};
inline constexpr Text seed_label{"种子", "Seed"};
inline constexpr Text seed_rule{"号码|{place}|{title}", "NUMBER|{place}|{title}"};
inline constexpr Text hash_label{"名单 SHA-256", "SHA-256 of the list"};
inline constexpr Text list_label{"名单", "List"};
inline constexpr Text open_note{
    "名单、人数和来源从现在起不能改，已记入账本。号码公布后发送：/开签 {id} 号码（要两个人）。",
    "List, seats and source cannot be changed from now on; they are in the ledger. When the number "
    "is "
    "out: /seed {id} NUMBER (takes two people)."};
inline constexpr Text unknown{"没有抽签 {id}。", "There is no draw {id}."};
inline constexpr Text no_number{"请写抽签编号，例如：{example}",
                                "Please name the draw, for example: {example}"};
inline constexpr Text too_early{"{id} 的号码要到 {time} 才公布，现在不能开签。",
                                "The number of {id} is not out before {time}."};
inline constexpr Text already{"{id} 已经开签：{names}。号码不能再改。",
                              "{id} is drawn: {names}. Its number cannot be changed."};
inline constexpr Text not_drawn{"{id} 还没有开签。", "{id} is not drawn yet."};
inline constexpr Text deed_words{"用号码 {value}（{source}）开签 {id}",
                                 "draw {id} with {value} ({source})"};
inline constexpr Text result_title{"【抽签结果 {id}】{title}", "[Drawn {id}] {title}"};
inline constexpr Text drawn_label{"抽中", "Drawn"};
inline constexpr Text declined_label{"不接受", "Declined"};
inline constexpr Text check_note{
    "核对：每一项的签是 SHA-256(种子:名字)，小的先抽中，例如 printf '%s' '{seed}:{first}' | "
    "sha256sum → "
    "{key}…。也可把下面一行存成文件，用 linyi tally 重算。",
    "To check: the ticket of each is SHA-256(seed:name), the smallest are drawn, e.g. printf '%s' "
    "'{seed}:{first}' | sha256sum → {key}…; or keep the next line in a file for linyi tally."};
inline constexpr Text not_among{"{id} 抽中的是：{names}，没有“{name}”。",
                                "{id} drew {names}; \"{name}\" is not among them."};

}  // namespace linyi::commands::lot::texts
