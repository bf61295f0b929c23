#pragma once

#include "commands/command.hpp"
#include "support/store.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace linyi::commands::test {

/// A small community on a real store in memory, at a fixed time: Thursday 2025-11-20 10:00 in
/// Asia/Shanghai. Handlers are called straight, without the dispatcher.
///
/// Who is who (account: person, units, roles):
///   wang  王芳, owner of 1-1-101, committee (主任)        chen  陈静, owner of 2-1-201
///   he    何明, owner of 2-1-201 too (one household)       li    李强, owner of 2-1-202 and
///   3-1-301 zhang 张伟, manager (物业项目经理)                     sun   孙丽, manager (客服) han
///   韩雪, community (居委会主任)                     liu   刘洋, street (街道专员) tan   谭涛,
///   tenant of 2-1-202                          guest no person, not bound
/// wang, zhang, chen and li have direct chats; the others can only be reached in the groups.
class Stage {
public:
    Stage();

    Account wang, chen, he, li, zhang, sun, han, liu, tan, guest;
    Community community{};
    Community other{};  ///< a second community: a wall stands between them
    Chat group{};       ///< purpose owners
    Chat work{};        ///< purpose work
    Chat foreign{};     ///< group of `other`
    Timestamp now{};
    Settings settings{};
    Inbound message{};  ///< what calls of this stage carry; set its fields before `call`

    storage::Tx tx() { return store_->tx(); }
    storage::Store& store() { return *store_; }
    /// As the dispatcher would build it for `who` speaking in `where`.
    Context context(const Account& who, const Chat& where);
    /// In the owners' group.
    Context context(const Account& who) { return context(who, group); }
    Chat direct(const Account& who);

    Call call(std::string command, std::string rest);
    /// Runs the handler of `command` (name in the table) for `who` in `where`; takes back what a
    /// refusal wrote, as the dispatcher does.
    Result<Reply> run(const Account& who, std::string_view command, std::string rest) {
        return run(context(who), call(std::string(command), std::move(rest)));
    }
    Result<Reply> run(Context context, const Call& call);
    /// The next words of `who` in `where` when a question of ours is waiting there.
    Result<Reply> answer(const Account& who, const Chat& where, std::string text);

    PersonId person(const Account& who);
    Timestamp local(std::string_view text);  ///< "2025-11-30 18:00" on the community's clock
    /// {kind, payload} of every act, in order.
    std::vector<std::pair<std::string, std::string>> acts();

    CommandTable table{};

private:
    Account join(std::string_view user, std::string_view name, std::string_view role,
                 std::string_view title);
    void bind(const Account& who, std::string_view unit, BindingKind kind);
    void people();

    std::unique_ptr<storage::Store> store_;
    SeededRandom random_{7};
    std::function<ChatTraits(std::string_view)> traits_;
};

/// The reply of something that has to work; a refusal fails the test with its words.
Reply must(Result<Reply> reply);
/// Everything the reply says, one answer after the other.
std::string said(const Result<Reply>& reply);
/// What it says to one kind of audience; empty if nothing.
std::string said(const Result<Reply>& reply, Audience::To to);
/// What it says to one account privately.
std::string said(const Result<Reply>& reply, AccountId account);
/// The refusal in Chinese; empty if there was none.
std::string refusal(const Result<Reply>& reply, Language language = Language::zh);

}  // namespace linyi::commands::test
