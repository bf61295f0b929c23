#include "adapters/telegram/multipart.hpp"

#include "adapters/crypto/mac.hpp"
#include "base/text.hpp"

namespace linyi::telegram {
namespace {

using FormFields = std::vector<std::pair<std::string, std::string>>;

constexpr std::size_t boundary_hash_digits = 32;

/// A file name inside quotes: the three characters that could end it are percent-encoded, as
/// browsers do.
std::string quoted_name(std::string_view name) {
    auto out = replace_all(name, "\"", "%22");
    out = replace_all(out, "\r", "%0D");
    return replace_all(out, "\n", "%0A");
}

/// "application/pdf"; anything that could end the header line falls back to bytes.
std::string mime_of(const Attachment& file) {
    for (const char c : file.mime) {
        if (c <= ' ' || c >= '\x7F') return "application/octet-stream";
    }
    return file.mime.empty() ? "application/octet-stream" : file.mime;
}

bool occurs(std::string_view boundary, const FormFields& fields, const Attachment& file) {
    if (file.content.find(boundary) != std::string::npos) return true;
    for (const auto& field : fields) {
        if (field.second.find(boundary) != std::string::npos) return true;
    }
    return file.name.find(boundary) != std::string::npos;
}

std::string boundary_for(const FormFields& fields, const Attachment& file) {
    auto seed = crypto::sha256(file.content);
    for (const auto& field : fields) seed = crypto::sha256(seed + field.second);
    for (;;) {
        const auto boundary = "linyi-" + to_hex(seed).substr(0, boundary_hash_digits);
        if (!occurs(boundary, fields, file)) return boundary;
        seed = crypto::sha256(seed);
    }
}

}  // namespace

Multipart multipart(const FormFields& fields, const Attachment& file) {
    const auto boundary = boundary_for(fields, file);
    const auto line = "--" + boundary;
    std::string body;
    for (const auto& [name, value] : fields) {
        body += line + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n";
        body += value + "\r\n";
    }
    body += line + "\r\nContent-Disposition: form-data; name=\"document\"; filename=\"" +
            quoted_name(file.name) + "\"\r\nContent-Type: " + mime_of(file) + "\r\n\r\n";
    body += file.content;
    body += "\r\n" + line + "--\r\n";
    return {.content_type = "multipart/form-data; boundary=" + boundary, .body = std::move(body)};
}

}  // namespace linyi::telegram
