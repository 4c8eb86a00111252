// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0

// hearth-unpack FOLDER BYTES: unpacks the package on descriptor 3 below FOLDER, BYTES at most, and writes one
// JSON line to descriptor 4:
// {"ok":true} or {"ok":false,"code":n,"message":"…","action":"…"}. Runs confined: it reads what strangers
// made.

#include "resources/base/json.h"
#include "store/package/package_reader.h"
#include <clocale>
#include <unistd.h>

using namespace hearth;
using namespace hearth::store;

namespace
{

constexpr int kPackageFd = 3;
constexpr int kResultFd = 4;

} // namespace

int main(int argc, char **argv)
{
    // libarchive turns names into the locale's encoding; the confinement sets a UTF-8 one.
    std::setlocale(LC_ALL, "C.UTF-8");
    const auto manifest =
        argc == 3
            ? unpackPackage(kPackageFd, QString::fromLocal8Bit(argv[1]), QByteArray(argv[2]).toLongLong())
            : Result<Manifest>(fail(ErrorCode::Invalid, QStringLiteral("hearth-unpack FOLDER BYTES")));
    QJsonObject answer{{QStringLiteral("ok"), manifest.has_value()}};
    if (!manifest) {
        answer[QStringLiteral("code")] = static_cast<int>(manifest.error().code);
        answer[QStringLiteral("message")] = manifest.error().message;
        answer[QStringLiteral("action")] = manifest.error().action;
    }
    const QByteArray line = toJson(answer) + '\n';
    const bool told = ::write(kResultFd, line.constData(), static_cast<size_t>(line.size())) == line.size();
    return told && manifest ? 0 : 1;
}
