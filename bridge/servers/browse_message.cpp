// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/servers/browse_message.h"
#include "bridge/servers/xml_walk.h"
#include <algorithm>

namespace hearth::bridge
{

namespace
{

constexpr int kMostEntries = 10'000'000;
// ContentDirectory:1, 2.7.16, and 2.5.4 of version 3.
constexpr int kNoSuchObject = 701;
constexpr int kNoSuchContainer = 710;

QByteArray argument(const char *name, const QString &value)
{
    // What XML does not know as a letter is none of a server's.
    QString plain;
    std::ranges::copy_if(value, std::back_inserter(plain),
                         [](QChar letter) { return letter >= u' ' && letter < QChar(0xfffe); });
    return QByteArray("<") + name + '>' + plain.toHtmlEscaped().toUtf8() + "</" + name + '>';
}

std::optional<int> countIn(const QString &text)
{
    bool isNumber = false;
    const qint64 count = text.trimmed().toLongLong(&isNumber);
    return isNumber && count >= 0 && count <= kMostEntries ? std::optional(static_cast<int>(count))
                                                           : std::nullopt;
}

Error refusal(int status, int code)
{
    if (code == kNoSuchObject || code == kNoSuchContainer)
        return {ErrorCode::NotFound, Error::tr("The media server does not have this any more"), {}};
    return {ErrorCode::Unavailable, Error::tr("The media server refuses (%1)").arg(code > 0 ? code : status),
            Error::tr("Allow this TV on the media server, and try again")};
}

} // namespace

HttpPost browsePost(const QByteArray &service, const BrowseQuestion &question)
{
    const bool isItself = question.about == BrowseQuestion::About::Itself;
    const QByteArray body =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n"
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" "
        "s:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\"><s:Body><u:Browse xmlns:u=\"" +
        service + "\">" + argument("ObjectID", question.id) +
        argument("BrowseFlag",
                 isItself ? QStringLiteral("BrowseMetadata") : QStringLiteral("BrowseDirectChildren")) +
        argument("Filter",
                 QStringLiteral("dc:title,dc:creator,upnp:class,upnp:artist,res,res@duration,@childCount")) +
        argument("StartingIndex", QString::number(isItself ? 0 : question.offset)) +
        argument("RequestedCount", QString::number(isItself ? 1 : question.limit)) +
        argument("SortCriteria", {}) + "</u:Browse></s:Body></s:Envelope>\r\n";
    return {
        body,
        {"Content-Type: text/xml; charset=\"utf-8\"", "SOAPACTION: \"" + service + "#Browse\"", "Expect:"}};
}

Result<BrowseAnswer> readBrowseAnswer(int status, const QByteArray &body)
{
    if (body.size() > kLargestBrowseAnswer)
        return fail(ErrorCode::TooLarge, QStringLiteral("%1 bytes").arg(body.size()));
    XmlWalk walk(body);
    BrowseAnswer answer;
    bool isAnswer = false;
    int code = 0;
    while (walk.next()) {
        if (walk.isStart())
            continue;
        const QString name = walk.name();
        if (name == QLatin1String("Result"))
            answer.didl = walk.text();
        else if (name == QLatin1String("NumberReturned"))
            answer.returned = countIn(walk.text()).value_or(0);
        else if (name == QLatin1String("TotalMatches"))
            answer.total = countIn(walk.text());
        else if (name == QLatin1String("errorCode"))
            code = countIn(walk.text()).value_or(0);
        else if (name == QLatin1String("BrowseResponse"))
            isAnswer = true;
    }
    if (status / 100 != 2 || code > 0)
        return std::unexpected(refusal(status, code));
    if (Done done = walk.result(); !done)
        return std::unexpected(done.error());
    if (!isAnswer)
        return fail(ErrorCode::Invalid, QStringLiteral("is no answer to Browse"));
    if (answer.returned > 0 && answer.total == 0)
        answer.total.reset();
    return answer;
}

} // namespace hearth::bridge
