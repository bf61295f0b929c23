#include "language/clause.hpp"
#include "language/folded.hpp"
#include "language/marker.hpp"

#include <algorithm>

namespace linyi::language {
namespace {

constexpr Letters present_words[] = {
    U"到会",        U"列席",        U"出席",      U"参会",      U"到场",          U"参加会议",
    U"列席会议",    U"出席会议",    U"参加",      U"旁听",      U"报到",          U"到了",
    U"已到",        U"到位",        U"前来",      U"已到会",    U"在线",          U"都到了",
    U"准时参加",    U"也到了",      U"到会了",    U"attending", U"present",       U"here",
    U"are present", U"is present",  U"are here",  U"is here",   U"are attending", U"is attending",
    U"joining",     U"have joined", U"has joined"};
// Offices and posts in front of a name; the name is what stands behind the last of them.
constexpr Letters offices[] = {
    U"物业",     U"经理",   U"项目经理",  U"客服",    U"工程部",   U"工程",     U"主管",
    U"保安队长", U"队长",   U"保安",      U"社区",    U"居委会",   U"居委",     U"书记",
    U"主任",     U"副主任", U"街道",      U"办事处",  U"城建办",   U"城管办",   U"平安办",
    U"党建办",   U"干部",   U"科长",      U"副科长",  U"委员",     U"业委会",   U"网格员",
    U"民警",     U"律师",   U"消防",      U"工程师",  U"师傅们",   U"同志",     U"会计",
    U"出纳",     U"助理",   U"负责人",    U"代表",    U"企业",     U"公司",     U"公服办",
    U"房管所",   U"房管科", U"副书记",    U"副经理",  U"管家",     U"我是",     U"我和",
    U"我",       U"这边",   U"今天",      U"今晚",    U"由",       U"办",       U"部",
    U"科",       U"室",     U"组",        U"局",      U"中心",     U"服务中心", U"支部",
    U"站",       U"所长",   U"站长",      U"处",      U"manager",  U"officer",  U"director",
    U"property", U"street", U"committee", U"service", U"engineer", U"guard",    U"cleaner"};
constexpr Letters name_joints[] = {U"、", U"和",  U"与", U"及",   U"以及",
                                   U",",  U"and", U"&",  U"还有", U" "};
constexpr std::size_t names_letters_max = 60;

std::string name_of(const Folded& folded, Letters part) {
    part = trim(part, U" ,、:的");
    // Wendy from the residents' committee
    if (const auto from = part.find(U" from "); from != Letters::npos) part = part.substr(0, from);
    // Behind the last office.
    std::size_t cut = 0;
    for (std::size_t at = 0; at < part.size(); ++at) {
        const std::size_t office = match_any(part.substr(at), offices);
        if (office != 0 && part.size() - (at + office) >= 2) cut = std::max(cut, at + office);
    }
    part = trim(part.substr(cut));
    constexpr Letters not_in_name = U"我你您他她咱们这那谁可大家都也各请";
    if (part.find_first_of(not_in_name) != Letters::npos) return {};
    const bool han = std::ranges::all_of(part, is_han);
    const bool latin = !part.empty() && is_latin(part[0]);
    const std::size_t most = latin ? 30 : 4;
    if (part.size() < 2 || part.size() > most || (!han && !latin)) return {};
    const auto at = static_cast<std::size_t>(part.data() - folded.text.data());
    return folded.cut(at, at + part.size());
}

/// Parts of 吴磊、客服小杨.
std::vector<Letters> parts_of(Letters text) {
    std::vector<Letters> parts;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t joint = match_any(text.substr(at), name_joints);
        const bool word_before = at > 0 && (is_latin(text[at - 1]) || text[at - 1] == U'\'');
        const bool inner = joint == 1 && text[at] == U' ' && word_before;
        if (joint == 0 || inner) {
            ++at;
            continue;
        }
        parts.push_back(text.substr(begin, at - begin));
        at += joint;
        begin = at;
    }
    parts.push_back(text.substr(begin));
    return parts;
}

}  // namespace

std::optional<Presence> read_presence(std::string_view text) {
    Folded folded = fold(text);
    drop_quotation(folded);
    drop_stickers(folded);
    const Letters letters = folded.text;
    if (trim(letters).starts_with(U'@')) return std::nullopt;
    // The names may be divided by commas, so sentences are looked at, not clauses.
    std::size_t begin = 0;
    while (begin < letters.size()) {
        const std::size_t stop = std::min(letters.find_first_of(U"。!?;\n", begin), letters.size());
        const Letters sentence = letters.substr(begin, stop - begin);
        const bool asked = stop < letters.size() && letters[stop] == U'?';
        const auto found = find_any(sentence, present_words);
        begin = stop + 1;
        if (!found || asked || found->at > names_letters_max || found->at < 2) continue;
        constexpr Letters ends[] = {U"了",         U"今天的会", U"会议",   U"本次会议",
                                    U"今晚的会议", U"today",    U"tonight"};
        std::size_t end = found->end();
        end += match_any(sentence.substr(end), ends);
        const bool stops =
            end >= sentence.size() || Letters(U" ,~、(.").find(sentence[end]) != Letters::npos;
        if (!stops) continue;
        Presence presence;
        for (const Letters part : parts_of(sentence.substr(0, found->at))) {
            auto name = name_of(folded, part);
            if (!name.empty()) presence.names.push_back(std::move(name));
        }
        if (!presence.names.empty()) return presence;
    }
    return std::nullopt;
}

}  // namespace linyi::language
