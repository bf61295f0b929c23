#include "language/clause.hpp"
#include "language/folded.hpp"
#include "language/marker.hpp"
#include "language/words.hpp"

#include <algorithm>

namespace linyi::language {
namespace {

constexpr Letters meeting_nouns[] = {U"推进会",   U"会议",     U"大会",   U"例会",    U"座谈会",
                                     U"研讨会",   U"听证会",   U"协商会", U"议事会",  U"恳谈会",
                                     U"业主会",   U"沟通会",   U"联席会", U"代表会",  U"见面会",
                                     U"联席会议", U"业主大会", U"协调会", U"meeting", U"assembly"};
// What a meeting does in its notice.
constexpr Letters holding[] = {U"开始",   U"召开",   U"举行",         U"开会", U"开",     U"举办",
                               U"starts", U"begins", U"will be held", U"at",   U"is held"};
constexpr Letters not_name[] = {U"今晚",     U"今天",   U"明天", U"明晚",     U"各位", U"邻居",
                                U"晚上好",   U"大家好", U"我们", U"现定于",   U"定于", U"兹定于",
                                U"关于召开", U"召开",   U"参加", U"欢迎参加", U"通知", U":",
                                U"本次",     U"the",    U"our",  U"晚上",     U"下午", U"上午",
                                U"通知:",    U"咱们",   U"举行", U"在",       U"于"};
constexpr Letters place_leads[] = {
    U"线下在", U"线下地点:", U"线下地点", U"地点:",      U"地点在", U"地点是",     U"会议地点:",
    U"地址:",  U"线下:",     U"venue:",   U"place:",     U"现场在", U"线下会场在", U"线下会场:",
    U"会场在", U"会场设在",  U"会场:",    U"offline at", U"地点",   U"线下"};
constexpr Letters online_leads[] = {U"线上就在",  U"线上在",  U"线上:", U"线上地点:",
                                    U"online in", U"online:", U"线上"};
constexpr std::size_t name_letters_max = 40;
constexpr Letters edges = U" \n,.。:;!?~“”\"《》";

Letters without_leads(Letters name) {
    for (;;) {
        name = trim(name, edges);
        const std::size_t lead = match_any(name, not_name);
        if (lead == 0) return name;
        name.remove_prefix(lead);
    }
}

/// 11月20日, 19:30 at the start belong to the date, not to the name.
Letters without_date(Letters name, const LocalTime& base) {
    for (;;) {
        const std::string text = to_utf8(name);
        const auto date = read_date(text, base);
        if (!date || date->is_vague || date->begin != 0) return name;
        std::size_t letters = 0;
        for (std::size_t bytes = 0; letters < name.size() && bytes < date->end; ++letters)
            bytes += to_utf8(name.substr(letters, 1)).size();
        name = without_leads(name.substr(letters));
    }
}

std::string cut(const Folded& folded, Letters part) {
    const auto at = static_cast<std::size_t>(part.data() - folded.text.data());
    return folded.cut(at, at + part.size());
}

std::vector<std::string> places_in(const Folded& folded) {
    std::vector<std::string> places;
    const Letters text = folded.text;
    for (const ClauseRange& range : clauses_of(text)) {
        const Letters clause = trim(text.substr(range.begin, range.end - range.begin));
        const std::size_t online = match_any(clause, online_leads);
        const std::size_t lead = online != 0 ? online : match_any(clause, place_leads);
        const Letters place = trim(clause.substr(lead), edges);
        constexpr std::size_t place_letters_max = 40;
        if (lead == 0 || place.size() < 2 || place.size() > place_letters_max) continue;
        places.push_back(cut(folded, place) + (online != 0 ? "(线上)" : ""));
    }
    return places;
}

}  // namespace

std::optional<MeetingNotice> read_meeting_notice(std::string_view text) {
    const Folded folded = fold(text);
    const Letters letters = folded.text;
    const LocalTime base{std::chrono::year{2000} / 1 / 1, std::chrono::minutes{0}};
    for (std::size_t begin = 0; begin < letters.size();) {
        const std::size_t stop =
            std::min(letters.find_first_of(U"。!?;,\n", begin), letters.size());
        const Letters sentence = letters.substr(begin, stop - begin);
        begin = stop + 1;
        std::optional<Found> noun;
        for (std::size_t from = 0;;) {  // the last noun before the verb: 业主大会会议
            const auto next = find_any(sentence, meeting_nouns, from);
            if (!next || (noun && next->at > noun->end() + 2)) break;
            noun = next;
            from = next->end();
        }
        if (!noun || noun->end() > name_letters_max) continue;
        const Letters behind = sentence.substr(noun->end());
        const auto held = read_date(
            to_utf8(letters.substr(begin > behind.size() ? begin - 1 - behind.size() : 0, 80)),
            base);
        const bool timed = held && held->has_time;
        const Letters name = without_date(without_leads(sentence.substr(0, noun->end())), base);
        const bool holds =
            contains_any(behind, holding) || contains_any(sentence.substr(0, noun->at), holding);
        constexpr std::size_t name_letters_min = 5;
        if (!timed || !holds || name.size() < name_letters_min) continue;
        return MeetingNotice{cut(folded, name), places_in(folded)};
    }
    return std::nullopt;
}

}  // namespace linyi::language
