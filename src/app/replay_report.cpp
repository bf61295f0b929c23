#include "app/replay_report.hpp"

#include "base/text.hpp"
#include "domain/tally.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace linyi::app {
namespace {

using Json = nlohmann::ordered_json;

/// The replay adapter's event ids are line numbers.
int line_of(const std::string& event) {
    int line = 0;
    std::from_chars(event.data(), event.data() + event.size(), line);
    return line;
}

Json line_or_null(const std::string& event) {
    const int line = line_of(event);
    return line > 0 ? Json(line) : Json(nullptr);
}

std::string hours_minutes(const Zone& zone, const std::optional<Timestamp>& at) {
    if (!at) return {};
    return to_text(zone.to_local(*at)).substr(11);
}

/// A line that holds a choice word or number and is no counted ballot.
struct Excluded {
    int line{};
    std::string why{};
};

/// The report of one poll.
class PollReport {
public:
    PollReport(storage::Tx& tx, const Poll& poll, const std::vector<TranscriptLine>& lines)
        : tx_(tx), poll_(poll), lines_(lines), acts_(tx.acts().of_poll(poll.id)) {
        for (const auto& right : tx.polls().rights(poll.id)) labels_[right.no] = right.label;
        for (const auto& ballot : tx.ballots().all(poll.id))
            revisions_[ballot.right].push_back(ballot);
        for (const auto& ballot : tx.ballots().past(poll.id))
            revisions_[ballot.right].push_back(ballot);
        for (auto& [right, ballots] : revisions_) {
            std::sort(ballots.begin(), ballots.end(),
                      [](const Ballot& a, const Ballot& b) { return a.revision < b.revision; });
        }
    }

    Json write(const std::vector<Excluded>& before_opening) {
        const auto tally =
            count(poll_, tx_.polls().electorate(poll_.id), tx_.ballots().counted(poll_.id));
        const auto verdict = decide(tx_.polls().frozen(poll_).rules, tally);
        const bool is_cancelled = poll_.state == PollState::cancelled;
        Json out{{"id", short_id(poll_)},
                 {"title", poll_.question},
                 {"type", poll_.kind == PollKind::yes_no ? "yes_no" : "choice"},
                 {"open_line", nullptr},
                 {"close_line", nullptr}};
        out["options"] = Json::array();
        for (const auto& option : poll_.options) out["options"].push_back(option.key);
        out["scope"] = poll_.scope.buildings.empty() ? Json(nullptr) : Json(poll_.scope.buildings);
        out["votes"] = Json::object();
        out["tally"] = Json::object();
        if (!is_cancelled) write_counts(out, tally);
        out["valid_households"] = is_cancelled ? 0 : tally.participating.rights;
        out["rule"] =
            poll_.rule == "household_majority"
                ? "consultative: one vote per household; passes when 同意 households > half "
                  "of valid votes (abstentions count in the denominator)"
                : "plurality; abstentions are no option; a tie has no winner";
        out["passed"] = !is_cancelled && verdict.passed;
        out["winner"] = !is_cancelled && verdict.passed ? Json(verdict.winner) : Json(nullptr);
        write_acts(out, before_opening);
        return out;
    }

private:
    void write_counts(Json& out, const Tally& tally) const {
        for (const auto& [right, ballots] : revisions_) {
            if (!ballots.back().choice.empty())
                out["votes"][labels_.at(right)] = join(ballots.back().choice, "、");
        }
        for (const auto& entry : tally.options) {
            out["tally"][entry.option.key] = {{"households", entry.count.rights},
                                              {"area", to_text(entry.count.area)},
                                              {"units", entry.labels}};
        }
    }

    void write_acts(Json& out, const std::vector<Excluded>& before_opening) {
        auto excluded = before_opening;
        out["pending_confirmation"] = Json::array();
        for (const auto& act : acts_) {
            const auto payload = Json::parse(act.payload);
            const auto event = payload.value("event", std::string{});
            if (act.kind == "poll_opened") out["open_line"] = line_or_null(event);
            // The host's word for it, which may come after the deadline.
            if (act.kind == "poll_closed" || act.kind == "poll_cancelled" ||
                act.kind == "poll_close_said")
                out["close_line"] = line_or_null(event);
            if (act.kind == "ballot_unclear") {
                out["pending_confirmation"].push_back(pending(line_of(event), payload));
                continue;
            }
            if (auto why = reason(act, payload); !why.empty())
                excluded.push_back({.line = line_of(event), .why = std::move(why)});
        }
        add_superseded(excluded);
        out["excluded"] = Json::array();
        std::sort(excluded.begin(), excluded.end(),
                  [](const Excluded& a, const Excluded& b) { return a.line < b.line; });
        for (const auto& entry : excluded)
            out["excluded"].push_back({{"line", entry.line}, {"why", entry.why}});
    }

