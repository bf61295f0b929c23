#include "render/chart.hpp"

#include <pango/pangocairo.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace linyi::render {
namespace {

constexpr int width = 1080;
constexpr int height_max = 4000;  // A question of 500 characters takes a third of it.
constexpr int margin = 56;
constexpr int inner = width - 2 * margin;
constexpr int bar_height = 56;
constexpr const char* family = "Noto Sans CJK SC, Noto Sans SC, WenQuanYi Zen Hei, sans-serif";

template <auto Free>
struct Freer {
    template <class T>
    void operator()(T* thing) const {
        Free(thing);
    }
};
using Surface = std::unique_ptr<cairo_surface_t, Freer<cairo_surface_destroy>>;
using Canvas = std::unique_ptr<cairo_t, Freer<cairo_destroy>>;
using Layout = std::unique_ptr<PangoLayout, Freer<g_object_unref>>;
using Font = std::unique_ptr<PangoFontDescription, Freer<pango_font_description_free>>;

struct Style {
    int size{};  ///< px
    bool is_bold{};
    PangoAlignment align{PANGO_ALIGN_LEFT};
};

/// Draws from top to bottom.
class Chart {
public:
    Chart()
        : surface_(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height_max)),
          canvas_(cairo_create(surface_.get())) {
        cairo_set_source_rgb(canvas_.get(), 1, 1, 1);
        cairo_paint(canvas_.get());
    }

    void text(const std::string& words, const Style& style) {
        if (words.empty()) return;
        const Layout layout = layout_of(words, style, inner);
        cairo_set_source_rgb(canvas_.get(), 0.1, 0.1, 0.1);
        cairo_move_to(canvas_.get(), margin, y_);
        pango_cairo_show_layout(canvas_.get(), layout.get());
        y_ += height_of(layout) + style.size / 3;
    }

    void space(int pixels) { y_ += pixels; }

    void boxed(const std::string& words, bool is_solid) {
        if (words.empty()) return;
        constexpr int padding = 24;
        const Layout layout = layout_of(words, {.size = 42, .is_bold = true}, inner - 2 * padding);
        const int height = height_of(layout) + 2 * padding;
        const double dash[]{18, 12};
        cairo_set_source_rgb(canvas_.get(), 0.1, 0.1, 0.1);
        cairo_set_line_width(canvas_.get(), 5);
        if (!is_solid) cairo_set_dash(canvas_.get(), dash, 2, 0);
        cairo_rectangle(canvas_.get(), margin, y_, inner, height);
        cairo_stroke(canvas_.get());
        cairo_set_dash(canvas_.get(), nullptr, 0, 0);
        cairo_move_to(canvas_.get(), margin + padding, y_ + padding);
        pango_cairo_show_layout(canvas_.get(), layout.get());
        y_ += height + 24;
    }

    void bar(const VoteBar& bar) {
        space(14);
        const int top = y_;
        text(bar.label, {.size = 36, .is_bold = true});
        const int after = y_;
        y_ = top;
        text(bar.percent, {.size = 36, .is_bold = true, .align = PANGO_ALIGN_RIGHT});
        y_ = std::max(after, y_);
        fill(bar);
        frame();
        if (bar.line > 0) line(bar.line);
        y_ += bar_height + 16;
        text(bar.words, {.size = 28});
    }

    /// None if a letter had no font.
    std::optional<std::string> png() {
        if (is_unreadable_) return std::nullopt;
        const Surface cut(cairo_surface_create_for_rectangle(
            surface_.get(), 0, 0, width, std::min(y_ + margin / 2, height_max)));
        std::string bytes;
        const auto append = [](void* to, const unsigned char* data, unsigned count) {
            static_cast<std::string*>(to)->append(data, data + count);
            return CAIRO_STATUS_SUCCESS;
        };
        if (cairo_surface_write_to_png_stream(cut.get(), append, &bytes) != CAIRO_STATUS_SUCCESS)
            throw std::runtime_error("the picture could not be written");
        return bytes;
    }

private:
    Layout layout_of(const std::string& words, const Style& style, int wide) {
        Layout layout(pango_cairo_create_layout(canvas_.get()));
        const Font font(pango_font_description_from_string(family));
        pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
        pango_font_description_set_weight(font.get(),
                                          style.is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_layout_set_font_description(layout.get(), font.get());
        pango_layout_set_width(layout.get(), wide * PANGO_SCALE);
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_alignment(layout.get(), style.align);
        pango_layout_set_text(layout.get(), words.data(), static_cast<int>(words.size()));
        if (pango_layout_get_unknown_glyphs_count(layout.get()) > 0) is_unreadable_ = true;
        return layout;
    }

    static int height_of(const Layout& layout) {
        int height = 0;
        pango_layout_get_pixel_size(layout.get(), nullptr, &height);
        return height;
    }

    void blue() { cairo_set_source_rgb(canvas_.get(), 0.043, 0.31, 0.541); }

    void fill(const VoteBar& bar) {
        const int filled = inner * bar.filled / 1000;
        constexpr int stripe = 14;
        blue();
        for (int x = 0; x < filled; x += 2 * stripe) {
            const int wide = bar.is_met ? filled : std::min(stripe, filled - x);
            cairo_rectangle(canvas_.get(), margin + x, y_, wide, bar_height);
            cairo_fill(canvas_.get());
            if (bar.is_met) break;
        }
    }

    void frame() {
        cairo_set_source_rgb(canvas_.get(), 0.1, 0.1, 0.1);
        cairo_set_line_width(canvas_.get(), 3);
        cairo_rectangle(canvas_.get(), margin, y_, inner, bar_height);
        cairo_stroke(canvas_.get());
    }

    void line(int thousandths) {
        const double x = margin + inner * thousandths / 1000;
        for (const bool is_edge : {true, false}) {
            const double grey = is_edge ? 1 : 0.1;
            cairo_set_source_rgb(canvas_.get(), grey, grey, grey);
            cairo_set_line_width(canvas_.get(), is_edge ? 14 : 6);
            cairo_move_to(canvas_.get(), x, y_ - 10);
            cairo_line_to(canvas_.get(), x, y_ + bar_height + 10);
            cairo_stroke(canvas_.get());
        }
    }

    Surface surface_;
    Canvas canvas_;
    int y_{margin};
    bool is_unreadable_{};
};

}  // namespace

std::optional<std::string> vote_chart(const VoteSheet& sheet) {
    Chart chart;
    chart.text(sheet.community + "  " + sheet.id + "  " + sheet.state, {.size = 30});
    chart.text(sheet.question, {.size = 50, .is_bold = true});
    chart.text(sheet.nature, {.size = 30, .is_bold = true});
    chart.space(12);
    chart.boxed(sheet.verdict, sheet.passed);
    for (const auto& bar : sheet.bars) chart.bar(bar);
    chart.text(sheet.missing, {.size = 30, .is_bold = true});
    chart.space(10);
    for (const auto& option : sheet.options)
        chart.text(
            option.label + "  " + option.heads + (option.area.empty() ? "" : "  ") + option.area,
            {.size = 32});
    chart.text(sheet.options_note, {.size = 26});
    chart.space(10);
    chart.text(sheet.fingerprint, {.size = 26});
    return chart.png();
}

}  // namespace linyi::render
