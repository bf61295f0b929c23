#include "render/ballot_page.hpp"

#include "render/escape.hpp"
#include "render/page.hpp"
#include "render/templates.hpp"

#include <kainjow/mustache.hpp>

#include <algorithm>

namespace linyi::render {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

constexpr Text closes{"截止：{time}。截止前可以改。",
                      "Closes {time}. You can change it until then."};
constexpr Text closes_final{"截止：{time}。按本表决的规则，投出后不能改。",
                            "Closes {time}. By its rule a ballot cannot be changed."};
constexpr Text is_over{"表决已结束，不再收票。", "The vote is over and takes no more ballots."};
constexpr Text of_proxy{"{unit}（受托代投）", "{unit} (by written authority)"};
constexpr Text not_yet{"还没有投票。请点一下您的选择：", "No vote yet. Please press your choice:"};
constexpr Text not_yet_many{"还没有投票。最多选 {max} 项，选好后点“提交”：",
                            "No vote yet. Tick up to {max}, then press Send:"};
constexpr Text not_yet_scored{
    "还没有打分。请给每项打 0 到 {max} 分（不填算没有打分），再点“提交”：",
    "No marks yet. Give each 0 to {max} (empty: none), then press Send:"};
constexpr Text not_yet_ranked{
    "还没有排序。请写名次：1 是最喜欢的（可以不排完），再点“提交”：",
    "No order yet. Write places: 1 is your favourite (you need not rank all), then press Send:"};
constexpr Text points{" {points} 分", " {points}"};
constexpr Text unclear_scored{"没有登记：请打 0 到 {max} 的整数分，至少打一项。",
                              "Nothing was recorded: please give whole marks from 0 to {max}, one "
                              "at least."};
constexpr Text unclear_ranked{"没有登记：名次从 1 开始，两个选项不能同名次。",
                              "Nothing was recorded: places begin with 1 and no two options share "
                              "one."};
constexpr Text never{"没有投票。", "No vote."};
constexpr Text now{"现在登记的是：{choice}。回执 {receipt}。",
                   "On record now: {choice}. Receipt {receipt}."};
constexpr Text not_shown{"（不显示）", "(not shown)"};
constexpr Text done{"已经登记好了。", "Your vote is in."};
constexpr Text refused{"这一次没有计入，以下面登记的为准。",
                       "That was not counted; what stands is below."};
constexpr Text unclear{"没有登记：请选 1 到 {max} 项。",
                       "Nothing was recorded: please choose 1 to {max}."};
constexpr Text send_word{"提交", "Send"};
constexpr Text foot{
    "这一页只给您本人用，请不要转发。也可以在群里或私聊里投票，算同一票。",
    "This page is yours alone, please do not pass it on. Voting in the chat is the same "
    "vote."};
constexpr Text result{"查看参与情况和结果", "Participation and result"};

bool has_fields(const BallotForm& form) {
    return form.is_ranked || form.max_score > 0;
}

bool is_many(const BallotForm& form) {
    return form.choices_max > 1 || has_fields(form);
}

Args most(const BallotForm& form) {
    return {{"max", std::to_string(form.max_score > 0 ? form.max_score : form.choices_max)}};
}

std::string chosen_words(const BallotForm& form, const BallotForm::Right& right) {
    if (form.is_secret) return say(form.language, not_shown);
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < right.chosen.size(); ++i) {
        labels.push_back(form.options.at(right.chosen[i] - 1));
        if (i < right.scores.size())
            labels.back() +=
                say(form.language, points, {{"points", std::to_string(right.scores[i])}});
    }
    if (form.is_ranked) return join(labels, " > ");
    return join(labels, form.language == Language::zh ? "、" : ", ");
}

std::string state_words(const BallotForm& form, const BallotForm::Right& right) {
    if (!right.receipt.empty()) {
        const auto words = say(form.language, now,
                               {{"choice", chosen_words(form, right)}, {"receipt", right.receipt}});
        return right.stands.empty() ? words : words + " " + right.stands;
    }
    if (!form.is_open) return say(form.language, never);
    const auto& words = form.is_ranked       ? not_yet_ranked
                        : form.max_score > 0 ? not_yet_scored
                        : is_many(form)      ? not_yet_many
                                             : not_yet;
    return say(form.language, words, most(form));
}

