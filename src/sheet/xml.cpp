#include "sheet/xml.hpp"

#include <expat.h>

#include <charconv>
#include <exception>
#include <new>

namespace linyi::sheet {
namespace {

constexpr int depth_max = 64;                                // a workbook has eight
constexpr XML_Index tag_bytes_max = XML_Index{1024} * 1024;  // a workbook has some hundred

std::string_view without_prefix(std::string_view name) {
    const auto colon = name.rfind(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

}  // namespace

std::string_view XmlAttributes::value(std::string_view name) const {
    for (const auto* const* pair = pairs_; *pair != nullptr; pair += 2) {
        if (without_prefix(pair[0]) == name) return pair[1];
    }
    return {};
}

std::optional<int> XmlAttributes::number(std::string_view name) const {
    const auto text = value(name);
    int found{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), found);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return found;
}

bool XmlAttributes::is_on(std::string_view name) const {
    const auto text = value(name);
    return text == "1" || text == "true";
}

struct XmlReader::State {
    XmlHandler& handler;
    XML_Parser parser{};
    int depth{};
    bool is_broken{};
    XML_Index fed_bytes{};
    std::exception_ptr failure{};  ///< what a handler threw: it must not pass through expat

    explicit State(XmlHandler& of) : handler(of), parser(XML_ParserCreate(nullptr)) {
        if (parser == nullptr) throw std::bad_alloc();
        XML_SetUserData(parser, this);
        XML_SetElementHandler(parser, on_start, on_end);
        XML_SetCharacterDataHandler(parser, on_text);
        XML_SetStartDoctypeDeclHandler(parser, on_doctype);
    }
    ~State() { XML_ParserFree(parser); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void stop(bool as_broken) {
        is_broken = is_broken || as_broken;
        XML_StopParser(parser, XML_FALSE);
    }

    template <class Call>
    void guard(Call call) {
        if (is_broken || failure) return;
        try {
            call();
            if (handler.has_enough()) stop(false);
        } catch (...) {
            failure = std::current_exception();
            stop(true);
        }
    }

    static State& of(void* data) { return *static_cast<State*>(data); }

    static void on_start(void* data, const char* name, const char** attributes) {
        auto& state = of(data);
        if (++state.depth > depth_max) {
            state.stop(true);
            return;
        }
        state.guard([&] { state.handler.start(without_prefix(name), XmlAttributes(attributes)); });
    }
    static void on_end(void* data, const char* name) {
        auto& state = of(data);
        --state.depth;
        state.guard([&] { state.handler.end(without_prefix(name)); });
    }
    static void on_text(void* data, const char* text, int size) {
        auto& state = of(data);
        state.guard([&] { state.handler.text({text, static_cast<std::size_t>(size)}); });
    }
    static void on_doctype(void* data, const char*, const char*, const char*, int) {
        of(data).stop(true);
    }

    bool parse(std::string_view piece, bool is_last) {
        if (is_broken || handler.has_enough()) return false;
        const auto status =
            XML_Parse(parser, piece.data(), static_cast<int>(piece.size()), is_last ? 1 : 0);
        fed_bytes += static_cast<XML_Index>(piece.size());
        if (failure) std::rethrow_exception(failure);
        if (status != XML_STATUS_OK && !handler.has_enough()) is_broken = true;
        // expat reads an unfinished tag again with each piece: a long one would take for ever.
        if (fed_bytes - XML_GetCurrentByteIndex(parser) > tag_bytes_max) is_broken = true;
        return !is_broken && !handler.has_enough();
    }
};

XmlReader::XmlReader(XmlHandler& handler) : state_(std::make_unique<State>(handler)) {}

XmlReader::~XmlReader() = default;

bool XmlReader::feed(std::string_view piece) {
    return state_->parse(piece, false);
}

bool XmlReader::finish() {
    if (state_->handler.has_enough()) return !state_->is_broken;
    state_->parse({}, true);
    return !state_->is_broken;
}

}  // namespace linyi::sheet
