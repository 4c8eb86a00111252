// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "resources/base/log.h"
#include "resources/base/result.h"
#include <QDateTime>
#include <QLoggingCategory>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace hearth
{

namespace
{

QByteArray &processName()
{
    static QByteArray name;
    return name;
}

const char *levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        return "fatal";
    }
    return "info";
}

void writeLine(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    // A hostile name in a message must not forge a second line.
    QString clean = text;
    clean.remove(QChar(0x2068)).remove(QChar(0x2069)); // a sentence's marks (sentence.h)
    QByteArray line = clean.toUtf8();
    line.replace('\n', ' ').replace('\r', ' ');
    line.truncate(4096);
    const QByteArray time = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1();
    std::fprintf(stderr, "%s %s %s %s: %s\n", time.constData(), levelName(type), processName().constData(),
                 context.category ? context.category : "default", line.constData());
}

} // namespace

void startLogging(const QString &process)
{
    processName() = process.toLatin1();
    qInstallMessageHandler(writeLine);
    if (qgetenv("HEARTH_LOG") != "debug")
        QLoggingCategory::setFilterRules(QStringLiteral("*.debug=false"));
}

std::unexpected<Error> failErrno(const QString &what, int errnoValue)
{
    ErrorCode code = ErrorCode::Io;
    QString action;
    if (errnoValue == ENOSPC || errnoValue == EDQUOT) {
        code = ErrorCode::DiskFull;
        action = Error::tr("Free some space and try again");
    } else if (errnoValue == ENOENT) {
        code = ErrorCode::NotFound;
    } else if (errnoValue == EACCES || errnoValue == EPERM) {
        code = ErrorCode::NotAllowed;
    }
    return fail(code, what + QLatin1String(": ") + QString::fromLocal8Bit(std::strerror(errnoValue)), action);
}

} // namespace hearth