    /// Why the message of this act is no counted ballot; empty if it is none of that.
    std::string reason(const Act& act, const Json& payload) const {
        if (act.kind == "ballot_repeated" && act.right)
            return "duplicate household " + labels_.at(*act.right);
        if (act.kind == "ballot_stale") return "older than a later message";
        if (act.kind == "ballot_late") return "late: after the close";
        if (act.kind != "ballot_refused") return {};
        const auto why = payload.value("why", std::string{});
        if (why == "proxy") return "proxy without written authorisation";
        if (why == "not_an_option") return "not an option";
        if (why == "several_choices") return "more than one choice";
        if (why == "staff") return "staff";
        if (why == "support") return "support for somebody's words, not a vote";
        return why;
    }

    /// An earlier message that a changed one replaced; in a poll that was cancelled every one.
    void add_superseded(std::vector<Excluded>& excluded) const {
        const bool is_cancelled = poll_.state == PollState::cancelled;
        const auto add = [&excluded](const Ballot& ballot, std::string why) {
            const auto line = line_of(ballot.event);
            const bool is_known = std::any_of(excluded.begin(), excluded.end(),
                                              [line](const auto& e) { return e.line == line; });
            if (!ballot.choice.empty() && !is_known) excluded.push_back({line, std::move(why)});
        };
        for (const auto& [right, ballots] : revisions_) {
            for (std::size_t i = 0; i + 1 < ballots.size(); ++i)
                add(ballots[i], "superseded by line " + ballots[i + 1].event);
            if (is_cancelled) add(ballots.back(), "the poll was cancelled");
        }
    }

    /// The counted ballot that made an unclear answer clear: of the same account, after it.
    Json pending(int line, const Json& payload) const {
        Json out{
            {"line", line}, {"text", text_at(line)}, {"resolved_by", nullptr}, {"as_", nullptr}};
        const AccountId account{payload.value("account", std::int64_t{0})};
        for (const auto& [right, ballots] : revisions_) {
            for (const auto& ballot : ballots) {
                if (ballot.account != account || line_of(ballot.event) <= line ||
                    ballot.choice.empty())
                    continue;
                out["resolved_by"] = line_of(ballot.event);
                out["as_"] = join(ballot.choice, "、");
                return out;
            }
        }
        return out;
    }

    std::string text_at(int line) const {
        const auto at = static_cast<std::size_t>(line - 1);
        return at < lines_.size() ? lines_[at].text : std::string{};
    }

