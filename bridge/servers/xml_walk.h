// SPDX-FileCopyrightText: 2026 The Hearth authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Goes through a small XML document from a stranger, element by element. Refuses document types and whatever
// else could make more of a document than it is, elements within elements without end, and tags that cost
// more than their length. Prefixes are left out of names: servers mix them up. Pure; any thread.

#include "resources/base/result.h"
#include <QByteArray>
#include <QXmlStreamReader>

namespace hearth::bridge
{

class XmlWalk
{
public:
    static constexpr int kDeepest = 24; // elements within each other; real documents have up to 8
    static constexpr int kMostElements = 40'000;
    static constexpr qsizetype kLongestTag = 16 * 1024; // between < and >

    explicit XmlWalk(const QByteArray &document);
    explicit XmlWalk(const QString &document);

    /// To the next beginning or end of an element; false at the end of the document and at what is refused.
    bool next();
    [[nodiscard]] bool isStart() const { return m_xml.isStartElement(); }
    /// Of the element that begins or ends here.
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString attribute(QLatin1String name) const;
    /// The letters since the last beginning of an element: at the end of one without others within, its text.
    [[nodiscard]] QString text() const { return m_text; }
    /// Invalid or TooLarge once next() was false for another reason than the document's end.
    [[nodiscard]] Done result() const;

private:
    QXmlStreamReader m_xml;
    QString m_text;
    int m_depth = 0;
    int m_elements = 0;
    Done m_refused;
};

} // namespace hearth::bridge
