// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// SQLite with results instead of codes: statements that bind and step, transactions that roll back by
// themselves, numbered migrations that are never edited. One connection, used on one thread (the one that
// opened it). Opened with WAL and synchronous=FULL: what was committed survives a power cut.

#include "resources/base/result.h"
#include <QByteArray>
#include <memory>
#include <span>

struct sqlite3;
struct sqlite3_stmt;

namespace hearth
{

class Database;

class Statement
{
public:
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&) = delete;
    Statement(const Statement &) = delete;
    ~Statement();

    /// Parameters are numbered from 1, as in SQL ("?1").
    Statement &bind(int index, const QString &text);
    Statement &bind(int index, qint64 number);
    Statement &bind(int index, double number);
    Statement &bind(int index, const QByteArray &blob);
    Statement &bindNull(int index);

    /// True when there is a row to read, false at the end.
    Result<bool> step();
    /// Runs a statement whose rows nobody wants.
    Done run();
    void reset();

    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] QByteArray blob(int column) const;
    [[nodiscard]] bool isNull(int column) const;

private:
    friend class Database;
    Statement(sqlite3 *connection, sqlite3_stmt *statement) : m_connection(connection), m_statement(statement)
    {
    }
    sqlite3 *m_connection;
    sqlite3_stmt *m_statement;
};

/// Rolls back unless commit() was called.
class Transaction
{
public:
    Transaction(const Transaction &) = delete;
    Transaction(Transaction &&other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}
    ~Transaction();
    Done commit();

private:
    friend class Database;
    explicit Transaction(Database *database) : m_database(database) {}
    Database *m_database;
};

class Database
{
public:
    /// Opens or makes the file and brings its schema up to date: `migrations`[n] takes version n to n + 1.
    /// A file that is damaged is set aside as NAME.damaged-<time> and a fresh one made; wasDamaged() then
    /// says so. Unsupported when the file was written by a newer Hearth.
    static Result<std::unique_ptr<Database>> open(const QString &path,
                                                  std::span<const char *const> migrations);
    ~Database();

    Result<Statement> prepare(const char *sql);
    Done execute(const char *sql);
    Result<Transaction> begin();
    [[nodiscard]] bool wasDamaged() const { return m_wasDamaged; }
    [[nodiscard]] qint64 lastInsertId() const;
    [[nodiscard]] int changes() const;

private:
    friend class Transaction;
    explicit Database(sqlite3 *connection) : m_connection(connection) {}
    static Result<std::unique_ptr<Database>> openOnce(const QString &path,
                                                      std::span<const char *const> migrations);
    Done migrate(std::span<const char *const> migrations);

    sqlite3 *m_connection;
    bool m_wasDamaged = false;
};

} // namespace hearth
