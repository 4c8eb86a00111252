// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/text_check.h"

#include <QImage>
#include <QJSValue>
#include <QJsonObject>
#include <QQuickItem>
#include <algorithm>
#include <cmath>
#include <vector>

namespace hearth::ui
{

namespace
{

constexpr double kLeastContrast = 4.5; // WCAG 2.1, 1.4.3, level AA
constexpr double kSeen = 0.05;         // of opacity
constexpr double kCovers = 0.6;
constexpr double kSlack = 2; // pixels; rounding of scaled sizes

struct Shown {
    QString text;
    QRectF rect;   // of the letters, in the window
    QRectF box;    // of what they stand in; the screen where there is no box
    QColor colour; // with its opacity
    bool isShortened = false;
    bool isScrolledAway = false;
    bool isDisabled = false;
    bool isIcon = false;
    size_t paintOrder = 0;
};

struct Cover {
    QRectF rect;
    size_t paintOrder = 0;
};

struct Place {
    QRectF clip;
    QRectF box;
    double opacity = 1;
    bool isDisabled = false;
};

/// The class of an item, also of those that QML made from it.
bool isKind(const QQuickItem &item, const char *className)
{
    return item.inherits(className);
}

QRectF sceneRect(const QQuickItem &item, const QRectF &rect)
{
    return item.mapRectToScene(rect);
}

bool hasGradient(const QQuickItem &rectangle)
{
    return rectangle.property("gradient").value<QJSValue>().isObject();
}

class Walk
{
public:
    std::vector<Shown> texts;
    std::vector<Cover> covers;

    void visit(const QQuickItem &item, Place place)
    {
        if (!item.isVisible() || place.opacity * item.opacity() < kSeen)
            return;
        place.opacity *= item.opacity();
        if (const QVariant active = item.property("active"); active.isValid() && !active.toBool())
            place.isDisabled = true;
        const QRectF own = sceneRect(item, QRectF(0, 0, item.width(), item.height()));
        if (item.clip())
            place.clip = place.clip.intersected(own);
        const size_t order = m_painted++;
        if (isKind(item, "QQuickRectangle"))
            visitRectangle(item, own, order, place);
        if (isKind(item, "QQuickText"))
            visitText(item, order, place);
        QList<QQuickItem *> children = item.childItems();
        std::stable_sort(children.begin(), children.end(),
                         [](const QQuickItem *a, const QQuickItem *b) { return a->z() < b->z(); });
        // A sibling that is painted first may be the box that the later ones stand in.
        for (const QQuickItem *child : std::as_const(children)) {
            const Place before = place;
            visit(*child, place);
            place = before;
            if (const auto box = boxOf(*child); box && place.opacity * child->opacity() > kSeen)
                place.box = *box;
        }
    }

private:
    /// A rectangle that one can see, and that fills the item it lies in: the ground of a button or a panel.
    static std::optional<QRectF> boxOf(const QQuickItem &item)
    {
        if (!item.isVisible() || !isKind(item, "QQuickRectangle") || !item.parentItem())
            return std::nullopt;
        if (item.property("color").value<QColor>().alphaF() < kSeen || hasGradient(item))
            return std::nullopt;
        const QQuickItem &around = *item.parentItem();
        if (item.width() < around.width() - kSlack || item.height() < around.height() - kSlack)
            return std::nullopt;
        return sceneRect(item, QRectF(0, 0, item.width(), item.height()));
    }
    void visitRectangle(const QQuickItem &item, const QRectF &own, size_t order, Place &place)
    {
        const QColor colour = item.property("color").value<QColor>();
        if (colour.alphaF() * place.opacity >= kCovers && !hasGradient(item)) {
            covers.push_back({own.intersected(place.clip), order});
            if (!item.childItems().isEmpty())
                place.box = own;
        }
    }
    void visitText(const QQuickItem &item, size_t order, const Place &place)
    {
        const QString text = item.property("text").toString();
        if (text.trimmed().isEmpty())
            return;
        Shown shown;
        shown.text = text;
        shown.paintOrder = order;
        shown.isDisabled = place.isDisabled;
        shown.isIcon = item.property("font").value<QFont>().family().contains(QLatin1String("Icons"));
        shown.isShortened = item.property("truncated").toBool() && !item.property("mayShorten").toBool();
        QRectF letters = item.boundingRect();
        // The item's own rect is part of its bounding one; the letters alone count.
        const double width = item.property("contentWidth").toDouble();
        const double height = item.property("contentHeight").toDouble();
        if (width < letters.width()) {
            const int alignment = item.property("effectiveHorizontalAlignment").toInt();
            if (alignment & Qt::AlignHCenter)
                letters.setLeft(letters.center().x() - width / 2);
            else if (alignment & Qt::AlignRight)
                letters.setLeft(letters.right() - width);
            letters.setWidth(width);
        }
        if (height < letters.height()) {
            if (item.property("verticalAlignment").toInt() & Qt::AlignVCenter)
                letters.setTop(letters.center().y() - height / 2);
            letters.setHeight(height);
        }
        shown.rect = sceneRect(item, letters);
        shown.box = place.box;
        const QRectF seen = shown.rect.intersected(place.clip);
        if (seen.isEmpty())
            return;
        shown.isScrolledAway = seen.height() < shown.rect.height() - kSlack;
        shown.colour = item.property("color").value<QColor>();
        shown.colour.setAlphaF(static_cast<float>(shown.colour.alphaF() * place.opacity));
        texts.push_back(shown);
    }

