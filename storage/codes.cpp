#include "storage/codes.hpp"

#include "base/random.hpp"
#include "base/text.hpp"
#include "storage/driver/connection.hpp"
#include "storage/people.hpp"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace linyi::storage {
namespace {

constexpr std::size_t salt_bytes = 32;
constexpr std::chrono::hours attempts_kept{24};

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
    unsigned int length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), sum.data(), &length, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("SHA-256 failed");
    std::string raw;
    for (unsigned int i = 0; i < length; ++i) raw += static_cast<char>(sum[i]);
    return raw;
}

/// Made once per installation.
std::string installation_salt(Connection& db) {
    {
        Query query(db, "SELECT value FROM salt");
        if (query.next()) return query.text(0);
    }
    SystemRandom random;
    const auto salt = to_hex(random.bytes(salt_bytes));
    run(db, "INSERT INTO salt (only_one, value) VALUES (1, ?1)", salt);
    return salt;
}

}  // namespace

std::string code_hash(std::string_view code) {
    return to_hex(sha256("linyi one-time code\n" + std::string(code)));
}

std::string content_hash(std::string_view bytes) {
    return to_hex(sha256(bytes));
}

std::string Roster::phone_hash(std::string_view phone) {
    if (phone.empty()) return {};
    return to_hex(sha256("linyi phone\n" + installation_salt(db_) + "\n" + std::string(phone)));
}

void Roster::add_code(std::string_view hash, const Code& code, Timestamp now) {
    std::optional<std::int64_t> expires;
    if (code.expires) expires = to_millis(*code.expires);
    if (code.unit) {
        // A family code, which expires, and the printed code of a unit do not replace each other.
        run(db_, R"sql(
            DELETE FROM code WHERE community_id = ?1 AND unit_id = ?2 AND used_at IS NULL
                AND (expires_at IS NULL) = ?3
        )sql",
            code.community.value, code.unit->value, !expires);
    }
    std::optional<std::int64_t> unit;
    if (code.unit) unit = code.unit->value;
    run(db_, R"sql(
        INSERT INTO code (hash, community_id, kind, unit_id, created_at, expires_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    )sql",
        hash, code.community.value, code.kind, unit, to_millis(now), expires);
}

std::optional<Roster::Code> Roster::find_code(std::string_view hash) {
    Query query(db_, R"sql(
        SELECT community_id, kind, unit_id, used_at, expires_at FROM code WHERE hash = ?1
    )sql",
                hash);
    if (!query.next()) return std::nullopt;
    Code code{.community = {query.integer(0)}, .kind = query.text(1), .is_used = !query.is_null(3)};
    if (!query.is_null(2)) code.unit = UnitId{query.integer(2)};
    if (!query.is_null(4)) code.expires = from_millis(query.integer(4));
    return code;
}

void Roster::use_code(std::string_view hash, AccountId by, Timestamp now) {
    run(db_, "UPDATE code SET used_at = ?2, used_by = ?3 WHERE hash = ?1", hash, to_millis(now),
        by.value);
}

void Roster::count_attempt(AccountId account, Timestamp now) {
    run(db_, "DELETE FROM code_attempt WHERE account_id = ?1 AND tried_at < ?2", account.value,
        to_millis(now - attempts_kept));
    run(db_, R"sql(
        INSERT INTO code_attempt (account_id, tried_at, tries) VALUES (?1, ?2, 1)
        ON CONFLICT (account_id, tried_at) DO UPDATE SET tries = tries + 1
    )sql",
        account.value, to_millis(now));
}

int Roster::attempts_since(AccountId account, Timestamp since) {
    Query query(db_, R"sql(
        SELECT coalesce(sum(tries), 0) FROM code_attempt WHERE account_id = ?1 AND tried_at > ?2
    )sql",
                account.value, to_millis(since));
    query.next();
    return static_cast<int>(query.integer(0));
}

}  // namespace linyi::storage
