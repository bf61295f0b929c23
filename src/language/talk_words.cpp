#include "language/choice_words.hpp"

namespace linyi::language {
namespace {

constexpr Letters others_words[] = {
    U"大家",   U"他",      U"她",   U"人家",   U"有人",   U"谁",     U"物业",   U"业委会",
    U"居委",   U"街道",    U"社区", U"邻居",   U"楼上",   U"楼下",   U"多数",   U"少数",
    U"你",     U"您",      U"是否", U"是不是", U"能不能", U"要不要", U"不知道", U"怎么",
    U"为什么", U"为啥",    U"如何", U"没人",   U"所有人", U"住户",   U"业主们", U"法律",
    U"规定",   U"家家",    U"建议", U"希望",   U"请",     U"求",     U"应该",   U"需要",
    U"必须经", U"得到",    U"征得", U"经过",   U"等",     U"以为",   U"说是",   U"据说",
    U"听说",   U"统计",    U"结果", U"目前",   U"至少",   U"才能",   U"租户",   U"租客",
    U"开发商", U"政府",    U"消防", U"公司",   U"领导",   U"people", U"they",   U"everyone",
    U"should", U"whether", U"how",  U"why",    U"who",    U"什么",   U"哪",     U"户"};

constexpr Letters conditional_words[] = {U"如果", U"要是",   U"假如",    U"除非", U"万一",
                                         U"的话", U"只要",   U"前提",    U"假设", U"倘若",
                                         U"if",   U"unless", U"provided"};

constexpr Letters past_words[] = {U"本来",   U"原来", U"原先", U"之前",   U"刚才",
                                  U"刚刚",   U"先前", U"起初", U"上次",   U"上回",
                                  U"一开始", U"已经", U"昨天", U"earlier"};

constexpr Letters asking_words[] = {
    U"能不能", U"可不可以", U"可以不", U"是不是", U"是否",     U"要不要",  U"为什么",
    U"为啥",   U"怎么",     U"咋",     U"多少",   U"什么",     U"啥时候",  U"哪个",
    U"哪里",   U"哪些",     U"谁",     U"有没有", U"同不同意", U"what",    U"why",
    U"how",    U"when",     U"can i",  U"does",   U"几户",     U"有几",    U"几票",
    U"几个人", U"哪儿",     U"行不行", U"好不好", U"会怎样",   U"会怎么样"};

constexpr Letters asking_ends[] = {U"吗", U"么"};

constexpr Letters measures[] = {
    U"分钟",  U"分",   U"小时", U"点",   U"时", U"月",   U"日",   U"天",  U"年",   U"周",
    U"星期",  U"号楼", U"楼",   U"栋",   U"幢", U"单元", U"层",   U"室",  U"户",   U"人",
    U"位",    U"个",   U"次",   U"元",   U"块", U"万",   U"千",   U"百",  U"亿",   U"米",
    U"平",    U"度",   U"岁",   U"辆",   U"台", U"部",   U"条",   U"张",  U"家",   U"梯",
    U"期",    U"季度", U"倍",   U"成",   U"半", U"%",    U"折",   U"级",  U"名",   U"份",
    U"批",    U"轮",   U"种",   U"处",   U"桩", U"排",   U"件",   U"项",  U"公里", U"吨",
    U"斤",    U"多",   U"几",   U"左右", U"门", U"院",   U"线",   U"库",  U"车位", U"厅",
    U"票",    U"角",   U"毛",   U"寸",   U"升", U"度电", U"km",   U"min", U"mins", U"minutes",
    U"hours", U"hour", U"days", U"day",  U"pm", U"am",   U"月份", U"点钟"};

}  // namespace

bool tells_of_others(Letters text) {
    return contains_any(text, others_words);
}

bool is_conditional(Letters text) {
    return contains_any(text, conditional_words);
}

bool tells_of_past(Letters text) {
    return contains_any(text, past_words);
}

bool asks(Letters clause) {
    return contains_any(clause, asking_words) || match_end(clause, asking_ends) != 0;
}

bool ends_in_doubt(Letters clause) {
    constexpr Letters ends[] = {U"大概",      U"大概吧",  U"可能",    U"可能吧",   U"也许",
                                U"也许吧",    U"再说",    U"再说吧",  U"应该吧",   U"估计",
                                U"估计吧",    U"maybe",   U"i guess", U"probably", U"perhaps",
                                U"i suppose", U"not sure"};
    return match_end(trim_end(clause, U".!~。"), ends) != 0;
}

std::size_t denial_at(Letters text) {
    constexpr Letters denials[] = {
        U"不要",   U"不选",     U"不行",   U"不好",   U"不同意", U"不支持", U"不考虑", U"不合适",
        U"不合理", U"不可以",   U"不可行", U"不赞成", U"不投",   U"不用",   U"不想要", U"不喜欢",
        U"就算了", U"不予考虑", U"反对",   U"pass",   U"is bad", U"no way"};
    return match_any(text, denials);
}

bool is_measure(Letters behind_number) {
    return match_any(behind_number, measures) != 0;
}

}  // namespace linyi::language
