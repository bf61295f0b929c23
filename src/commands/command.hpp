#pragma once

#include "base/random.hpp"
#include "domain/chat.hpp"
#include "domain/outgoing.hpp"
#include "domain/settings.hpp"
#include "language/answer.hpp"
#include "language/marker.hpp"
#include "language/proxy_filing.hpp"
#include "language/words.hpp"
#include "storage/store.hpp"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace linyi::commands {

/// Who sent the message, as far as linyi knows. Rights come from here, never from a display name.
struct Caller {
    Account account{};
    std::optional<storage::Member> member{};  ///< in the call's community
    std::vector<Binding> bindings{};          ///< in the call's community
    Language language{Language::zh};

    bool holds(Role role) const;
    bool is_owner() const;   ///< bound to a unit as owner
    bool is_tenant() const;  ///< bound as tenant only
    bool is_staff() const;   ///< holds manager, community or street and no unit
    /// For records and greetings: the person's name, else what the account shows.
    std::string name() const;
};

/// A ballot somebody wants to cast, already tied to one poll.
struct BallotCall {
    PollId poll{};
    std::vector<language::AnswerReading> answers{};
    bool by_button{};
};

/// A message that holds a choice word while no poll here takes it.
struct StrayAnswer {
    std::optional<PollId> beside{};  ///< the open poll that it seconds somebody's words in
};

/// The answer to something linyi asked this caller in this chat.
struct QuestionAnswer {
    storage::PendingQuestion question{};
};

/// A button was pressed: what follows its verb ("close" of "close:12" is the command).
struct Press {
    std::string value{};
};

/// One thing to do. Slash, button, quote and plain talk all end here: `command` names the row of
/// the table, `rest` is the text after the command word, `reading` what was understood already.
struct Call {
    const Inbound* message{};
    std::string command{};
    std::string rest{};
    std::variant<std::monostate, BallotCall, StrayAnswer, QuestionAnswer, Press,
                 language::PollOpening, language::PollClosing, language::PollCancelling,
                 language::PollExtension, language::MeetingStart, language::MeetingEnd,
                 language::ItemStart, language::CheckIn, language::MeetingNotice,
                 language::Presence, language::ProxyFiling>
        reading{};
    std::optional<PersonId> first{};  ///< asked for this deed; the caller signs it as the second
};

/// Everything a handler may use besides its call. `tx` is inside the message's savepoint.
struct Context {
    storage::Tx tx;
    Timestamp now{};
    Random& random;
    const Settings& settings;
    const std::function<ChatTraits(std::string_view adapter)>& traits;
    Caller caller{};
    Chat chat{};
    Community community{};  ///< of the chat, or the one the caller means; id 0 if there is none
    language::WorkCalendar calendar{};
    const class CommandTable* table{};  ///< of this build; set by the dispatcher

    bool has_community() const { return static_cast<bool>(community.id); }
    LocalTime local_now() const { return community.zone.to_local(now); }
};

/// Who hears it.
struct Audience {
    enum class To {
        here,         ///< the chat the call came from
        sender,       ///< the caller's direct chat if one is known, else here, quoting the message
        sender_only,  ///< the caller's direct chat; nothing is sent if none is known
        chat,         ///< `chat`
        purpose,      ///< every group of the community with `purpose`
        role,         ///< the direct chats of everybody with `role` (work groups if they have none)
        account,      ///< the direct chat of `account`; nothing is sent if none is known
    };

    To to{To::here};
    ChatId chat{};
    Purpose purpose{};
    Role role{};
    AccountId account{};
};

Audience here();
Audience sender();
Audience sender_only();
Audience to_chat(ChatId chat);
Audience to_purpose(Purpose purpose);
Audience to_role(Role role);
Audience to_account(AccountId account);

/// One message to send.
struct Answer {
    Audience audience{};
    std::string kind{"reply"};
    Document document{};
    Subject subject{};
    std::optional<Timestamp> not_before{};
    std::optional<Timestamp> not_after{};
};

/// What a handler wants said. Empty is a fine answer: talk that is not for linyi gets none.
struct Reply {
    std::vector<Answer> answers{};
    std::optional<PollId> poll{};  ///< the event's id is remembered as long as this poll

    Reply() = default;
    explicit Reply(Answer answer) { answers.push_back(std::move(answer)); }
    /// A plain sentence to the place the call came from.
    static Reply say_here(std::string text);
    /// A plain sentence to the caller, privately where possible.
    static Reply say_to_sender(std::string text);
    Reply& add(Answer answer) {
        answers.push_back(std::move(answer));
        return *this;
    }
};

/// Parse → load → decide → save. After a refusal nothing but the refusal has been written (the
/// dispatcher rolls the savepoint back).
using Handler = Result<Reply> (*)(const Call&, Context&);

/// Where a command makes sense.
enum class Where { anywhere, group, direct };

/// A row of the command table: the help, the reference in docs/ and the permission test are
/// generated from it.
struct Command {
    std::string_view name{};  ///< "vote": stable, used by buttons and acts
    std::vector<std::string_view>
        words{};             ///< what people type: "vote", "投票", "表决"; empty: internal
    Text usage{};            ///< "/vote QUESTION | A | B until DATE"
    Text summary{};          ///< one line for the help
    std::set<Role> roles{};  ///< empty: everybody; else any of these (admin always)
    /// Who may make a new one where everybody may look; checked by the handler. Empty: no matter.
    std::set<Role> makers{};
    Where where{Where::anywhere};
    bool needs_community{true};
    Handler handler{};
};

/// The commands of this build, in the order of the help.
class CommandTable {
public:
    void add(Command command);
    const Command* find(std::string_view name) const;
    /// By a word people type (case and width folded).
    const Command* find_word(std::string_view word) const;
    /// The one nearest to a mistyped word, if it is near enough to be meant.
    const Command* nearest(std::string_view word) const;
    const std::vector<Command>& all() const { return commands_; }

private:
    std::vector<Command> commands_;
};

/// True for the admin and for whoever holds one of `makers`.
bool may_make(const std::set<Role>& makers, const Caller& caller);

/// All command families: one registration line each (registry.cpp).
CommandTable make_table();

/// Appends an act of the context's community, decided now. `payload` is a JSON object.
std::int64_t record(Context& context, std::string kind, std::optional<PollId> poll,
                    std::string payload);

/// A refusal in the caller's words.
std::string word(const Error& error, Language language);

}  // namespace linyi::commands
