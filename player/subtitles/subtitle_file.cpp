// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/subtitle_file.h"

#include "player/subtitles/charset.h"
#include "player/subtitles/text/text_formats.h"

namespace hearth::player
{

namespace
{

/// "film.pt-BR.forced.srt" says "pt": the last part but the suffix that looks like a language.
QString languageOf(const QString &fileName)
{
    const QStringList parts = fileName.split(QLatin1Char('.'));
    for (qsizetype i = parts.size() - 2; i > 0; --i) {
        const QString code =
            parts[i].section(QLatin1Char('-'), 0, 0).section(QLatin1Char('_'), 0, 0).toLower();
        if (code.size() == 2 || code.size() == 3)
            return code;
    }
    return {};
}

} // namespace

Result<SubtitleFile> readSubtitleFile(const QByteArray &bytes, const QString &fileName,
                                      double framesPerSecond)
{
    if (bytes.size() > kMostCharacters * 4)
        return fail(ErrorCode::TooLarge, QStringLiteral("a subtitle file of more than 32 MB"));
    const DecodedText decoded = decodeText(bytes, languageOf(fileName));
    const TextFormat *format = textFormatOf(decoded.text, fileName);
    if (format == nullptr)
        return fail(ErrorCode::Unsupported, QStringLiteral("no known format of subtitles"));
    Result<QList<Cue>> cues = format->readFrames != nullptr
                                  ? format->readFrames(decoded.text, framesPerSecond)
                                  : format->read(decoded.text);
    if (!cues)
        return std::unexpected(std::move(cues).error().within(QLatin1String(format->name)));
    // Only the name said what it is, and there is nothing of it inside.
    if (cues->isEmpty() && !format->sniff(decoded.text) && !decoded.text.trimmed().isEmpty())
        return fail(ErrorCode::Unsupported, QStringLiteral("no known format of subtitles"));
    return SubtitleFile{QLatin1String(format->name), QString::fromLatin1(decoded.charset), std::move(*cues)};
}

} // namespace hearth::player
