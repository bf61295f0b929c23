#include "language/answer.hpp"
#include "language/category.hpp"
#include "language/emergency.hpp"
#include "language/marker.hpp"
#include "language/person.hpp"
#include "language/words.hpp"

#include "base/text.hpp"
#include "language/papers.hpp"

#include <gtest/gtest.h>

#include <random>

// A message may hold anything, up to 256 KiB of it. Nothing may crash, hang or grow without bound.

namespace linyi::language::test {
namespace {

// The sanitizers of an unoptimised build make every step some fifty times dearer; what they look
// for shows in a shorter text as well.
#ifndef __has_feature
#define __has_feature(feature) 0
#endif
constexpr bool is_sanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
constexpr std::size_t message_bytes_max = (is_sanitized ? 16 : 256) * 1024;
constexpr LocalTime base{std::chrono::year{2025} / 11 / 20, std::chrono::minutes{1182}};

/// Every reader once; what they say is added up so that nothing is optimised away.
std::size_t read_all(const std::string& text) {
    std::size_t seen = normalise(text).size() + fold_width(text).size() + unit_labels(text).size();
    seen += number_from(text) ? 1U : 0U;
    seen += unit_label(text).size();
    if (const auto command = read_command(text, true)) seen += command->rest.size();
    if (const auto id = read_short_id(text)) seen += id->rest.size();
    if (const auto date = read_date(text, base)) {
        EXPECT_LE(date->begin, date->end);
        EXPECT_LE(date->end, text.size());
        seen += date->text.size();
    }
    for (const BallotPaper& paper : {yes_no_paper(), parking_paper(), lettered_paper(2)}) {
        const auto answers = read_answers(text, paper);
        EXPECT_FALSE(answers.empty());
        seen += answers.size();
    }
    seen += looks_like_answer(text) ? 1U : 0U;
    seen += read_markers(text).size() + (is_support(text) ? 1U : 0U);
    seen += read_check_in(text) ? 1U : 0U;
    seen += read_presence(text) ? 1U : 0U;
    seen += read_meeting_notice(text) ? 1U : 0U;
    seen += category_of(text).size() + to_text(act_of(text)).size();
    seen += static_cast<std::size_t>(read_alarm(text)) + read_responsible(text).rest.size();
    return seen;
}

std::string repeated(std::string_view part) {
    std::string text;
    text.reserve(message_bytes_max);
    while (text.size() + part.size() <= message_bytes_max) text += part;
    return text;
}

TEST(HostileText, RandomBytesAreSurvivedAndComeBackAsUtf8) {
    std::mt19937 random(20251120);
    std::uniform_int_distribution<int> byte(0, 255);
    for (int round = 0; round < 300; ++round) {
        std::string text(static_cast<std::size_t>(byte(random)), '\0');
        for (char& c : text) c = static_cast<char>(byte(random));
        read_all(text);
        EXPECT_TRUE(is_utf8(normalise(text)));
        EXPECT_TRUE(is_utf8(fold_width(text)));
    }
}

/// Texts made of the readers' own words, where their rules meet.
std::string random_talk(std::mt19937& random) {
    static const std::vector<std::string> parts{"同意",  "反对",    "弃权",    "不",
                                                "1",     "2",       "12",      "A",
                                                "选",    "改成",    "表决",    "一",
                                                "【",    "】",      "[",       "]",
                                                ",",     "。",      "?",       " ",
                                                "\n",    "3-1-",    "102",     "截止",
                                                "19:52", "代",      "投",      "@",
                                                "+1",    "楼上",    "月",      "日",
                                                "11",    "30",      "前",      "监督",
                                                ":",     "由",      "会议",    "开始",
                                                "签到",  "👍",       "1️⃣", "①",
                                                "Ａ",    "e\u0301", "H\u0331", "İ",
                                                "ﬀ",     "語",      "音",      "[语音转文字]",
                                                "语音:", "「",      "」\n---", ">",
                                                "vote",  "yes",     "no",      "in",
                                                "weeks", "每季度",  "结束后",  "十",
                                                "百",    "零",      "\xff",    "\xe4\xb8",
                                                "－",    "｡"};
    std::uniform_int_distribution<std::size_t> pick(0, parts.size() - 1);
    std::uniform_int_distribution<int> length(0, 24);
    std::string text;
    for (int i = length(random); i > 0; --i) text += parts[pick(random)];
    return text;
}

TEST(HostileText, RandomTalkIsSurvived) {
    std::mt19937 random(7);
    for (int round = 0; round < 1500; ++round) read_all(random_talk(random));
}

TEST(HostileText, NormalisingTwiceIsNormalisingOnce) {
    std::mt19937 random(11);
    for (int round = 0; round < 20'000; ++round) {
        const std::string text = random_talk(random);
        const std::string once = normalise(text);
        ASSERT_EQ(normalise(once), once) << text;
    }
}

TEST(HostileText, NormalisingRandomCodePointsTwiceIsNormalisingOnce) {
    std::mt19937 random(13);
    std::uniform_int_distribution<std::uint32_t> point(1, 0x2FFF);
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (int i = 0; i < 6; ++i) {
            const std::uint32_t c = point(random);
            if (c < 0x80) {
                text += static_cast<char>(c);
            } else if (c < 0x800) {
                text += static_cast<char>(0xC0 | (c >> 6));
                text += static_cast<char>(0x80 | (c & 0x3F));
            } else {
                text += static_cast<char>(0xE0 | (c >> 12));
                text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
                text += static_cast<char>(0x80 | (c & 0x3F));
            }
        }
        const std::string once = normalise(text);
        ASSERT_EQ(normalise(once), once) << to_hex(text);
    }
}

class LongText : public testing::TestWithParam<const char*> {};

// Each part stands for an input that made some reader's ancestors quadratic or recurse.
TEST_P(LongText, OfTheLongestMessageIsReadToTheEnd) {
    const std::string text = repeated(GetParam());
    EXPECT_GT(read_all(text), 0U);
}

INSTANTIATE_TEST_SUITE_P(OfOnePart, LongText,
                         testing::Values("[", "]", "[[a]", "【", "【表决", "同意", "不", "1", "1,",
                                         "1 ", "一", "十", "我", "选", "3-", "3-1-", "代", "由",
                                         "@", ",", ".", ":", " ", "\n", "\u0301\u0323", "\u0323",
                                         "a", "A ", "每", "半", "：", "👍", "\ufdfa", "\xff", "11月",
                                         "19:5", "语音:", "(语音)", "> ", "「", "votevote ", "in ",
                                         "①", "回复1", "表决一:同意/反对,"));

}  // namespace
}  // namespace linyi::language::test
