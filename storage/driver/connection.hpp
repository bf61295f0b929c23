#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace linyi::storage {

/// A database said no. The kind decides what the service does next (reliability.md §3.1).
class DatabaseError : public std::runtime_error {
public:
    enum class Kind {
        busy,        ///< somebody else holds the lock: answer 503, try again
        full,        ///< disk full: answer 503, stay up
        io,          ///< a read, write or sync failed, or the file is damaged: stop at once
        constraint,  ///< a unique or check constraint refused the row
        other,
    };

    DatabaseError(Kind k, const std::string& what) : std::runtime_error(what), kind_(k) {}
    Kind kind() const { return kind_; }

private:
    Kind kind_;
};

/// A prepared statement. Parameters count from 1, columns from 0.
class Statement {
public:
    virtual ~Statement() = default;
    virtual void bind(int at, std::int64_t value) = 0;
    virtual void bind(int at, std::string_view text) = 0;
    virtual void bind_blob(int at, std::string_view bytes) = 0;
    virtual void bind_null(int at) = 0;
    /// True while there is a row.
    virtual bool step() = 0;
    virtual bool is_null(int column) = 0;
    virtual std::int64_t integer(int column) = 0;
    virtual std::string text(int column) = 0;  ///< text or bytes
    /// Ready for new parameters.
    virtual void reset() = 0;
};

/// Bytes rather than text, for a parameter.
struct Blob {
    std::string_view bytes{};
};

/// One database connection. Used by one thread only.
class Connection {
public:
    virtual ~Connection() = default;

    /// The statement for `sql`, prepared once and kept. `sql` must be a string literal: its
    /// address is the key, and nothing built at run time may ever get here.
    virtual Statement& borrow(std::string_view sql) = 0;
    virtual void give_back(Statement& statement) = 0;

    /// Runs a script of several statements (migrations, pragmas).
    virtual void run_script(const std::string& script) = 0;

    virtual void begin() = 0;   ///< takes the write lock at once
    virtual void commit() = 0;  ///< returns after the disk has it
    virtual void rollback() = 0;
    virtual void savepoint() = 0;
    virtual void release() = 0;
    virtual void rollback_to() = 0;
    virtual bool in_transaction() = 0;
    /// Rows changed by the last INSERT, UPDATE or DELETE.
    virtual std::int64_t changes() = 0;
};

/// One run of a statement: binds in order, then steps. Gives the statement back at the end.
class Query {
public:
    template <class... Values>
    Query(Connection& connection, std::string_view sql, const Values&... values)
        : connection_(connection), statement_(connection.borrow(sql)) {
        [[maybe_unused]] int at = 0;
        try {
            (bind(++at, values), ...);
        } catch (...) {
            connection_.give_back(statement_);
            throw;
        }
    }
    ~Query() { connection_.give_back(statement_); }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    /// Moves to the next row; false at the end.
    bool next() { return statement_.step(); }
    /// For statements without rows.
    void run() {
        while (statement_.step()) {
        }
    }

    bool is_null(int column) const { return statement_.is_null(column); }
    std::int64_t integer(int column) const { return statement_.integer(column); }
    std::string text(int column) const { return statement_.text(column); }
    std::optional<std::int64_t> optional_integer(int column) const {
        if (is_null(column)) return std::nullopt;
        return integer(column);
    }
    std::optional<std::string> optional_text(int column) const {
        if (is_null(column)) return std::nullopt;
        return text(column);
    }

private:
    void bind(int at, std::int64_t value) { statement_.bind(at, value); }
    void bind(int at, int value) { statement_.bind(at, std::int64_t{value}); }
    void bind(int at, bool value) { statement_.bind(at, std::int64_t{value ? 1 : 0}); }
    void bind(int at, const std::string& value) { statement_.bind(at, std::string_view(value)); }
    void bind(int at, const char* value) { statement_.bind(at, std::string_view(value)); }
    void bind(int at, std::string_view value) { statement_.bind(at, value); }
    void bind(int at, Blob value) { statement_.bind_blob(at, value.bytes); }
    void bind(int at, std::nullopt_t) { statement_.bind_null(at); }
    template <class T>
    void bind(int at, const std::optional<T>& value) {
        if (value) {
            bind(at, *value);
        } else {
            statement_.bind_null(at);
        }
    }

    Connection& connection_;
    Statement& statement_;
};

/// Runs one statement without rows; returns the rows changed.
template <class... Values>
std::int64_t run(Connection& connection, std::string_view sql, const Values&... values) {
    Query query(connection, sql, values...);
    query.run();
    return connection.changes();
}

}  // namespace linyi::storage
