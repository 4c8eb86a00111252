// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/library/media_kind.h"
#include <QRegularExpression>
#include <array>

namespace hearth::player
{

namespace
{

constexpr std::array kNames = {
    std::pair{MediaKind::Films, "films"},       std::pair{MediaKind::Courses, "courses"},
    std::pair{MediaKind::Workouts, "workouts"}, std::pair{MediaKind::Music, "music"},
    std::pair{MediaKind::Photos, "photos"},
};

// Whole words where words are written apart; in Chinese, which does not, anywhere in the name.
struct Words {
    MediaKind kind;
    const char *apart;
    const char *anywhere;
};
constexpr std::array kWords = {
    Words{MediaKind::Workouts,
          "workouts?|fitness|yoga|pilates|exercises?|training|gym|sport|gymnastik|ejercicios?|gimnasia|"
          "entrenamientos?|تمارين|تمرين|رياضة|الرياضة|يوغا|لياقة",
          "健身|运动|鍛煉|锻炼|瑜伽|瑜珈|训练"},
    Words{
        MediaKind::Courses,
        "courses?|lessons?|lectures?|classes|tutorials?|learning|kurse?|lehrgänge|lehrgang|"
        "vorlesung(?:en)?|unterricht|lernen|cursos?|lecciones|clases|aprender|دورات|دورة|دروس|محاضرات|تعليم",
        "课程|教程|课堂|公开课|学习|讲座"},
    Words{MediaKind::Music,
          "music|songs?|albums|musik|lieder|música|musica|canciones|موسيقى|الموسيقى|أغاني|اغاني",
          "音乐|音樂|歌曲"},
    Words{MediaKind::Photos,
          "photos?|pictures?|images?|dcim|camera|fotos?|bilder|fotografías?|fotografias?|imágenes|imagenes|"
          "صور|الصور",
          "照片|图片|相册|相片|相机"},
};

} // namespace

QString nameOf(MediaKind kind)
{
    for (const auto &[known, name] : kNames) {
        if (known == kind)
            return QLatin1String(name);
    }
    return {};
}

std::optional<MediaKind> mediaKindOf(const QString &name)
{
    for (const auto &[kind, known] : kNames) {
        if (name == QLatin1String(known))
            return kind;
    }
    return std::nullopt;
}

MediaKind guessMediaKind(const QString &folderName)
{
    // A disk may have composed its letters otherwise.
    const QString name = folderName.normalized(QString::NormalizationForm_C);
    static const auto kPatterns = [] {
        std::array<std::pair<MediaKind, QRegularExpression>, kWords.size()> patterns;
        for (size_t i = 0; i < kWords.size(); ++i)
            patterns[i] = {kWords[i].kind,
                           QRegularExpression(QStringLiteral("(?<![\\p{L}\\p{N}])(?:%1)(?![\\p{L}])|%2")
                                                  .arg(QString::fromUtf8(kWords[i].apart),
                                                       QString::fromUtf8(kWords[i].anywhere)),
                                              QRegularExpression::CaseInsensitiveOption |
                                                  QRegularExpression::UseUnicodePropertiesOption)};
        return patterns;
    }();
    for (const auto &[kind, known] : kPatterns) {
        if (known.match(name).hasMatch())
            return kind;
    }
    return MediaKind::Films;
}

} // namespace hearth::player