    size_t m_painted = 0;
};

// WCAG 2.1's relative luminance, of sRGB.
double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

/// What is behind the letters, which are the smaller part of their place: the middle of all brightnesses
/// there.
std::optional<QColor> behind(const QImage &picture, const QRectF &rect, double scale)
{
    const QRect place = QRectF(rect.topLeft() * scale, rect.size() * scale).toAlignedRect() & picture.rect();
    std::vector<QColor> seen;
    for (int y = place.top(); y <= place.bottom(); y += 2) {
        for (int x = place.left(); x <= place.right(); x += 2)
            seen.push_back(picture.pixelColor(x, y));
    }
    if (seen.empty())
        return std::nullopt;
    std::ranges::sort(seen, {}, luminance);
    return seen[seen.size() / 2];
}

double contrast(const QColor &letters, const QColor &ground)
{
    const auto mixed = [&](double above, double below) {
        return above * letters.alphaF() + below * (1 - letters.alphaF());
    };
    const QColor shown = QColor::fromRgbF(static_cast<float>(mixed(letters.redF(), ground.redF())),
                                          static_cast<float>(mixed(letters.greenF(), ground.greenF())),
                                          static_cast<float>(mixed(letters.blueF(), ground.blueF())));
    const double a = luminance(shown);
    const double b = luminance(ground);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace

QJsonArray checkTexts(QQuickWindow &window)
{
    const QImage picture = window.grabWindow();
    const double scale = window.width() > 0 ? double(picture.width()) / window.width() : 1;
    Walk walk;
    const QRectF screen(0, 0, window.width(), window.height());
    walk.visit(*window.contentItem(), {screen, screen, 1, false});
    std::erase_if(walk.texts, [&](const Shown &text) {
        return text.isScrolledAway || std::ranges::any_of(walk.covers, [&](const Cover &cover) {
                   return cover.paintOrder > text.paintOrder &&
                          cover.rect.adjusted(-kSlack, -kSlack, kSlack, kSlack)
                              .contains(text.rect.intersected(screen));
               });
    });
    QJsonArray found;
    for (const Shown &text : walk.texts) {
        QStringList faults;
        if (text.isShortened)
            faults.append(QStringLiteral("shortened"));
        if (!text.isIcon && !text.box.adjusted(-kSlack, -kSlack, kSlack, kSlack).contains(text.rect) &&
            screen.contains(text.box))
            faults.append(QStringLiteral("outside"));
        for (const Shown &other : walk.texts) {
            const QRectF both = other.rect.intersected(text.rect);
            if (&other != &text && other.paintOrder > text.paintOrder && !text.isIcon && !other.isIcon &&
                both.width() > 4 &&
                both.height() > 0.35 * std::min(text.rect.height(), other.rect.height())) {
                faults.append(QStringLiteral("over"));
                break;
            }
        }
        const bool isHalfCovered = std::ranges::any_of(walk.covers, [&](const Cover &cover) {
            return cover.paintOrder > text.paintOrder && cover.rect.contains(text.rect.center());
        });
        if (isHalfCovered && !faults.contains(QLatin1String("over")))
            faults.append(QStringLiteral("over"));
        const auto ground = behind(picture, text.rect, scale);
        const double ratio = ground ? contrast(text.colour, *ground) : 21;
        if (ratio < kLeastContrast && !text.isIcon && !text.isDisabled)
            faults.append(QStringLiteral("pale"));
        found.append(QJsonObject{{QStringLiteral("text"), text.text},
                                 {QStringLiteral("x"), qRound(text.rect.x())},
                                 {QStringLiteral("y"), qRound(text.rect.y())},
                                 {QStringLiteral("width"), qRound(text.rect.width())},
                                 {QStringLiteral("height"), qRound(text.rect.height())},
                                 {QStringLiteral("contrast"), std::round(ratio * 10) / 10},
                                 {QStringLiteral("faults"), QJsonArray::fromStringList(faults)}});
    }
    return found;
}

} // namespace hearth::ui
