#include "cli/reworded.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <random>
#include <sstream>
#include <vector>

namespace linyi::cli::test {
namespace {

using Choices = std::vector<std::string>;

// Whole messages that may be said otherwise.
const std::map<std::string, Choices> messages{
    {"同意",
     {"同意", "赞成", "我同意", "同意！", "同意的", "贊成", "支持", "赞同。", "我家同意", "agree",
      "同意👍", "我也同意", "[语音转文字]我同意啊"}},
    {"反对", {"反对", "不同意", "我反对", "反對！", "不赞成", "不支持", "投反对票"}},
    {"不同意", {"不同意", "反对", "不赞成。", "我不同意", "我们家不同意"}},
    {"弃权", {"弃权", "棄權", "我弃权", "弃权吧", "投弃权", "abstain"}},
    {"1", {"1", "１", "①", "1️⃣", "选1", "第一个", "方案一", "1吧", "1号", "投1", "选一"}},
    {"2", {"2", "２", "②", "2️⃣", "选2", "第二个", "方案二", "2吧", "2号", "投2", "选二"}},
    {"3", {"3", "３", "③", "3️⃣", "选3", "第三个", "弃权", "3吧", "3号"}}};

// ROOM is the room; the rest of a check-in.
const Choices check_ins{"签到 ROOM",  "签到ROOM",  "ROOM签到", "报到 ROOM",
                        "签到：ROOM", "簽到 ROOM", "ROOM 到",  "打卡 ROOM"};
const Choices deadlines{"TIME截止", "截止到TIME", "TIME前有效", "截止时间TIME", "到TIME结束"};
const std::vector<std::pair<std::string, std::string>> brackets{
    {"【", "】"}, {"[", "]"}, {"「", "」"}, {"〔", "〕"}};

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

class Rewording {
public:
    explicit Rewording(std::uint32_t seed) : random_(seed) {
        const auto& pair = brackets[below(brackets.size())];
        open_ = pair.first;
        close_ = pair.second;
        wide_ = below(2) == 1;
    }

    std::string say(std::string text) {
        if (const auto known = messages.find(text); known != messages.end())
            return pick(known->second);
        if (const std::string word = "签到 "; text.starts_with(word) && is_room(text, word.size()))
            return with(pick(check_ins), "ROOM", text.substr(word.size()));
        turn_deadline(text);
        replace_all(text, "【", open_);
        replace_all(text, "】", close_);
        if (wide_) replace_all(text, ",", "，");
        return text;
    }

private:
    std::size_t below(std::size_t count) {
        return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
    }

    const std::string& pick(const Choices& choices) { return choices[below(choices.size())]; }

    static std::string with(std::string form, const std::string& hole, const std::string& value) {
        replace_all(form, hole, value);
        return form;
    }

    static bool is_room(const std::string& text, std::size_t from) {
        return text.find_first_not_of("0123456789-", from) == text.npos;
    }

    /// 19:52截止 in another order.
    void turn_deadline(std::string& text) {
        const std::string end = "截止";
        constexpr std::size_t clock = 5;
        const auto at = text.find(end);
        if (at == text.npos || at < clock || text[at - 3] != ':') return;
        const auto time = text.substr(at - clock, clock);
        text.replace(at - clock, clock + end.size(), with(pick(deadlines), "TIME", time));
    }

    std::mt19937 random_;
    std::string open_{};
    std::string close_{};
    bool wide_{};
};

}  // namespace

std::string reworded(const std::string& transcript, std::uint32_t seed) {
    Rewording rewording(seed);
    std::istringstream rows(transcript);
    std::string out;
    for (std::string row; std::getline(rows, row);) {
        auto line = nlohmann::ordered_json::parse(row);
        line["text"] = rewording.say(line["text"].get<std::string>());
        out += line.dump() + "\n";
    }
    return out;
}

}  // namespace linyi::cli::test
