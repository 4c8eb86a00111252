// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "player/subtitles/text/ttml_document.h"

#include "player/subtitles/text/cue_list.h"
#include "player/subtitles/text/inline_markup.h"
#include <QXmlStreamReader>

namespace hearth::player
{

namespace
{

constexpr int kDeepest = 64;
constexpr int kMostNodes = 500'000;

/// TTML of any version: the drafts of 2006 are still about.
bool isTtml(QStringView uri)
{
    return uri.startsWith(QLatin1String("http://www.w3.org/ns/ttml")) ||
           uri.startsWith(QLatin1String("http://www.w3.org/2006/"));
}

/// The styling attributes that we draw, by their local names.
using StyleSet = QHash<QString, QString>;

class Reader
{
public:
    explicit Reader(QStringView text) : m_xml(text.toString()) { m_xml.setEntityExpansionLimit(0); }

    Result<TtmlDocument> run()
    {
        if (!m_xml.readNextStartElement() || m_xml.name() != QLatin1String("tt"))
            return fail(ErrorCode::Invalid, QStringLiteral("no TTML document"));
        readParameters(m_xml.attributes());
        m_preserves = attribute("xml:space") == QLatin1String("preserve");
        while (m_xml.readNextStartElement()) {
            if (isElement("head"))
                readHead();
            else if (isElement("body"))
                m_document.body =
                    readNode(TtmlNode::Kind::Container, Inherited{{}, false, {}, m_preserves, 0});
            else
                m_xml.skipCurrentElement();
        }
        if (m_isTooLarge)
            return fail(ErrorCode::TooLarge, QStringLiteral("a TTML document that is too deep or too large"));
        if (m_xml.hasError())
            return fail(ErrorCode::Invalid, QStringLiteral("TTML: %1").arg(m_xml.errorString()));
        return std::move(m_document);
    }

private:
    struct Inherited {
        TextStyle style;
        bool isHidden;
        QString region;
        bool preserves;
        int depth;
    };

    bool isElement(const char *name)
    {
        return m_xml.name() == QLatin1String(name) && isTtml(m_xml.namespaceUri());
    }
    QString attribute(const char *qualified) const
    {
        return m_xml.attributes().value(QLatin1String(qualified)).toString();
    }

    void readParameters(const QXmlStreamAttributes &attributes)
    {
        double frameRate = 0;
        double multiplier = 1;
        double ticks = 0;
        for (const QXmlStreamAttribute &one : attributes) {
            const QString value = one.value().toString();
            if (one.name() == QLatin1String("frameRate")) {
                frameRate = value.toDouble();
            } else if (one.name() == QLatin1String("frameRateMultiplier")) {
                const QStringList parts =
                    value.simplified().split(QLatin1Char(value.contains(QLatin1Char(':')) ? ':' : ' '));
                if (parts.size() == 2 && parts[1].toDouble() > 0)
                    multiplier = parts[0].toDouble() / parts[1].toDouble();
            } else if (one.name() == QLatin1String("subFrameRate")) {
                m_clock.subFrames = std::clamp(value.toDouble(), 1.0, 1e6);
            } else if (one.name() == QLatin1String("tickRate")) {
                ticks = value.toDouble();
            }
        }
        const bool hasFrameRate = frameRate >= 1 && frameRate <= 10'000;
        const double fps = (hasFrameRate ? frameRate : 30) * multiplier;
        m_clock.framesPerSecond = fps > 0.01 && fps < 100'000 ? fps : 30;
        // Section 7.2.19: without a tick rate, a frame's part is a tick; without frames, a second.
        m_clock.ticksPerSecond = ticks > 0 && ticks < 1e12 ? ticks
                                 : hasFrameRate            ? m_clock.framesPerSecond * m_clock.subFrames
                                                           : 1;
    }

    TtmlTiming timing() const
    {
        TtmlTiming timing;
        const QXmlStreamAttributes attributes = m_xml.attributes();
        timing.begin = ttmlTime(attributes.value(QLatin1String("begin")), m_clock);
        timing.end = ttmlTime(attributes.value(QLatin1String("end")), m_clock);
        timing.duration = ttmlTime(attributes.value(QLatin1String("dur")), m_clock);
        timing.isSequence = attributes.value(QLatin1String("timeContainer")) == QLatin1String("seq");
        return timing;
    }

