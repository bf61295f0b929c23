#include "sheet/archive.hpp"

#include <zip.h>

#include <array>

namespace linyi::sheet {
namespace {

constexpr std::size_t piece_bytes = std::size_t{64} * 1024;

struct FileCloser {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

struct Archive::State {
    zip_t* zip{};

    State() = default;
    ~State() {
        if (zip != nullptr) zip_discard(zip);  // and its source
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
};

Archive::Archive(std::string_view bytes) : state_(std::make_unique<State>()) {
    zip_error_t error{};
    zip_error_init(&error);
    auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr) {
        state_->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
        if (state_->zip == nullptr) zip_source_free(source);
    }
    zip_error_fini(&error);
    if (state_->zip == nullptr) return;
    const auto entries = zip_get_num_entries(state_->zip, 0);
    if (entries >= 0 && static_cast<std::size_t>(entries) <= entries_max) return;
    zip_discard(state_->zip);
    state_->zip = nullptr;
}

Archive::~Archive() = default;

bool Archive::is_good() const {
    return state_->zip != nullptr;
}

bool Archive::holds(const std::string& name) const {
    return is_good() && zip_name_locate(state_->zip, name.c_str(), ZIP_FL_NOCASE) >= 0;
}

Archive::End Archive::read(const std::string& name, const Sink& sink) {
    if (!holds(name)) return End::missing;
    const auto index =
        static_cast<zip_uint64_t>(zip_name_locate(state_->zip, name.c_str(), ZIP_FL_NOCASE));
    zip_stat_t entry{};
    zip_stat_init(&entry);
    if (zip_stat_index(state_->zip, index, 0, &entry) != 0) return End::damaged;
    const bool is_encrypted =
        (entry.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && entry.encryption_method != ZIP_EM_NONE;
    if (is_encrypted) return End::encrypted;
    const std::unique_ptr<zip_file_t, FileCloser> file(zip_fopen_index(state_->zip, index, 0));
    if (!file) return End::damaged;
    std::array<char, piece_bytes> piece{};
    for (;;) {
        const auto size = zip_fread(file.get(), piece.data(), piece.size());
        if (size < 0) return End::damaged;  // also a wrong checksum at the end
        if (size == 0) return End::complete;
        unpacked_bytes_ += static_cast<std::size_t>(size);
        if (unpacked_bytes_ > unpacked_bytes_max) return End::too_large;
        if (!sink({piece.data(), static_cast<std::size_t>(size)})) return End::stopped;
    }
}

}  // namespace linyi::sheet