/// What the field beside an option holds now: its place, or its mark.
std::string field_value(const BallotForm& form, const BallotForm::Right& right,
                        std::size_t number) {
    const auto found = std::find(right.chosen.begin(), right.chosen.end(), number);
    if (form.is_secret || found == right.chosen.end()) return {};
    const auto at = static_cast<std::size_t>(found - right.chosen.begin());
    if (form.is_ranked) return std::to_string(at + 1);
    return at < right.scores.size() ? std::to_string(right.scores[at]) : std::string{};
}

data options_data(const BallotForm& form, const BallotForm::Right& right) {
    data list{data::type::list};
    for (std::size_t number = 1; number <= form.options.size(); ++number) {
        const bool is_chosen =
            !form.is_secret &&
            std::find(right.chosen.begin(), right.chosen.end(), number) != right.chosen.end();
        data value;
        value.set("number", std::to_string(number));
        value.set("option", form.options[number - 1]);
        value.set("is_button", data{!is_many(form)});
        value.set("is_field", data{has_fields(form)});
        value.set("is_box", data{is_many(form) && !has_fields(form)});
        value.set("least", form.is_ranked ? "1" : "0");
        value.set("most", std::to_string(form.is_ranked ? static_cast<int>(form.options.size())
                                                        : form.max_score));
        if (has_fields(form)) value.set("value", field_value(form, right, number));
        value.set("is_chosen", data{is_chosen});
        value.set("mark", is_chosen ? "✓ " : "");
        list.push_back(value);
    }
    return list;
}

data right_data(const BallotForm& form, const BallotForm::Right& right,
                const BallotPageOptions& options) {
    data value;
    value.set("unit",
              right.is_proxy ? say(form.language, of_proxy, {{"unit", right.label}}) : right.label);
    value.set("state", state_words(form, right));
    value.set("can_vote", data{form.is_open && right.stands.empty()});
    value.set("action", options.path);
    value.set("nonce", options.nonce);
    value.set("no", std::to_string(right.no));
    value.set("options", options_data(form, right));
    value.set("has_send", data{is_many(form)});
    value.set("send", say(form.language, send_word));
    return value;
}

std::string problem_words(const BallotForm& form, PressOutcome outcome) {
    if (outcome == PressOutcome::refused) return say(form.language, refused);
    if (outcome == PressOutcome::unclear) {
        const auto& words = form.is_ranked       ? unclear_ranked
                            : form.max_score > 0 ? unclear_scored
                                                 : unclear;
        return say(form.language, words, most(form));
    }
    return {};
}

}  // namespace

std::string ballot_page(const BallotForm& form, const BallotPageOptions& options) {
    const auto words = [&form](const Text& text) { return say(form.language, text); };
    const auto problem = problem_words(form, options.outcome);
    data value;
    value.set("language", std::string(html_language(form.language)));
    value.set("title", form.id + " " + form.question);
    value.set("community", form.community);
    value.set("id", form.id);
    value.set("nature", form.nature);
    value.set("question", form.question);
    value.set("has_done", data{options.outcome == PressOutcome::counted});
    value.set("done", words(done));
    value.set("has_problem", data{!problem.empty()});
    value.set("problem", problem);
    value.set("deadline", form.is_open ? say(form.language, form.is_final ? closes_final : closes,
                                             {{"time", form.deadline}})
                                       : words(is_over));
    data rights{data::type::list};
    for (const auto& right : form.rights) rights.push_back(right_data(form, right, options));
    value.set("rights", rights);
    value.set("foot", words(foot));
    value.set("result_path", form.result_path);
    value.set("result", words(result));
    mustache page(std::string(builtin_template("ballot.html.mustache")));
    page.set_custom_escape([](const std::string& plain) { return escape_html(plain); });
    return page.render(value);
}

}  // namespace linyi::render
