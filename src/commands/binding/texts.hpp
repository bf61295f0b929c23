#pragma once

#include "base/text.hpp"

/// The words of the binding family.
namespace linyi::commands::binding::texts {

inline constexpr Text bind_usage{
    "/绑定 3-2-501 ABCD-1234（租户在后面加“租户”；业委会或物业：/绑定 @某人 3-2-501）",
    "/bind 3-2-501 ABCD-1234 (tenants add \"tenant\"; committee or manager: /bind @person "
    "3-2-501)"};
inline constexpr Text bind_summary{"绑定自己的房屋，然后就能表决",
                                   "bind your unit, so that you can vote"};
inline constexpr Text unbind_usage{"/解绑 3-2-501", "/unbind 3-2-501"};
inline constexpr Text unbind_summary{"解除房屋绑定", "end the binding to a unit"};
inline constexpr Text code_usage{"/家人码 3-2-501", "/code 3-2-501"};
inline constexpr Text code_summary{"给同住家人一个 24 小时有效的绑定码",
                                   "get a bind code for your family, good for 24 hours"};

inline constexpr Text code_missing{
    "请把房号和绑定码写在一起，例如：/绑定 3-2-501 "
    "ABCD-1234。绑定码向物业或业委会领取，家里已有人绑定的可请他发 "
    "/家人码。",
    "Please write unit and code together, for example: /bind 3-2-501 ABCD-1234. The manager or the "
    "committee gives out codes; if somebody at home is bound already, they can send /code."};
inline constexpr Text code_refused{
    "房号和绑定码对不上，或绑定码用过、过期了。请核对后重发，或向物业、业委会再要一个。",
    "Unit and code do not fit, or the code is used or out of date. Please check them, or ask the "
    "manager or the committee for a new code."};
inline constexpr Text too_many_tries{
    "一小时内试错太多次，请过一小时再试。手里的码仍然有效。",
    "Too many wrong codes. Please try again in an hour; a good code stays good."};
inline constexpr Text already_bound{"您已经绑定了 {unit}，绑定码没有用掉，可以留给家人。",
                                    "You are bound to {unit} already. The code was not used; you "
                                    "can give it to your family."};
inline constexpr Text bound{"已绑定。您的房屋：", "Done. Your units:"};
inline constexpr Text bound_line{"{unit} · {area} ㎡", "{unit} · {area} m²"};
inline constexpr Text bound_line_tenant{"{unit} · {area} ㎡（租户）",
                                        "{unit} · {area} m² (tenant)"};
inline constexpr Text bound_total{
    "共 {area} ㎡。有错请告诉物业或业委会。",
    "{area} m² in all. If something is wrong, tell the manager or the "
    "committee."};
inline constexpr Text bound_wrong{"有错请告诉物业或业委会。",
                                  "If something is wrong, tell the manager or the committee."};
inline constexpr Text tenant_note{"租户可以提意见、看结果；表决只计业主。",
                                  "Tenants can raise opinions and see results; votes count owners "
                                  "only."};
inline constexpr Text bound_in_group{
    "已绑定，私聊我发送 /我的 "
    "可核对房号和面积。这个绑定码已经用掉，别人看到也不能再用；以后请私聊我绑定。",
    "Done; send me /me privately to check your unit and area. The code is used up, so nobody who "
    "saw it can use it. Next time please bind in a private chat."};
inline constexpr Text wrong_in_group{
    "绑定码被群里看到了，请尽快用掉或换一个；绑定请私聊我。",
    "The group has seen this code: use it soon or get a new one, and bind in a private chat."};

inline constexpr Text needs_mention{
    "请用 @ 选中对方（从名单里点选），例如：/绑定 @张伟 3-2-501",
    "Please pick the person with @ from the list, for example: /bind @Zhang 3-2-501"};
inline constexpr Text only_office{"绑定别人只能由业委会、物业或管理员来做。",
                                  "Only the committee, the manager or an admin can bind others."};
inline constexpr Text unit_missing{"请写明房号，例如 3-2-501。",
                                   "Please name the unit, for example 3-2-501."};
inline constexpr Text unit_unknown{"名册里没有 {unit}，请核对房号。",
                                   "The roster has no unit {unit}. Please check it."};
inline constexpr Text other_bound{"已把 {who} 绑定到 {unit}（{kind}），已记录。",
                                  "{who} is now bound to {unit} as {kind}; this is on record."};
inline constexpr Text you_were_bound{
    "{office}把您绑定到 {unit} · {area} ㎡（{kind}）。不对请发送 /解绑 {unit}。",
    "{office} bound you to {unit} · {area} m² as {kind}. If that is wrong, send /unbind {unit}."};
inline constexpr Text kind_owner{"业主", "owner"};
inline constexpr Text kind_tenant{"租户", "tenant"};

inline constexpr Text nothing_bound{"您没有绑定任何房屋。", "You are not bound to any unit."};
inline constexpr Text not_bound_there{"没有绑定 {unit}。", "There is no binding to {unit}."};
inline constexpr Text which_unbind{"您绑定了 {units}。请写明解绑哪一套，例如：/解绑 {first}",
                                   "You are bound to {units}. Please say which one, for example: "
                                   "/unbind {first}"};
inline constexpr Text unbound{"已解绑 {unit}。已经投出的票仍按户有效。",
                              "The binding to {unit} has ended. Votes already cast stay valid for "
                              "the household."};
inline constexpr Text other_unbound{"已解除 {who} 与 {unit} 的绑定，已记录。",
                                    "The binding of {who} to {unit} has ended; this is on record."};
inline constexpr Text you_were_unbound{
    "{office}解除了您与 {unit} 的绑定。有疑问请联系物业或业委会。",
    "{office} ended your binding to {unit}. If that is wrong, ask "
    "the manager or the committee."};

inline constexpr Text only_owner{"只有绑定了房屋的业主能给家人发码。",
                                 "Only an owner bound to a unit can give out a family code."};
inline constexpr Text which_code{
    "您绑定了 {units}。请写明哪一套，例如：/家人码 {first}",
    "You are bound to {units}. Please say which one, for example: /code "
    "{first}"};
inline constexpr Text needs_direct{"家人码不能发在群里。请先私聊我发一句话，再发送 /家人码。",
                                   "A family code must not be shown in a group. Please write to me "
                                   "privately first, then send /code."};
inline constexpr Text family_code{
    "{unit} 的家人码：{code}，24 小时内有效，只能用一次。请家人私聊我发送：/绑定 {unit} {code}。"
    "家人的票和您的算同一户。",
    "Family code for {unit}: {code}. It is good once, for 24 hours. Your family member sends me "
    "privately: /bind {unit} {code}. Their vote and yours count as one household."};
inline constexpr Text sent_privately{"已私聊发给您。", "I have sent it to you privately."};

}  // namespace linyi::commands::binding::texts
