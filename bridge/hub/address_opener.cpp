// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/hub/address_opener.h"
#include "player/stream/address.h"
#include <QDir>

namespace hearth::bridge
{

namespace
{

constexpr std::chrono::seconds kDeadline{15};

PlayList onlyOne(const QUrl &url, const QString &title)
{
    return {title, {{{}, QString::fromLatin1(url.toEncoded()), title}}, true};
}

} // namespace

AddressOpener::~AddressOpener()
{
    if (m_worker.joinable())
        m_worker.join();
}

void AddressOpener::find(const QString &place, const QString &title, Answer answer)
{
    if (Answer before = std::exchange(m_answer, std::move(answer)))
        before(fail(ErrorCode::Cancelled, tr("Something else was opened")));
    ++m_question;
    const QString text = place.trimmed();
    const QUrl url(text, QUrl::TolerantMode);
    if (QDir::isAbsolutePath(text))
        findHere(text);
    else if (url.isLocalFile())
        findHere(url.toLocalFile());
    else if (Done done = player::checkAddress(url); !done)
        finish(m_question, std::unexpected(done.error()));
    else if (isPlayListName(url.path()) && url.scheme().startsWith(QLatin1String("http")))
        fetch(url, title);
    else
        finish(m_question, onlyOne(url, title));
}

void AddressOpener::findHere(const QString &path)
{
    if (m_isWalking) {
        finish(m_question, fail(ErrorCode::Unavailable, tr("A disk does not answer"),
                                tr("Try again in a moment, or plug it in anew")));
        return;
    }
    if (m_worker.joinable())
        m_worker.join(); // it has said its last word already
    m_isWalking = true;
    m_worker = std::thread([this, path, question = m_question] {
        Result<PlayList> list = readPlace(path);
        QMetaObject::invokeMethod(
            this,
            [this, question, list = std::move(list)] {
                m_isWalking = false;
                finish(question, list);
            },
            Qt::QueuedConnection);
    });
}

void AddressOpener::fetch(const QUrl &url, const QString &title)
{
    m_http.get({url, kMostPlayListBytes, kDeadline, {}, {}}, this,
               [this, url, title, question = m_question](const Result<HttpAnswer> &answer) {
                   if (!answer) {
                       finish(question, std::unexpected(answer.error()));
                   } else if (answer->status / 100 != 2) {
                       finish(question,
                              fail(ErrorCode::Unavailable,
                                   Error::tr("The list's server answers with %1").arg(answer->status)));
                   } else {
                       auto list = readPlayList(answer->body, url);
                       if (!list)
                           finish(question, std::unexpected(list.error()));
                       else
                           finish(question, *list ? std::move(**list) : onlyOne(url, title));
                   }
               });
}

void AddressOpener::finish(quint64 question, Result<PlayList> list)
{
    if (question != m_question || !m_answer)
        return;
    const Answer answer = std::exchange(m_answer, nullptr);
    answer(std::move(list));
}

} // namespace hearth::bridge
