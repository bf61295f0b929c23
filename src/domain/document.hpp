#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace linyi {

/// A row of a small table: label and value.
struct Field {
    std::string label{};
    std::string value{};

    friend bool operator==(const Field&, const Field&) = default;
};

/// One part of a message. Adapters render it as well as their platform can.
struct Block {
    enum class Kind {
        paragraph,  ///< `text`
        list,       ///< `items`, unordered
        numbered,   ///< `items`, numbered from 1: the options of a poll
        fields,     ///< `fields`
        link,       ///< `text` is the label, `url` the target
        note,       ///< `text`, less important: how to answer, legal hint
    };

    Kind kind{Kind::paragraph};
    std::string text{};
    std::vector<std::string> items{};
    std::vector<Field> fields{};
    std::string url{};

    friend bool operator==(const Block&, const Block&) = default;
};

/// Something to press; where a platform has no buttons the numbered list says the same.
struct Button {
    std::string label{};
    std::string value{};  ///< comes back as Inbound::action_value; at most 48 bytes of ASCII

    friend bool operator==(const Button&, const Button&) = default;
};

/// Somebody to be notified by name in this chat.
struct Mention {
    std::string user{};  ///< platform user id
    std::string name{};  ///< shown where the platform needs a text

    friend bool operator==(const Mention&, const Mention&) = default;
};

/// A file linyi made (a briefing as PDF, a notice).
struct Attachment {
    std::string name{};
    std::string mime{};
    std::string content{};  ///< raw bytes

    friend bool operator==(const Attachment&, const Attachment&) = default;
};

/// What linyi wants to say, in no platform's markup. User text inside is plain text: an adapter
/// escapes it, so nobody can make the bot shout or draw.
struct Document {
    std::string title{};
    std::vector<Block> blocks{};
    std::vector<Button> buttons{};
    std::vector<Mention> mentions{};
    std::optional<Attachment> attachment{};
    std::string reply_to{};  ///< platform message id to quote
    /// Outbox id of an earlier message that this one replaces where the platform can edit;
    /// elsewhere it is sent as a new message. 0 = none.
    std::int64_t replaces{};
    /// Answer to a pressed button: shown as a toast where there is one (Inbound::action_token).
    std::string action_token{};
    std::string toast{};

    friend bool operator==(const Document&, const Document&) = default;
};

/// Block makers, so that command code reads like the message.
Block paragraph(std::string text);
Block note(std::string text);
Block list(std::vector<std::string> items);
Block numbered(std::vector<std::string> items);
Block fields(std::vector<Field> rows);
Block link(std::string label, std::string url);

/// The document as plain text: the last resort of every adapter, and what tests read. Buttons are
/// left out: the numbered list already names the choices.
std::string to_plain_text(const Document& document);

/// Splits a long document at paragraph borders so that each part's plain text has at most
/// `code_points_max` code points. Buttons and attachment stay with the last part, title and quote
/// with the first. A single over-long paragraph is cut between code points.
std::vector<Document> split_document(const Document& document, std::size_t code_points_max);

}  // namespace linyi
