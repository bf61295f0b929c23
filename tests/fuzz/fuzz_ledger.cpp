// rooms: ledger
// What strangers hand us of the ledger's forms is refused or read in one way only.
#include "ledger/checkpoint.hpp"
#include "ledger/encoding.hpp"
#include "ledger/entry.hpp"
#include "ledger/receipt.hpp"
#include "ledger/tree.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using namespace linyi::ledger;

/// A path of whole hashes out of whatever bytes there are.
std::vector<Hash> path_from(std::string_view bytes) {
    std::vector<Hash> path;
    for (; bytes.size() >= hash_bytes; bytes.remove_prefix(hash_bytes))
        path.push_back(*hash_from(bytes.substr(0, hash_bytes)));
    return path;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);

    if (const auto entry = read_entry(text); entry && canonical(*entry) != text) std::abort();
    if (const auto bytes = from_base64(text); bytes && base64(*bytes) != text) std::abort();
    // Nobody has the key, so no note is ever ours.
    if (open_note(text, std::string(public_key_bytes, '\3'))) std::abort();
    if (const auto key = public_key_of(text); key && key->size() != public_key_bytes) std::abort();
    if (const auto receipt = read_receipt(text);
        receipt && (receipt->number < 0 || receipt->number > receipt_number_max))
        std::abort();
    const Hash root = sha256({"a root that no path leads to"});
    if (is_included(sha256({text}), static_cast<std::int64_t>(size), 1000, path_from(text), root))
        std::abort();
    if (is_consistent(static_cast<std::int64_t>(size % 900) + 1, sha256({"x"}), 1000, root,
                      path_from(text)))
        std::abort();
    return 0;
}
