#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace linyi::sheet {

/// The attributes of an element, alive during the call that gets them.
class XmlAttributes {
public:
    explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}
    /// By name without prefix: "id" finds r:id. Empty if it is not there.
    std::string_view value(std::string_view name) const;
    std::optional<int> number(std::string_view name) const;
    /// "1" or "true".
    bool is_on(std::string_view name) const;

private:
    const char* const* pairs_;
};

/// What somebody wants to know of an XML text. Names are without prefix.
class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view piece) = 0;
    /// True when nothing more is wanted.
    virtual bool has_enough() const { return false; }
};

/// Reads an XML text piece by piece. A document type is refused (so there are no entities and no
/// bombs made of them), and so are elements deeper than 64 and tags longer than 1 MiB.
class XmlReader {
public:
    explicit XmlReader(XmlHandler& handler);
    ~XmlReader();
    XmlReader(const XmlReader&) = delete;
    XmlReader& operator=(const XmlReader&) = delete;

    /// False if no more pieces are wanted: the text is broken, or the handler has enough.
    bool feed(std::string_view piece);
    /// After the last piece. True if the text was whole or the handler had enough.
    bool finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace linyi::sheet