    storage::Tx& tx_;
    const Poll& poll_;
    const std::vector<TranscriptLine>& lines_;
    std::vector<Act> acts_;
    std::map<std::int32_t, std::string> labels_{};
    std::map<std::int32_t, std::vector<Ballot>> revisions_{};
};

/// Every act of the database, page by page.
std::vector<Act> all_acts(storage::Tx& tx) {
    constexpr int page = 1000;
    std::vector<Act> acts;
    for (std::int64_t from = 1;;) {
        auto some = tx.acts().from(from, page);
        if (some.empty()) return acts;
        from = some.back().no + 1;
        std::move(some.begin(), some.end(), std::back_inserter(acts));
    }
}

/// Choice words said before a poll of the same agenda item was open belong to that poll.
std::map<std::int64_t, std::vector<Excluded>> answers_before_polls(const std::vector<Act>& acts,
                                                                   const std::vector<Poll>& polls) {
    std::map<std::int64_t, std::vector<Excluded>> found;
    std::vector<std::pair<std::pair<std::int64_t, int>, Excluded>> waiting;
    for (const auto& act : acts) {
        const auto payload = Json::parse(act.payload);
        if (act.kind == "answer_without_poll") {
            const std::pair item{payload.value("meeting", std::int64_t{0}),
                                 payload.value("item", 0)};
            waiting.push_back(
                {item,
                 {.line = line_of(payload.value("event", std::string{})), .why = "no poll open"}});
        }
        if (act.kind != "poll_opened" || !act.poll) continue;
        const auto poll = std::find_if(polls.begin(), polls.end(),
                                       [&act](const Poll& p) { return p.id == *act.poll; });
        if (poll == polls.end()) continue;
        const std::pair item{poll->meeting ? poll->meeting->value : 0, poll->item};
        for (auto& [of, excluded] : waiting) {
            if (of == item) found[poll->id.value].push_back(std::move(excluded));
        }
        std::erase_if(waiting, [&item](const auto& entry) { return entry.first == item; });
    }
    return found;
}

Json meeting_json(const Meeting& meeting, const Community& community,
                  const std::vector<AgendaItem>& items) {
    Json out{{"name", meeting.name},
             {"date",
              meeting.started_at ? to_text(community.zone.to_local(*meeting.started_at).day) : ""},
             {"start", hours_minutes(community.zone, meeting.started_at)},
             {"end", hours_minutes(community.zone, meeting.ended_at)},
             {"places", meeting.places.empty() ? Json::array() : Json(split(meeting.places, '\n'))},
             {"host", meeting.host},
             {"recorder", meeting.recorder},
             {"observers", Json::array()},
             {"agenda", Json::array()},
             {"start_line", line_or_null(meeting.start_event)},
             {"end_line", line_or_null(meeting.end_event)}};
    for (const auto& item : items) out["agenda"].push_back(item.title);
    return out;
}

/// The last meeting that was held; one that was only announced if none was.
std::optional<Meeting> reported_meeting(storage::Tx& tx, const Community& community) {
    std::optional<Meeting> found;
    for (auto& meeting : tx.meetings().all_of(community.id)) {
        if (!found || meeting.started_at || !found->started_at) found = std::move(meeting);
    }
    return found;
}

/// One name per voting right: the unit, or the first of its units.
Json attendance_json(storage::Tx& tx, const Community& community,
                     const std::vector<CheckInRecord>& records, const std::vector<Act>& acts) {
    std::map<std::string, std::string> head_of;
    for (const auto& right :
         voting_rights(tx.roster().units(community.id), {.count_parking = true})) {
        for (const auto& label : right.unit_labels) head_of[label] = right.label;
    }
    std::vector<std::string> heads;
    std::vector<std::string> tenants;
    std::map<std::string, std::int64_t> on_duty;
    const auto add = [](std::vector<std::string>& list, const std::string& name) {
        if (std::find(list.begin(), list.end(), name) == list.end()) list.push_back(name);
    };
    for (const auto& record : records) {
        if (record.side == "owner") {
            add(heads, head_of.contains(record.unit) ? head_of[record.unit] : record.unit);
        } else if (record.side == "tenant") {
            add(tenants, record.unit);
        } else {
            const auto names = record.names.empty()
                                   ? 1
                                   : static_cast<std::int64_t>(split(record.names, '\n').size());
            on_duty[record.side] += names;
        }
    }
    // A committee member who acted was there, signed in or not.
    std::set<std::int64_t> committee;
    for (const auto& act : acts) {
        const auto payload = Json::parse(act.payload);
        const AccountId account{payload.value("account", payload.value("by", std::int64_t{0}))};
        const auto member = account ? tx.accounts().member(account, community.id) : std::nullopt;
        if (!member) continue;
        for (const auto& grant : member->roles) {
            if (grant.role == Role::committee) committee.insert(member->person.value);
        }
    }
    return {{"checked_in_heads", heads},
            {"checked_in_household_count", heads.size()},
            {"tenants", tenants},
            {"committee", committee.size()},
            {"property", on_duty["manager"]},
            {"community", on_duty["community"]},
            {"street", on_duty["street"]}};
}

}  // namespace

std::string replay_report(storage::Tx& tx, const Community& community,
                          const std::vector<TranscriptLine>& lines) {
    const auto acts = all_acts(tx);
    const auto polls = tx.polls().all_of(community.id);
    const auto before = answers_before_polls(acts, polls);

    Json report{{"meeting", Json::object()}};
    std::vector<CheckInRecord> records;
    if (const auto meeting = reported_meeting(tx, community)) {
        records = tx.meetings().check_ins(meeting->id);
        if (meeting->started_at)
            report["meeting"] = meeting_json(*meeting, community, tx.meetings().items(meeting->id));
    }
    report["attendance"] = attendance_json(tx, community, records, acts);
    report["polls"] = Json::array();
    for (const auto& poll : polls) {
        const auto found = before.find(poll.id.value);
        report["polls"].push_back(
            PollReport(tx, poll, lines)
                .write(found == before.end() ? std::vector<Excluded>{} : found->second));
    }
    for (const auto* section : {"opinions", "praise", "qa", "disclosure", "emergencies",
                                "task_updates", "resolutions", "tasks", "reminders", "noise_lines"})
        report[section] = Json::array();
    report["next_meeting"] = nullptr;
    return report.dump(1);
}

}  // namespace linyi::app
