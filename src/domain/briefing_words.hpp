#pragma once

#include "domain/briefing.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace linyi::briefing {

/// Words of one briefing in its language. Chinese dates carry no leading zeros (GB/T 9704-2012).
struct Words {
    Language language{Language::zh};

    bool zh() const { return language == Language::zh; }
    std::string text(const Text& words, const Args& args = {}) const {
        return linyi::say(language, words, args);
    }

    std::string day(Day day) const;                     ///< 2025年11月21日 · 21 Nov 2025
    std::string short_day(Day day) const;               ///< 11月21日 · 21 Nov
    std::string time(std::chrono::minutes time) const;  ///< 19:30
    std::string moment(const LocalTime& at) const;      ///< day and time; the day alone at 24 h
    std::string span(const LocalTime& from, const std::optional<LocalTime>& until) const;
    std::string households(std::int64_t count) const;  ///< 14户 · 14 households
    std::string money(std::int64_t fen) const;         ///< 170900元 · CNY 170900.50
    std::string ordinal(std::size_t number) const;     ///< 一、 · 1.
    std::string listed(const std::vector<std::string>& parts) const;   ///< 甲、乙 · a, b
    std::string clauses(const std::vector<std::string>& parts) const;  ///< 甲；乙 · a; b
    /// A sentence with its full stop, once.
    std::string sentence(std::string text) const;
    std::string joined(const std::vector<std::string>& sentences) const;
};

/// "十二" of 12; 1 … 99.
std::string chinese_number(std::size_t number);

/// Cut to `count` code points with an ellipsis.
std::string shortened(std::string_view text, std::size_t count);

/// "同意14户、反对1户、弃权2户" and the verdict behind it; see also chat highlights.
std::string poll_counts(const BriefingPoll& poll, const Words& words);
std::string poll_verdict(const BriefingPoll& poll, const Words& words);

/// 业委会郑国强; the words used if no person is known.
std::string duty_words(const BriefingDuty& duty, const Words& words);

/// The sections of a document, each with its heading (not yet numbered) or without blocks.
BriefingSection overview_section(const BriefingInput& input, const Words& words);
BriefingSection last_tasks_section(const BriefingInput& input, const Words& words);
BriefingSection items_section(const BriefingInput& input, const Words& words);
BriefingSection resolutions_section(const BriefingInput& input, const Words& words);
BriefingSection next_steps_section(const BriefingInput& input, const Words& words);

/// The lines of the chat form.
std::vector<std::string> highlights(const BriefingInput& input, const Words& words);

/// Checks the writing rules. `document` is the composed, masked text.
std::vector<BriefingWarning> review(const BriefingInput& input, const BriefingDocument& document);

}  // namespace linyi::briefing
