#include "commands/reminder/digest.hpp"

#include "base/text.hpp"
#include "commands/deliver.hpp"
#include "commands/reminder/texts.hpp"

#include <algorithm>
#include <utility>

namespace linyi::commands::reminder {

void Digest::add(CommunityId community, Subject subject, Timestamp not_after, Notice notice) {
    const auto known = std::find_if(messages_.begin(), messages_.end(), [&](const Message& m) {
        return m.community == community && m.chat == notice.chat;
    });
    if (known == messages_.end()) {
        messages_.push_back({.community = community,
                             .chat = notice.chat,
                             .language = notice.language,
                             .subject = subject,
                             .not_after = not_after,
                             .parts = {std::move(notice.document)}});
        return;
    }
    if (known->subject != subject) known->subject = {};
    // The shortest life holds for all: a message cannot be half too late.
    known->not_after = std::min(known->not_after, not_after);
    known->parts.push_back(std::move(notice.document));
}

Document Digest::merge(Message& message) {
    if (message.parts.size() == 1) return std::move(message.parts.front());
    Document merged;
    merged.title = linyi::say(message.language, texts::digest_title,
                              {{"count", std::to_string(message.parts.size())}});
    for (auto& part : message.parts) {
        // Buttons of several votes below one message would not say which vote they are for.
        for (auto& block : part.blocks) merged.blocks.push_back(std::move(block));
        for (auto& mention : part.mentions) {
            const auto known = std::find(merged.mentions.begin(), merged.mentions.end(), mention);
            if (known == merged.mentions.end()) merged.mentions.push_back(std::move(mention));
        }
    }
    return merged;
}

void Digest::send(const ChoreContext& chore, storage::Tx& tx, Timestamp now) {
    for (auto& message : messages_) {
        auto context = chore.make(tx, message.community, now);
        Answer answer{.audience = to_chat(message.chat),
                      .kind = "reminder",
                      .document = merge(message),
                      .subject = message.subject,
                      .not_after = message.not_after};
        deliver(context, nullptr, Reply{std::move(answer)});
    }
    messages_.clear();
}

}  // namespace linyi::commands::reminder
