#include "ledger/tree.hpp"

#include <string>

namespace linyi::ledger {
namespace {

/// The largest power of two smaller than `count`. Precondition: count > 1.
std::int64_t split_of(std::int64_t count) {
    std::int64_t half = 1;
    while (half < count - half) half *= 2;
    return half;
}

/// Root of the leaves from `begin` to before `end`; the range is one that RFC 6962 cuts out.
Hash range_root(const TreeSource& source, std::int64_t begin, std::int64_t end) {
    const auto count = end - begin;
    if (count == 1) return source.leaf(begin);
    if (count == chunk_leaves && begin % chunk_leaves == 0)
        return source.chunk(begin / chunk_leaves);
    const auto middle = begin + split_of(count);
    return node_of(range_root(source, begin, middle), range_root(source, middle, end));
}

}  // namespace

Hash node_of(const Hash& left, const Hash& right) {
    return sha256({tag::node, left.bytes(), right.bytes()});
}

Hash empty_root() {
    return sha256({});
}

void Frontier::append(const Hash& root, std::int64_t leaves) {
    Subtree grown{.leaves = leaves, .root = root};
    if (leaves == chunk_leaves) chunk_ = root;
    while (!subtrees_.empty() && subtrees_.back().leaves == grown.leaves) {
        grown = {.leaves = 2 * grown.leaves, .root = node_of(subtrees_.back().root, grown.root)};
        subtrees_.pop_back();
        // The chunk's root is wanted once, and the next merge would hide it.
        if (grown.leaves == chunk_leaves) chunk_ = grown.root;
    }
    subtrees_.push_back(grown);
    size_ += leaves;
}

Hash Frontier::root() const {
    if (subtrees_.empty()) return empty_root();
    Hash root = subtrees_.back().root;
    for (auto at = subtrees_.rbegin() + 1; at != subtrees_.rend(); ++at)
        root = node_of(at->root, root);
    return root;
}

std::optional<Hash> Frontier::completed_chunk() const {
    if (size_ == 0 || size_ % chunk_leaves != 0) return std::nullopt;
    return chunk_;
}

Hash root_of(const std::vector<Hash>& leaves) {
    Frontier tree;
    for (const auto& leaf : leaves) tree.append(leaf);
    return tree.root();
}

Hash root_at(const TreeSource& source, std::int64_t size) {
    return size == 0 ? empty_root() : range_root(source, 0, size);
}

std::vector<Hash> inclusion_path(const TreeSource& source, std::int64_t index, std::int64_t size) {
    // From the root down; the siblings are wanted from the leaf up.
    std::vector<Hash> path;
    std::int64_t begin = 0;
    std::int64_t end = size;
    while (end - begin > 1) {
        const auto middle = begin + split_of(end - begin);
        const bool is_left = index < middle;
        path.push_back(is_left ? range_root(source, middle, end)
                               : range_root(source, begin, middle));
        (is_left ? end : begin) = middle;
    }
    return {path.rbegin(), path.rend()};
}

std::vector<Hash> consistency_path(const TreeSource& source, std::int64_t first,
                                   std::int64_t second) {
    std::vector<Hash> path;
    std::int64_t begin = 0;
    std::int64_t end = second;
    // Whether the smaller tree is, as a whole, the subtree we stand at: then its root is known.
    bool is_whole = true;
    while (first != end) {
        const auto middle = begin + split_of(end - begin);
        const bool is_left = first <= middle;
        path.push_back(is_left ? range_root(source, middle, end)
                               : range_root(source, begin, middle));
        is_whole = is_whole && is_left;
        (is_left ? end : begin) = middle;
    }
    if (!is_whole) path.push_back(range_root(source, begin, end));
    return {path.rbegin(), path.rend()};
}

bool is_included(const Hash& leaf, std::int64_t index, std::int64_t size,
                 const std::vector<Hash>& path, const Hash& root) {
    if (index < 0 || index >= size) return false;
    auto node = index;
    auto last = size - 1;
    Hash made = leaf;
    for (const auto& sibling : path) {
        if (last == 0) return false;
        if (node % 2 == 1 || node == last) {
            made = node_of(sibling, made);
            while (node % 2 == 0 && node != 0) {
                node /= 2;
                last /= 2;
            }
        } else {
            made = node_of(made, sibling);
        }
        node /= 2;
        last /= 2;
    }
    return last == 0 && made == root;
}

bool is_consistent(std::int64_t first, const Hash& first_root, std::int64_t second,
                   const Hash& second_root, const std::vector<Hash>& path) {
    if (first < 0 || first > second) return false;
    if (first == second) return path.empty() && first_root == second_root;
    if (first == 0) return path.empty() && first_root == empty_root();
    auto rest = path;
    // A whole power of two is itself the first node of the way.
    if ((first & (first - 1)) == 0) rest.insert(rest.begin(), first_root);
    if (rest.empty()) return false;
    auto node = first - 1;
    auto last = second - 1;
    while (node % 2 == 1) {
        node /= 2;
        last /= 2;
    }
    Hash made_first = rest.front();
    Hash made_second = rest.front();
    for (std::size_t i = 1; i < rest.size(); ++i) {
        if (last == 0) return false;
        if (node % 2 == 1 || node == last) {
            made_first = node_of(rest[i], made_first);
            made_second = node_of(rest[i], made_second);
            while (node % 2 == 0 && node != 0) {
                node /= 2;
                last /= 2;
            }
        } else {
            made_second = node_of(made_second, rest[i]);
        }
        node /= 2;
        last /= 2;
    }
    return last == 0 && made_first == first_root && made_second == second_root;
}

std::string joined(const std::vector<Hash>& path) {
    std::string out;
    for (const auto& hash : path) out += hash.bytes();
    return out;
}

}  // namespace linyi::ledger
