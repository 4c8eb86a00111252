// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#include "bridge/servers/xml_walk.h"

namespace hearth::bridge
{

namespace
{

/// QXmlStreamReader compares each attribute of a tag with each other one.
template <typename Text> bool hasLongTag(const Text &text)
{
    qsizetype begin = -1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'<')
            begin = i + 1 < text.size() && (text[i + 1] == u'!' || text[i + 1] == u'?') ? -1 : i;
        else if (text[i] == u'>')
            begin = -1;
        else if (begin >= 0 && i - begin > XmlWalk::kLongestTag)
            return true;
    }
    return false;
}

Done mayBeRead(bool isLong, bool hasType)
{
    if (isLong)
        return fail(ErrorCode::TooLarge, QStringLiteral("a tag is too long"));
    if (hasType)
        return fail(ErrorCode::Invalid, QStringLiteral("has a document type"));
    return {};
}

} // namespace

XmlWalk::XmlWalk(const QByteArray &document)
    : m_refused(mayBeRead(hasLongTag(document), document.contains("<!DOCTYPE")))
{
    m_xml.setNamespaceProcessing(false);
    m_xml.addData(document);
}

XmlWalk::XmlWalk(const QString &document)
    : m_refused(mayBeRead(hasLongTag(document), document.contains(QLatin1String("<!DOCTYPE"))))
{
    m_xml.setNamespaceProcessing(false);
    m_xml.addData(document);
}

bool XmlWalk::next()
{
    while (m_refused && !m_xml.atEnd()) {
        switch (m_xml.readNext()) {
        case QXmlStreamReader::StartElement:
            m_text.clear();
            if (++m_depth > kDeepest || ++m_elements > kMostElements)
                m_refused = fail(ErrorCode::TooLarge, QStringLiteral("more elements than it may have"));
            return m_refused.has_value();
        case QXmlStreamReader::EndElement:
            --m_depth;
            return true;
        case QXmlStreamReader::Characters:
            m_text += m_xml.text();
            break;
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference:
            m_refused = fail(ErrorCode::Invalid, QStringLiteral("has entities of its own"));
            break;
        default:
            break;
        }
    }
    return false;
}

QString XmlWalk::name() const
{
    const QStringView whole = m_xml.qualifiedName();
    return whole.sliced(whole.lastIndexOf(u':') + 1).toString();
}

QString XmlWalk::attribute(QLatin1String name) const
{
    return m_xml.attributes().value(name).toString();
}

Done XmlWalk::result() const
{
    if (m_refused && m_xml.hasError())
        return fail(ErrorCode::Invalid, m_xml.errorString());
    return m_refused;
}

} // namespace hearth::bridge
