#pragma once

#include "commands/briefing/briefing.hpp"
#include "commands/fixture.hpp"

#include <gtest/gtest.h>

namespace linyi::commands::test {

/// Things to tell, and the command that tells them.
class BriefingStage : public ::testing::Test {
protected:
    /// A vote that was closed: two households for, one against.
    Poll close_a_vote(std::string question = "是否更换路灯") {
        const auto units = stage_.tx().roster().units(stage_.community.id);
        Poll poll{.community = stage_.community.id,
                  .number = stage_.tx().communities().next_number(stage_.community.id, 'V'),
                  .question = std::move(question),
                  .options = {{.key = "同意", .label = "同意", .role = OptionRole::yes},
                              {.key = "反对", .label = "反对", .role = OptionRole::no}},
                  .opened_at = stage_.now - std::chrono::hours{1},
                  .opened_by = stage_.wang.id,
                  .chat = stage_.group.id};
        poll = stage_.tx().polls().add(poll, voting_rights(units, {}));
        const std::vector<std::string> choices{"同意", "同意", "反对"};
        for (std::size_t i = 0; i < choices.size(); ++i) {
            stage_.tx().ballots().save({.poll = poll.id,
                                        .right = static_cast<std::int32_t>(i + 1),
                                        .choice = {choices[i]},
                                        .account = stage_.wang.id,
                                        .chat = stage_.group.id,
                                        .decided_at = stage_.now},
                                       std::nullopt);
        }
        stage_.tx().polls().set_state(poll.id, PollState::closed, stage_.now);
        return poll;
    }

    Opinion say_opinion(const Account& who, const std::string& text) {
        return stage_.tx().opinions().add(
            {.community = stage_.community.id,
             .number = stage_.tx().communities().next_number(stage_.community.id, 'O'),
             .type = OpinionType::complaint,
             .text = text,
             .account = who.id,
             .head = who.platform_user,
             .chat = stage_.group.id,
             .created_at = stage_.now});
    }

    Resolution resolve(const std::string& text) {
        return stage_.tx().resolutions().add(
            {.community = stage_.community.id,
             .number = stage_.tx().communities().next_number(stage_.community.id, 'R'),
             .text = text,
             .chat = stage_.group.id,
             .created_by = stage_.wang.id,
             .created_at = stage_.now});
    }

    Task add_task(const std::string& text, std::optional<ResolutionId> resolution,
                  const Account& responsible) {
        const auto due = due_on(std::chrono::year{2025} / 12 / 1, stage_.community.zone);
        return stage_.tx().tasks().add(
            {.community = stage_.community.id,
             .number = stage_.tx().communities().next_number(stage_.community.id, 'T'),
             .resolution = resolution,
             .text = text,
             .responsible = stage_.person(responsible),
             .responsible_name = responsible.shown_name,
             .supervisor = stage_.person(stage_.wang),
             .due = due,
             .first_due = due,
             .chat = stage_.group.id,
             .created_by = stage_.wang.id,
             .created_at = stage_.now});
    }

    Result<Reply> run(const std::string& rest = {}) {
        return stage_.run(stage_.wang, "briefing", rest);
    }

    /// Publishes what happened and returns its document.
    BriefingDocument published(const std::string& rest = "now") {
        const auto reply = run(rest);
        EXPECT_TRUE(reply) << refusal(reply);
        const auto last = stage_.tx().briefings().last(stage_.community.id);
        return last ? stage_.tx().briefings().document(last->id) : BriefingDocument{};
    }

    static std::string text_of(const BriefingDocument& document) {
        std::string out = document.title + "\n";
        for (const auto& section : document.sections) {
            out += section.heading + "\n";
            for (const auto& block : section.blocks) {
                out += block.label + "|" + block.text + "\n" + join(block.items, "\n") + "\n";
                for (const auto& row : block.rows) out += join(row, " | ") + "\n";
            }
        }
        return out;
    }

    std::vector<std::string> act_kinds() {
        std::vector<std::string> kinds;
        for (const auto& [kind, payload] : stage_.acts()) kinds.push_back(kind);
        return kinds;
    }

    Stage stage_;
};

}  // namespace linyi::commands::test
