// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "resources/base/patient_open.h"
#include "resources/base/sentence.h"
#include <QFile>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <future>
#include <memory>
#include <thread>

namespace hearth
{

namespace
{

constexpr int kMostHanging = 8;
std::atomic<int> hanging = 0;

std::unexpected<Error> noAnswer()
{
    return fail(ErrorCode::Unavailable, Error::tr("The film's disk does not answer"),
                Error::tr("See whether it is connected, and whether its server runs"));
}

} // namespace

Result<Fd> openPatiently(std::function<Result<Fd>()> touch, std::chrono::milliseconds patience)
{
    if (hanging >= kMostHanging)
        return noAnswer();
    auto promise = std::make_shared<std::promise<Result<Fd>>>();
    std::future<Result<Fd>> answer = promise->get_future();
    ++hanging;
    std::thread([touch = std::move(touch), promise] {
        promise->set_value(touch());
        --hanging;
    }).detach();
    if (answer.wait_for(patience) != std::future_status::ready)
        return noAnswer();
    return answer.get();
}

Result<Fd> openPatiently(const QString &path, std::chrono::milliseconds patience)
{
    return openPatiently(
        [name = QFile::encodeName(path)]() -> Result<Fd> {
            Fd file(::open(name.constData(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
            if (!file.isValid())
                return failErrno(QString::fromLocal8Bit(name), errno);
            return file;
        },
        patience);
}

} // namespace hearth
