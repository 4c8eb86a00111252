// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "resources/base/database.h"
#include <QDateTime>
#include <QFile>
#include <sqlite3.h>

namespace hearth
{

namespace
{

std::unexpected<Error> failSqlite(sqlite3 *connection, int code)
{
    const QString message = QStringLiteral("database: ") + QString::fromUtf8(sqlite3_errmsg(connection));
    switch (code & 0xff) {
    case SQLITE_FULL:
        return fail(ErrorCode::DiskFull, message, Error::tr("Free some space and try again"));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return fail(ErrorCode::Damaged, message);
    case SQLITE_CONSTRAINT:
        return fail(ErrorCode::Invalid, message);
    default:
        return fail(ErrorCode::Io, message);
    }
}

} // namespace

Statement::Statement(Statement &&other) noexcept
    : m_connection(other.m_connection), m_statement(std::exchange(other.m_statement, nullptr))
{
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement &Statement::bind(int index, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    sqlite3_bind_text(m_statement, index, utf8.constData(), static_cast<int>(utf8.size()), SQLITE_TRANSIENT);
    return *this;
}

Statement &Statement::bind(int index, qint64 number)
{
    sqlite3_bind_int64(m_statement, index, number);
    return *this;
}

Statement &Statement::bind(int index, double number)
{
    sqlite3_bind_double(m_statement, index, number);
    return *this;
}

Statement &Statement::bind(int index, const QByteArray &blob)
{
    sqlite3_bind_blob(m_statement, index, blob.constData(), static_cast<int>(blob.size()), SQLITE_TRANSIENT);
    return *this;
}

Statement &Statement::bindNull(int index)
{
    sqlite3_bind_null(m_statement, index);
    return *this;
}

Result<bool> Statement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return failSqlite(m_connection, code);
}

Done Statement::run()
{
    const int code = sqlite3_step(m_statement);
    sqlite3_reset(m_statement);
    if (code != SQLITE_DONE && code != SQLITE_ROW)
        return failSqlite(m_connection, code);
    return {};
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
}

QString Statement::text(int column) const
{
    return QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column)),
                             sqlite3_column_bytes(m_statement, column));
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

QByteArray Statement::blob(int column) const
{
    return {static_cast<const char *>(sqlite3_column_blob(m_statement, column)),
            sqlite3_column_bytes(m_statement, column)};
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

Transaction::~Transaction()
{
    if (m_database)
        sqlite3_exec(m_database->m_connection, "ROLLBACK", nullptr, nullptr, nullptr);
}

Done Transaction::commit()
{
    Done done = m_database->execute("COMMIT");
    if (done)
        m_database = nullptr;
    return done;
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, std::span<const char *const> migrations)
{
    auto database = openOnce(path, migrations);
    if (database || database.error().code != ErrorCode::Damaged)
        return database;
    const QString aside = path + QStringLiteral(".damaged-") +
                          QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMddHHmmss"));
    QFile::rename(path, aside);
    QFile::remove(path + QStringLiteral("-wal"));
    QFile::remove(path + QStringLiteral("-shm"));
    database = openOnce(path, migrations);
    if (database)
        (*database)->m_wasDamaged = true;
    return database;
}

Result<std::unique_ptr<Database>> Database::openOnce(const QString &path,
                                                     std::span<const char *const> migrations)
{
    sqlite3 *connection = nullptr;
    const int code =
        sqlite3_open_v2(QFile::encodeName(path).constData(), &connection,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    std::unique_ptr<Database> database(new Database(connection));
    if (code != SQLITE_OK)
        return failSqlite(connection, code);
    sqlite3_busy_timeout(connection, 2000);
    if (Done done =
            database->execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                              "PRAGMA cache_size=-512;");
        !done)
        return std::unexpected(done.error());
    auto check = database->prepare("PRAGMA quick_check(1)");
    if (!check)
        return std::unexpected(check.error());
    const Result<bool> row = check->step();
    if (!row)
        return std::unexpected(row.error());
    if (check->text(0) != QLatin1String("ok"))
        return fail(ErrorCode::Damaged, QStringLiteral("database: ") + check->text(0));
    check->reset();
    if (Done done = database->migrate(migrations); !done)
        return std::unexpected(std::move(done).error().within(path));
    return database;
}

Done Database::migrate(std::span<const char *const> migrations)
{
    qint64 version = 0;
    {
        auto query = prepare("PRAGMA user_version");
        if (!query)
            return std::unexpected(query.error());
        if (const auto row = query->step(); !row)
            return std::unexpected(row.error());
        version = query->integer(0);
    }
    if (version > static_cast<qint64>(migrations.size()))
        return fail(ErrorCode::Unsupported,
                    QStringLiteral("written by a newer Hearth (schema %1)").arg(version),
                    QStringLiteral("Install the newer Hearth again, or start with another state folder"));
    for (size_t i = static_cast<size_t>(version); i < migrations.size(); ++i) {
        auto transaction = begin();
        if (!transaction)
            return std::unexpected(transaction.error());
        if (Done done = execute(migrations[i]); !done)
            return done;
        const QByteArray bump = "PRAGMA user_version=" + QByteArray::number(static_cast<qint64>(i + 1));
        if (Done done = execute(bump.constData()); !done)
            return done;
        if (Done done = transaction->commit(); !done)
            return done;
    }
    return {};
}

Database::~Database()
{
    sqlite3_close(m_connection);
}

Result<Statement> Database::prepare(const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v2(m_connection, sql, -1, &statement, nullptr);
    if (code != SQLITE_OK)
        return failSqlite(m_connection, code);
    return Statement(m_connection, statement);
}

Done Database::execute(const char *sql)
{
    const int code = sqlite3_exec(m_connection, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return failSqlite(m_connection, code);
    return {};
}

Result<Transaction> Database::begin()
{
    if (Done done = execute("BEGIN IMMEDIATE"); !done)
        return std::unexpected(done.error());
    return Transaction(this);
}

qint64 Database::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_connection);
}

int Database::changes() const
{
    return sqlite3_changes(m_connection);
}

} // namespace hearth
