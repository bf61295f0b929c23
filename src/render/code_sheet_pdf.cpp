#include "render/code_sheet.hpp"
#include "render/qr.hpp"

#include <cairo-pdf.h>
#include <cairo.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace linyi::render {
namespace {

constexpr double points_a_mm = 72.0 / 25.4;
constexpr double page_width = 210;
constexpr double page_height = 297;
constexpr double margin = 10;
constexpr double card_width = 95;
constexpr double card_height = 68;
constexpr double padding = 5;
constexpr double qr_side = 33;
constexpr std::size_t columns = 2;
constexpr std::size_t cards_a_page = 8;

constexpr const char* letters = "Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Micro Hei, sans";
constexpr const char* code_letters = "DejaVu Sans Mono, monospace";

template <class T>
struct ObjectCloser {
    void operator()(T* object) const { g_object_unref(object); }
};
struct SurfaceCloser {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct ContextCloser {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};
struct FontCloser {
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
using Surface = std::unique_ptr<cairo_surface_t, SurfaceCloser>;
using Context = std::unique_ptr<cairo_t, ContextCloser>;
using Layout = std::unique_ptr<PangoLayout, ObjectCloser<PangoLayout>>;

cairo_status_t append(void* to, const unsigned char* bytes, unsigned int size) {
    try {
        static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), size);
        return CAIRO_STATUS_SUCCESS;
    } catch (const std::bad_alloc&) {
        return CAIRO_STATUS_NO_MEMORY;
    }
}

/// A piece of text and how it is set; lengths in mm, sizes in points.
struct Print {
    std::string text{};
    const char* family{letters};
    double size{};
    bool is_bold{};
    double
        width{};  ///< lines are broken at this width; made smaller to fit in one line if `is_line`
    bool is_line{};
};

Layout layout_of(cairo_t* context, const Print& print) {
    Layout layout(pango_cairo_create_layout(context));
    // On paper letters need not stand on whole pixels.
    pango_context_set_round_glyph_positions(pango_layout_get_context(layout.get()), FALSE);
    const std::unique_ptr<PangoFontDescription, FontCloser> font(
        pango_font_description_from_string(print.family));
    pango_font_description_set_weight(font.get(),
                                      print.is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_text(layout.get(), print.text.data(), static_cast<int>(print.text.size()));
    const double width = print.width * points_a_mm;
    double size = print.size;
    const auto set_size = [&] {
        pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
        pango_layout_set_font_description(layout.get(), font.get());
    };
    set_size();
    if (print.is_line) {
        int natural{};
        pango_layout_get_size(layout.get(), &natural, nullptr);
        const double needed = static_cast<double>(natural) / PANGO_SCALE;
        if (needed > width) {
            size *= width / needed;
            set_size();
        }
        return layout;
    }
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    return layout;
}

/// Height in mm.
double height_of(PangoLayout* layout) {
    int height{};
    pango_layout_get_size(layout, nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE / points_a_mm;
}

class Sheet {
public:
    explicit Sheet(const CodeSheet& sheet) : sheet_(sheet) {
        surface_.reset(cairo_pdf_surface_create_for_stream(
            append, &bytes_, page_width * points_a_mm, page_height * points_a_mm));
        const auto title = say(sheet.language, card_words.title, {{"community", sheet.community}});
        cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
        context_.reset(cairo_create(surface_.get()));
    }

    std::string draw() {
        for (std::size_t at = 0; at < sheet_.cards.size(); ++at) {
            const auto place = at % cards_a_page;
            if (at != 0 && place == 0) cairo_show_page(context_.get());
            left_ = margin + static_cast<double>(place % columns) * card_width;
            top_ = margin + static_cast<double>(place / columns) * card_height;
            draw_card(sheet_.cards[at]);
        }
        const auto drawn = cairo_status(context_.get());
        context_.reset();
        cairo_surface_finish(surface_.get());
        const auto written = cairo_surface_status(surface_.get());
        for (const auto status : {drawn, written}) {
            if (status != CAIRO_STATUS_SUCCESS)
                throw std::runtime_error(cairo_status_to_string(status));
        }
        return std::move(bytes_);
    }

    bool has_unknown_letters() const { return unknown_letters_ > 0; }

private:
    /// At mm from the card's corner; returns the height.
    double print(double x, double y, const Print& what) {
        const auto layout = layout_of(context_.get(), what);
        unknown_letters_ += pango_layout_get_unknown_glyphs_count(layout.get());
        cairo_move_to(context_.get(), (left_ + x) * points_a_mm, (top_ + y) * points_a_mm);
        pango_cairo_show_layout(context_.get(), layout.get());
        return height_of(layout.get());
    }

    void draw_border() {
        constexpr double dash[] = {3, 3};
        cairo_save(context_.get());
        cairo_set_dash(context_.get(), dash, 2, 0);
        cairo_set_line_width(context_.get(), 0.6);
        cairo_set_source_rgb(context_.get(), 0.45, 0.45, 0.45);
        cairo_rectangle(context_.get(), left_ * points_a_mm, top_ * points_a_mm,
                        card_width * points_a_mm, card_height * points_a_mm);
        cairo_stroke(context_.get());
        cairo_restore(context_.get());
    }

    void draw_qr(const std::string& text, double x, double y) {
        constexpr int quiet = 4;
        const auto code = qr_code(text);
        const double square = qr_side * points_a_mm / (code.width + 2 * quiet);
        const double from_x = (left_ + x) * points_a_mm + quiet * square;
        const double from_y = (top_ + y) * points_a_mm + quiet * square;
        for (int row = 0; row < code.width; ++row) {
            for (int column = 0; column < code.width;) {
                int length = 0;
                while (column + length < code.width && code.is_dark(column + length, row)) ++length;
                if (length > 0)
                    cairo_rectangle(context_.get(), from_x + column * square, from_y + row * square,
                                    length * square, square);
                column += std::max(length, 1);
            }
        }
        // One path: no hair lines between the squares.
        cairo_fill(context_.get());
    }

    /// The words to send in their frame; returns where it ends.
    double draw_line(const std::string& words, double y, double width) {
        constexpr double inside = 2;
        const double height =
            print(padding + inside, y + 0.9,
                  {.text = words, .size = 10.5, .is_bold = true, .width = width - 2 * inside}) +
            1.8;
        cairo_set_line_width(context_.get(), 0.8);
        cairo_rectangle(context_.get(), (left_ + padding) * points_a_mm, (top_ + y) * points_a_mm,
                        width * points_a_mm, height * points_a_mm);
        cairo_stroke(context_.get());
        return y + height;
    }

    void draw_card(const CodeCard& card) {
        constexpr double inner = card_width - 2 * padding;
        constexpr double beside_qr = inner - qr_side - 3;
        draw_border();
        cairo_set_source_rgb(context_.get(), 0, 0, 0);
        const auto title =
            say(sheet_.language, card_words.title, {{"community", sheet_.community}});
        double y = 4.5;
        y += print(padding, y, {.text = title, .size = 9, .width = beside_qr}) + 2;
        y += print(
            padding, y,
            {.text = card.unit, .size = 20, .is_bold = true, .width = beside_qr, .is_line = true});
        print(padding, y + 1.5,
              {.text = card.code,
               .family = code_letters,
               .size = 19,
               .is_bold = true,
               .width = beside_qr,
               .is_line = true});
        draw_qr(bind_words(card, sheet_.language), card_width - padding - qr_side, 3.5);
        const auto other = sheet_.language == Language::zh ? Language::en : Language::zh;
        y = draw_line(bind_words(card, sheet_.language), 40, inner) + 1.2;
        y += print(padding, y,
                   {.text = say(sheet_.language, card_words.how), .size = 8.5, .width = inner});
        print(padding, y + 0.6, {.text = say(other, card_words.how), .size = 7.5, .width = inner});
    }

    const CodeSheet& sheet_;
    std::string bytes_{};
    Surface surface_{};
    Context context_{};
    double left_{};
    double top_{};
    int unknown_letters_{};
};

}  // namespace

const Text no_chinese_letters{
    "这台机器没有中文字体，做不了 PDF。改用 --format "
    "html，在有中文字体的电脑上用浏览器打印；或安装 fonts-noto-cjk。",
    "This machine has no letters for Chinese, so it cannot make a PDF. Use --format html and print "
    "it from a browser elsewhere, or install fonts-noto-cjk."};

bool has_chinese_letters() {
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1));
    const Context context(cairo_create(surface.get()));
    const auto layout = layout_of(context.get(), {.text = "绑定码", .size = 10, .width = 100});
    return pango_layout_get_unknown_glyphs_count(layout.get()) == 0;
}

Result<std::string> code_sheet_pdf(const CodeSheet& sheet) {
    Sheet drawing(sheet);
    auto bytes = drawing.draw();
    if (drawing.has_unknown_letters()) return Error{no_chinese_letters};
    return bytes;
}

}  // namespace linyi::render
