#pragma once

#include "commands/chores.hpp"
#include "commands/dispatch.hpp"
#include "commands/fixture.hpp"

#include <map>
#include <string>
#include <vector>

namespace linyi::commands::test {

/// The stage's people talking through the dispatcher, as platforms bring their messages: what they
/// say goes in, what the outbox holds afterwards comes out.
class Talk {
public:
    Talk();

    /// A message with ids of its own; change its fields before `hear` if a test needs to.
    Inbound message(const Account& who, const Chat& where, std::string text);
    /// A button of the message `shown` was pressed in the group.
    Inbound press(const Account& who, const Chat& where, std::string value);

    Handled hear(const Inbound& event);
    Handled hear(const Account& who, const Chat& where, std::string text) {
        return hear(message(who, where, std::move(text)));
    }
    /// Chores that are due now.
    void confirm();
    void close_due();

    /// Everything the last `hear`, `confirm` or `close_due` put into the outbox, in order.
    const std::vector<Outgoing>& sent() const { return sent_; }
    /// Its texts, one after the other; those of one chat only.
    std::string answers() const;
    std::string answers_in(const Chat& chat) const;

    /// Rows of every table, by its name.
    std::map<std::string, std::int64_t> rows();

    Stage stage;

private:
    template <class Work>
    void watch(Work work);
    void take_sent();

    std::function<ChatTraits(std::string_view)> traits_{
        [](std::string_view) { return ChatTraits{.buttons = true}; }};
    SeededRandom random_{11};
    Dispatcher dispatcher_{stage.table, stage.settings, traits_, random_};
    ChoreContext chores_{random_, stage.settings, traits_};
    std::vector<Outgoing> sent_{};
    OutboxId last_{};
    int messages_{};
};

}  // namespace linyi::commands::test
