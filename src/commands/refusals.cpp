#include "commands/refusals.hpp"

#include "commands/command.hpp"

namespace linyi::commands {

const Text& default_words(Errc code) {
    static constexpr Text invalid{"没有看懂。发送 /帮助 查看写法。",
                                  "I did not understand that. Send /help to see how to write it."};
    static constexpr Text not_found{
        "没有找到。请核对编号，或发送 /帮助 查看现在可以做什么。",
        "Nothing found. Please check the number, or send /help to see what you can do now."};
    static constexpr Text forbidden{
        "这项操作需要相应的身份。请联系本群的管理员，或发送 /我的 查看您的身份。",
        "That needs a role you do not hold here. Ask this group's admin, or send /me to see "
        "yours."};
    static constexpr Text too_large{
        "内容太长，没有处理。请缩短后再发一次。",
        "That message is too long and was not handled. Please shorten it and send it again."};
    static constexpr Text too_many{"操作太频繁，请过一会儿再试。",
                                   "Too many requests. Please try again in a little while."};
    static constexpr Text other{"现在无法完成，请稍后再试。",
                                "That could not be done right now. Please try again later."};
    switch (code) {
        case Errc::invalid_argument:
        case Errc::malformed_payload: return invalid;
        case Errc::not_found: return not_found;
        case Errc::forbidden:
        case Errc::bad_signature: return forbidden;
        case Errc::too_large: return too_large;
        case Errc::too_many: return too_many;
        default: return other;
    }
}

std::string word(const Error& error, Language language) {
    return say(language, error.words != nullptr ? *error.words : default_words(error.code),
               error.args);
}

}  // namespace linyi::commands