    /// The element's own styling attributes over those of the styles it refers to (section 10.4.1).
    StyleSet styleSet() const
    {
        StyleSet set;
        const QString references = attribute("style").left(1000);
        for (const QString &id : references.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            set.insert(m_styles.value(id));
        for (const QXmlStreamAttribute &one : m_xml.attributes())
            if (one.namespaceUri().endsWith(QLatin1String("#styling")) ||
                one.namespaceUri().endsWith(QLatin1String("#style")))
                set.insert(one.name().toString(), one.value().toString().left(200));
        return set;
    }

    void readHead()
    {
        while (m_xml.readNextStartElement()) {
            if (!isElement("styling") && !isElement("layout")) {
                m_xml.skipCurrentElement();
                continue;
            }
            while (m_xml.readNextStartElement()) {
                if (isElement("style") && m_styles.size() < 10'000) {
                    m_styles.insert(attribute("xml:id"), styleSet());
                    m_xml.skipCurrentElement();
                } else if (isElement("region") && m_document.regions.size() < 10'000) {
                    readRegion();
                } else {
                    m_xml.skipCurrentElement();
                }
            }
        }
    }
    void readRegion()
    {
        TtmlRegion region;
        region.timing = timing();
        const QString id = attribute("xml:id");
        StyleSet set = styleSet();
        while (m_xml.readNextStartElement()) {
            if (isElement("style"))
                set.insert(styleSet());
            m_xml.skipCurrentElement();
        }
        region.place.anchor = anchorOf(set);
        m_document.regions.insert(id, region);
    }
    /// Which ninth of the picture a region's text stands in.
    static int anchorOf(const StyleSet &set)
    {
        const auto percent = [&set](const char *name, double fallback) {
            const QString second = set.value(QLatin1String(name)).section(QLatin1Char(' '), 1, 1);
            return second.endsWith(QLatin1Char('%')) ? second.chopped(1).toDouble() : fallback;
        };
        const QString align = set.value(QStringLiteral("displayAlign"));
        const double share = align == QLatin1String("after") ? 1 : align == QLatin1String("center") ? 0.5 : 0;
        const double y = percent("origin", 0) + percent("extent", 100) * share;
        const QString text = set.value(QStringLiteral("textAlign"));
        const int column = text == QLatin1String("center")                                  ? 0
                           : text == QLatin1String("end") || text == QLatin1String("right") ? 1
                                                                                            : -1;
        return (y < 34 ? 8 : y < 67 ? 5 : 2) + column;
    }

    static void apply(const StyleSet &set, TextStyle &style)
    {
        for (auto one = set.cbegin(); one != set.cend(); ++one) {
            const QString &value = one.value();
            if (one.key() == QLatin1String("color"))
                style.colour = colourNamed(value.startsWith(QLatin1Char('#')) ? value.left(7) : value);
            else if (one.key() == QLatin1String("fontStyle"))
                style.italic = value == QLatin1String("italic") || value == QLatin1String("oblique");
            else if (one.key() == QLatin1String("fontWeight"))
                style.bold = value == QLatin1String("bold");
            else if (one.key() == QLatin1String("textDecoration"))
                decorate(value, style);
        }
    }
    static void decorate(const QString &value, TextStyle &style)
    {
        for (const QString &word : value.split(QLatin1Char(' '))) {
            if (word == QLatin1String("none"))
                style.underline = style.strikeOut = false;
            else if (word == QLatin1String("underline") || word == QLatin1String("noUnderline"))
                style.underline = word == QLatin1String("underline");
            else if (word == QLatin1String("lineThrough") || word == QLatin1String("noLineThrough"))
                style.strikeOut = word == QLatin1String("lineThrough");
        }
    }

    TtmlNode readNode(TtmlNode::Kind kind, Inherited inherited)
    {
        TtmlNode node;
        node.kind = kind;
        if (++m_nodes > kMostNodes || ++inherited.depth > kDeepest) {
            m_isTooLarge = true;
            m_xml.raiseError();
            return node;
        }
        node.timing = timing();
        const StyleSet set = styleSet();
        apply(set, inherited.style);
        inherited.isHidden |= set.value(QStringLiteral("display")) == QLatin1String("none");
        if (const QString region = attribute("region"); !region.isEmpty())
            inherited.region = region;
        if (const QString space = attribute("xml:space"); !space.isEmpty())
            inherited.preserves = space == QLatin1String("preserve");
        node.style = inherited.style;
        node.isHidden = inherited.isHidden;
        node.region = inherited.region;
        const bool holdsText = kind != TtmlNode::Kind::Container;
        while (!m_xml.atEnd()) {
            const QXmlStreamReader::TokenType token = m_xml.readNext();
            if (token == QXmlStreamReader::EndElement)
                break;
            if (token == QXmlStreamReader::Characters && holdsText)
                addText(node, m_xml.text().toString(), inherited.preserves);
            else if (token == QXmlStreamReader::StartElement)
                readChild(node, inherited);
        }
        return node;
    }
    void readChild(TtmlNode &node, const Inherited &inherited)
    {
        const bool isInline = node.kind != TtmlNode::Kind::Container;
        if (!isInline && isElement("div")) {
            node.children.push_back(readNode(TtmlNode::Kind::Container, inherited));
        } else if (!isInline && isElement("p")) {
            node.children.push_back(readNode(TtmlNode::Kind::Paragraph, inherited));
        } else if (isInline && isElement("span")) {
            node.children.push_back(readNode(TtmlNode::Kind::Span, inherited));
        } else if (isInline && isElement("br")) {
            addText(node, QStringLiteral("\n"), true);
            m_xml.skipCurrentElement();
        } else {
            node.animations += isElement("set") && timing().isSet() ? 1 : 0;
            m_xml.skipCurrentElement();
        }
    }
    void addText(TtmlNode &node, const QString &text, bool preserves)
    {
        if (++m_nodes > kMostNodes)
            return;
        TtmlNode child;
        child.kind = TtmlNode::Kind::Text;
        child.style = node.style;
        child.isHidden = node.isHidden;
        child.region = node.region;
        child.text = text;
        if (!preserves)
            for (QChar &c : child.text)
                if (c == QLatin1Char('\n') || c == QLatin1Char('\r') || c == QLatin1Char('\t'))
                    c = QLatin1Char(' ');
        node.children.push_back(std::move(child));
    }

    QXmlStreamReader m_xml;
    TtmlDocument m_document;
    TtmlClock m_clock;
    QHash<QString, StyleSet> m_styles;
    bool m_preserves = false;
    bool m_isTooLarge = false;
    int m_nodes = 0;
};

} // namespace

Result<TtmlDocument> readTtmlDocument(QStringView text)
{
    if (Done fits = checkSize(text); !fits)
        return std::unexpected(fits.error());
    return Reader(text).run();
}

} // namespace hearth::player
