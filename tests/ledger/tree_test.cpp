#include "ledger/tree.hpp"

#include "base/random.hpp"
#include "base/text.hpp"
#include "ledger/encoding.hpp"
#include "ledger/entry.hpp"

#include <gtest/gtest.h>

namespace linyi::ledger {
namespace {

/// The leaves and roots that the implementations of Certificate Transparency test with.
constexpr std::array<std::string_view, 8> known_leaves{"",
                                                       "00",
                                                       "10",
                                                       "2021",
                                                       "3031",
                                                       "40414243",
                                                       "5051525354555657",
                                                       "606162636465666768696a6b6c6d6e6f"};
constexpr std::array<std::string_view, 9> known_roots{
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

/// A tree in memory, with chunks as the store keeps them.
class StoredTree {
public:
    explicit StoredTree(std::int64_t size) {
        for (std::int64_t i = 0; i < size; ++i) {
            leaves_.push_back(leaf_of(big_endian(i)));
            frontier_.append(leaves_.back());
            roots_.push_back(frontier_.root());
            if (const auto chunk = frontier_.completed_chunk()) chunks_.push_back(*chunk);
        }
    }

    Hash leaf(std::int64_t i) const { return leaves_.at(static_cast<std::size_t>(i)); }
    Hash root(std::int64_t size) const {
        return size == 0 ? empty_root() : roots_.at(static_cast<std::size_t>(size - 1));
    }
    const std::vector<Hash>& leaves() const { return leaves_; }
    TreeSource source() const {
        return {
            .leaf = [this](std::int64_t i) { return leaf(i); },
            .chunk = [this](std::int64_t i) { return chunks_.at(static_cast<std::size_t>(i)); }};
    }

private:
    std::vector<Hash> leaves_{};
    std::vector<Hash> chunks_{};
    std::vector<Hash> roots_{};
    Frontier frontier_{};
};

/// Root over leaves [begin, end) straight from the definition, RFC 6962 §2.1.
Hash by_definition(const std::vector<Hash>& leaves, std::size_t begin, std::size_t end) {
    if (end - begin == 1) return leaves[begin];
    std::size_t half = 1;
    while (half * 2 < end - begin) half *= 2;
    return node_of(by_definition(leaves, begin, begin + half),
                   by_definition(leaves, begin + half, end));
}

constexpr std::array<std::int64_t, 12> sizes{1, 2, 3, 7, 8, 255, 256, 257, 511, 512, 700, 1300};

}  // namespace

TEST(Tree, HasTheRootsOfCertificateTransparency) {
    Frontier tree;
    for (std::size_t i = 0; i <= known_leaves.size(); ++i) {
        EXPECT_EQ(to_hex(tree.root().bytes()), known_roots[i]) << i << " leaves";
        if (i < known_leaves.size()) tree.append(leaf_of(*from_hex(known_leaves[i])));
    }
}

TEST(Tree, GrowsToTheRootOfTheDefinition) {
    const StoredTree tree(1300);
    for (const auto size : sizes) {
        EXPECT_EQ(tree.root(size), by_definition(tree.leaves(), 0, static_cast<std::size_t>(size)))
            << size;
        EXPECT_EQ(root_at(tree.source(), size), tree.root(size)) << size;
    }
}

TEST(Tree, GoesOnFromItsStoredChunks) {
    const StoredTree tree(1300);
    Frontier again;
    for (std::int64_t i = 0; i < 5; ++i) again.append(tree.source().chunk(i), chunk_leaves);
    for (std::int64_t i = 5 * chunk_leaves; i < 1300; ++i) again.append(tree.leaf(i));
    EXPECT_EQ(again.size(), 1300);
    EXPECT_EQ(again.root(), tree.root(1300));
}

TEST(Tree, ProvesEveryLeafOfEverySmallTree) {
    const StoredTree tree(70);
    for (std::int64_t size = 1; size <= 70; ++size) {
        for (std::int64_t i = 0; i < size; ++i) {
            const auto path = inclusion_path(tree.source(), i, size);
            EXPECT_TRUE(is_included(tree.leaf(i), i, size, path, tree.root(size)))
                << i << " of " << size;
            EXPECT_FALSE(is_included(tree.leaf(i), i, size, path, tree.root(size - 1)));
            EXPECT_FALSE(is_included(tree.leaf((i + 1) % 70), i, size, path, tree.root(size)));
        }
    }
}

TEST(Tree, ProvesLeavesAroundTheBoundsOfChunks) {
    const StoredTree tree(1300);
    for (const auto size : sizes) {
        for (const std::int64_t i : {0L, 1L, 254L, 255L, 256L, 257L, 511L, 699L, 1299L}) {
            if (i >= size) continue;
            const auto path = inclusion_path(tree.source(), i, size);
            EXPECT_TRUE(is_included(tree.leaf(i), i, size, path, tree.root(size)))
                << i << " of " << size;
        }
    }
}

TEST(Tree, RefusesAProofThatWasTouched) {
    const StoredTree tree(300);
    const auto path = inclusion_path(tree.source(), 123, 300);
    SeededRandom random(1);
    for (int round = 0; round < 2000; ++round) {
        auto forged = path;
        auto& hash = forged[random.below(forged.size())];
        auto& byte = hash.value[random.below(hash_bytes)];
        byte = static_cast<char>(byte ^ (1 << random.below(8)));
        EXPECT_FALSE(is_included(tree.leaf(123), 123, 300, forged, tree.root(300)));
    }
    auto longer = path;
    longer.push_back(path.back());
    EXPECT_FALSE(is_included(tree.leaf(123), 123, 300, longer, tree.root(300)));
    auto shorter = path;
    shorter.pop_back();
    EXPECT_FALSE(is_included(tree.leaf(123), 123, 300, shorter, tree.root(300)));
    EXPECT_FALSE(is_included(tree.leaf(123), 122, 300, path, tree.root(300)));
    EXPECT_FALSE(is_included(tree.leaf(123), -1, 300, path, tree.root(300)));
    EXPECT_FALSE(is_included(tree.leaf(123), 300, 300, path, tree.root(300)));
}

TEST(Tree, ProvesThatItOnlyGrew) {
    const StoredTree tree(70);
    for (std::int64_t second = 1; second <= 70; ++second) {
        for (std::int64_t first = 1; first <= second; ++first) {
            const auto path = consistency_path(tree.source(), first, second);
            EXPECT_TRUE(is_consistent(first, tree.root(first), second, tree.root(second), path))
                << first << " and " << second;
            EXPECT_FALSE(
                is_consistent(first, tree.root(first - 1), second, tree.root(second), path));
            if (first == second) continue;
            EXPECT_FALSE(
                is_consistent(first, tree.root(first), second, tree.root(second - 1), path));
        }
    }
}

TEST(Tree, ProvesGrowthAcrossChunks) {
    const StoredTree tree(1300);
    for (const auto first : sizes) {
        for (const auto second : sizes) {
            if (first > second) continue;
            const auto path = consistency_path(tree.source(), first, second);
            EXPECT_TRUE(is_consistent(first, tree.root(first), second, tree.root(second), path))
                << first << " and " << second;
        }
    }
}

TEST(Tree, AProofOfAHundredThousandFitsIntoAKibibyte) {
    const auto levels = inclusion_path(
        {.leaf = [](std::int64_t) { return Hash{}; }, .chunk = [](std::int64_t) { return Hash{}; }},
        4711, 100'000);
    EXPECT_LE(base64(joined(levels)).size(), 1024U);
}

}  // namespace linyi::ledger
