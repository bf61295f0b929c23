#include "domain/briefing_privacy.hpp"
#include "domain/briefing_words.hpp"

#include <algorithm>

namespace linyi::briefing {
namespace {

using Kind = BriefingBlock::Kind;

BriefingBlock labelled(std::string label, std::string text) {
    return {.kind = Kind::paragraph, .label = std::move(label), .text = std::move(text)};
}

BriefingBlock heading(std::string text) {
    return {.kind = Kind::heading, .text = std::move(text)};
}

/// Adds "背景：…" unless there is nothing to say.
void add(BriefingSection& section, const std::string& label, std::string text) {
    if (!text.empty()) section.blocks.push_back(labelled(label, std::move(text)));
}

std::string named(const BriefingPerson& person, const Words& words) {
    if (!person.is_on_duty()) return person_words(person, words.language);
    return words.zh() || person.post.empty() ? person.post + person.name
                                             : person.name + ", " + person.post;
}

/// "物业服务企业2人（项目经理吴磊）".
std::string party(const BriefingParty& side, const Words& words) {
    auto text = words.text({"{side}{heads}人", "{side}: {heads}"},
                           {{"side", std::string(organisation_words(side.role, words.language))},
                            {"heads", std::to_string(side.heads)}});
    std::vector<std::string> names;
    for (auto person : side.people) {
        // 社区居委会1人（林静）: a post that only repeats the side says nothing.
        if (person.post == organisation_words(side.role, words.language)) person.post.clear();
        names.push_back(named(person, words));
    }
    if (names.empty()) return text;
    return text + words.text({"（{names}）", " ({names})"}, {{"names", words.listed(names)}});
}

std::string attendance(const BriefingMeeting& meeting, const Words& words) {
    std::vector<std::string> parts;
    for (const auto& side : meeting.parties) {
        if (side.heads > 0) parts.push_back(party(side, words));
    }
    if (meeting.households > 0) {
        const Args args{{"count", words.households(meeting.households)}};
        parts.push_back(words.text({"签到业主{count}", "{count} of owners signed in"}, args));
    }
    auto text = words.joined({words.listed(parts)});
    if (meeting.tenants > 0) {
        text += words.text({"租户{count}人旁听。", " Tenants listening in: {count}."},
                           {{"count", std::to_string(meeting.tenants)}});
    }
    return text;
}

std::string host_and_recorder(const BriefingMeeting& meeting, const Words& words) {
    auto text =
        meeting.host.name.empty() ? std::string{} : person_with_post(meeting.host, words.language);
    if (meeting.recorder.name.empty()) return text;
    const auto who = meeting.recorder.is_on_duty() ? meeting.recorder.name
                                                   : person_words(meeting.recorder, words.language);
    return text + words.text({"；记录：{who}", "; minutes: {who}"}, {{"who", who}});
}

/// 青禾街道城建办孙浩 where the street is known.
std::string observer(const BriefingPerson& person, const std::string& street, const Words& words) {
    if (person.role != Role::street || street.empty()) return person_words(person, words.language);
    if (words.zh()) {
        // A roster may say "街道城建办" where the street's own name ends so already.
        constexpr std::string_view office = "街道";
        std::string_view post = person.post;
        if (street.ends_with(office) && post.starts_with(office)) post.remove_prefix(office.size());
        return street + std::string(post) + person.name;
    }
    return person.name + " (" + street + (person.post.empty() ? "" : ", " + person.post) + ")";
}

void describe_meeting(const BriefingInput& input, const Words& words, BriefingSection& section) {
    const auto& meeting = *input.meeting;
    std::vector<std::string> observers;
    for (const auto& person : meeting.observers)
        observers.push_back(observer(person, input.street, words));
    const std::vector<std::pair<Text, std::string>> rows{
        {{"会议名称", "Meeting"}, meeting.name},
        {{"会议时间", "Time"}, words.span(meeting.start, meeting.end)},
        {{"会议地点", "Place"}, words.clauses(meeting.places)},
        {{"参会人员", "Present"}, attendance(meeting, words)},
        {{"列席人员", "Observers"}, words.listed(observers)},
        {{"主持人", "Chair"}, host_and_recorder(meeting, words)}};
    std::size_t number = 0;
    for (const auto& [label, value] : rows) {
        if (value.empty()) continue;
        const auto numbered = words.zh() ? "（" + chinese_number(++number) + "）"
                                         : "(" + std::to_string(++number) + ") ";
        section.blocks.push_back(labelled(numbered + words.text(label), value));
    }
}

/// What a briefing without a meeting covers.
std::string coverage(const BriefingInput& input, const Words& words) {
    std::size_t answered = 0;
    for (const auto& opinion : input.opinions) answered += opinion.answers.empty() ? 0U : 1U;
    std::vector<std::string> facts;
    const auto count = [&](std::size_t many, const Text& text) {
        if (many > 0) facts.push_back(words.text(text, {{"count", std::to_string(many)}}));
    };
    count(input.polls.size(), {"结束表决{count}项", "votes closed: {count}"});
    count(input.resolutions.size(), {"形成决议{count}项", "resolutions made: {count}"});
    count(input.opinions.size(), {"登记意见{count}条", "opinions received: {count}"});
    count(answered, {"已答复{count}条", "opinions answered: {count}"});
    const Args args{{"from", input.since ? words.day(*input.since) : std::string{}},
                    {"until", words.day(input.until)},
                    {"facts", words.listed(facts)}};
    const auto period = words.text(
        input.since
            ? Text{"本期反映{from}至{until}的情况", "This issue covers {from} to {until}"}
            : Text{"本期反映截至{until}的情况", "This issue covers what happened up to {until}"},
        args);
    return words.joined(
        {facts.empty() ? period : period + words.text({"：{facts}", ": {facts}"}, args)});
}

std::string remark(const BriefingRemark& said, const Words& words) {
    Args args{{"who", person_words(said.by, words.language)},
              {"text", said.text},
              {"count", words.households(said.supporters)}};
    auto text = words.text(said.is_question ? Text{"{who}询问：{text}", "{who} asked: {text}"}
                                            : Text{"{who}反映：{text}", "{who}: {text}"},
                           args);
    if (said.supporters > 0)
        text += words.text({"（{count}附议）", " (seconded by {count})"}, args);
    if (!said.answer) return text;
    args["by"] = person_words(said.answer->by, words.language);
    args["answer"] = said.answer->text;
    return text + words.text({"。{by}答复：{answer}", ". Answer by {by}: {answer}"}, args);
}

/// "表决结果（群内意向表决，每户一票，有效17户）：同意14户、…".
BriefingBlock poll_result(const BriefingPoll& poll, const Words& words) {
    const Args args{{"valid", words.households(poll.valid)},
                    {"all", words.households(poll.households)},
                    {"unclear", words.households(poll.unclear)},
                    {"nature", words.text(poll.is_formal ? Text{"正式表决", "formal"}
                                                         : Text{"群内意向表决", "consultative"})}};
    const Text of_all{"表决结果（{nature}，每户一票，有效{valid}，共{all}有表决权）",
                      "Result ({nature}, one vote per household; {valid} took part of {all} "
                      "entitled)"};
    const Text of_some{"表决结果（{nature}，每户一票，有效{valid}）",
                       "Result ({nature}, one vote per household; {valid} took part)"};
    std::vector<std::string> sentences{poll_counts(poll, words) + (words.zh() ? "，" : "; ") +
                                       poll_verdict(poll, words)};
    if (poll.unclear > 0) {
        sentences.push_back(words.text({"另有{unclear}表述不明、未确认，不计票",
                                        "Unclear and not confirmed, hence not counted: {unclear}"},
                                       args));
    }
    sentences.push_back(poll.legal_note);
    return labelled(words.text(poll.households > 0 ? of_all : of_some, args),
                    words.joined(sentences));
}

void describe_item(const BriefingItem& item, std::size_t number, const Words& words,
                   BriefingSection& section) {
    section.blocks.push_back(heading(
        words.text({"议题{number}：{title}", "Item {number}: {title}"},
                   {{"number", words.zh() ? chinese_number(number) : std::to_string(number)},
                    {"title", item.title}})));
    add(section, words.text({"背景", "Background"}), words.joined({item.background}));
    std::vector<std::string> remarks;
    for (const auto& said : item.remarks) remarks.push_back(remark(said, words));
    add(section, words.text({"讨论情况", "Discussion"}), words.joined(remarks));
    add(section, words.text({"意见交锋与共识", "Differences and common ground"}),
        words.joined({item.consensus}));
    for (const auto& poll : item.polls) section.blocks.push_back(poll_result(poll, words));
}

std::string amounts(const std::vector<BriefingAmount>& list, const Words& words) {
    std::int64_t total = 0;
    std::vector<std::string> parts;
    for (const auto& amount : list) {
        total += amount.fen;
        parts.push_back(amount.label + (words.zh() ? "" : " ") + words.money(amount.fen));
    }
    if (parts.empty()) return words.money(0);
    return words.money(total) +
           words.text({"（{parts}）", " ({parts})"}, {{"parts", words.listed(parts)}});
}

std::string disclosure(const BriefingDisclosure& figures, const Words& words) {
    return words.joined({words.text({"{period}：收入{in}，支出{out}，结余{rest}",
                                     "{period}: income {in}; expenses {out}; balance {rest}"},
                                    {{"period", figures.period},
                                     {"in", amounts(figures.income, words)},
                                     {"out", amounts(figures.expense, words)},
                                     {"rest", words.money(figures.balance_fen)}})});
}

std::string emergency(const BriefingEmergency& event, const Words& words) {
    std::vector<std::string> parts{words.short_day(event.at.day) + (words.zh() ? "" : ", ") +
                                   words.time(event.at.time) + (words.zh() ? "，" : ": ") +
                                   event.what};
    if (event.response_seconds) {
        parts.push_back(words.text({"{count}秒内响应", "first response after {count} s"},
                                   {{"count", std::to_string(*event.response_seconds)}}));
    }
    if (event.resolved) {
        parts.push_back(words.text({"{time}处置完毕", "settled at {time}"},
                                   {{"time", words.time(event.resolved->time)}}));
    }
    return words.joined({join(parts, words.zh() ? "，" : ", "), event.outcome});
}

std::string answers_of(const BriefingOpinion& opinion, const Words& words) {
    if (opinion.answers.empty()) {
        return opinion.wants_answer ? words.text({"待答复", "not answered yet"}) : "—";
    }
    if (opinion.is_closed_matter) return words.text({"已答复", "answered"});
    std::vector<std::string> answers;
    for (const auto& answer : opinion.answers) {
        answers.push_back(person_words(answer.by, words.language) + (words.zh() ? "：" : ": ") +
                          answer.text);
    }
    return words.clauses(answers);
}

std::vector<std::string> opinion_row(const BriefingOpinion& opinion, const Words& words) {
    constexpr std::size_t gist_code_points = 80;  // The full text is in the list of opinions.
    const auto gist = opinion.is_closed_matter ? words.text({"（内容不公开）", "(not made public)"})
                                               : shortened(opinion.text, gist_code_points);
    return {opinion.id.empty() ? gist : opinion.id + " " + gist, opinion.category,
            opinion.supporters > 0 ? words.households(opinion.supporters) : "—",
            answers_of(opinion, words)};
}

/// Opinions between meetings, without any person. Source: domain.md §6.2.
void tell_opinions(std::vector<BriefingOpinion> opinions, const Words& words,
                   BriefingSection& section) {
    constexpr std::size_t rows_max = 30;  // Two pages; more is a list of its own.
    std::size_t left_out = 0;
    if (opinions.size() > rows_max) {
        std::stable_sort(opinions.begin(), opinions.end(),
                         [](const auto& a, const auto& b) { return a.supporters > b.supporters; });
        left_out = opinions.size() - rows_max;
        opinions.resize(rows_max);
    }
    BriefingBlock table{.kind = Kind::table,
                        .head = {words.text({"意见", "Opinion"}), words.text({"类别", "Category"}),
                                 words.text({"附议", "Seconded"}), words.text({"答复", "Answer"})}};
    for (const auto& opinion : opinions) table.rows.push_back(opinion_row(opinion, words));
    section.blocks.push_back(heading(words.text({"收到的意见及答复", "Opinions and answers"})));
    section.blocks.push_back(std::move(table));
    if (left_out == 0) return;
    section.blocks.push_back({.text = words.text({"另有{n}条意见，见意见清单。",
                                                  "{n} more are in the list of opinions."},
                                                 {{"n", std::to_string(left_out)}})});
}

}  // namespace

BriefingSection overview_section(const BriefingInput& input, const Words& words) {
    BriefingSection section;
    if (input.meeting) {
        section.heading = words.text({"会议概况", "Meeting overview · 会议概况"});
        describe_meeting(input, words, section);
    } else {
        section.heading = words.text({"本期概况", "Overview · 本期概况"});
        section.blocks.push_back({.text = coverage(input, words)});
    }
    return section;
}

BriefingSection items_section(const BriefingInput& input, const Words& words) {
    BriefingSection section{
        .heading =
            input.meeting
                ? words.text({"会议议题及讨论情况", "Items and discussion · 会议议题及讨论情况"})
                : words.text({"意见与表决情况", "Opinions and votes · 意见与表决情况"})};
    std::size_t number = 0;
    for (const auto& item : input.items) describe_item(item, ++number, words, section);
    for (const auto& figures : input.disclosures)
        add(section, words.text({"信息公开", "Disclosure"}), disclosure(figures, words));
    for (const auto& event : input.emergencies)
        add(section, words.text({"突发事件", "Emergency"}), emergency(event, words));
    for (const auto& poll : input.polls) {
        const auto id = poll.id.empty() ? std::string{} : poll.id + " ";
        section.blocks.push_back(
            heading(words.text({"表决：{id}{question}", "Vote: {id}{question}"},
                               {{"id", id}, {"question", poll.question}})));
        section.blocks.push_back(poll_result(poll, words));
    }
    if (!input.opinions.empty()) tell_opinions(input.opinions, words, section);
    return section;
}

}  // namespace linyi::briefing
