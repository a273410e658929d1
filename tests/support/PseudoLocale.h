#pragma once

#include <QTranslator>

namespace tests {

/// Every text a good third longer and with accents, so that what is cut off or not translated at all is seen.
class PseudoLocale : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int) const override
    {
        static const QString plain = QStringLiteral("aeiouAEIOUcnsyz");
        static const QString accented = QStringLiteral("âéîõüÄÊÏÖÛçñšýž");
        QString text = QString::fromUtf8(source);
        if (isFormat(text))
            return text;
        qsizetype letters = 0;
        bool isInTag = false;
        for (qsizetype i = 0; i < text.size(); ++i) {
            isInTag = text.at(i) == u'<' || (isInTag && text.at(i) != u'>');
            const bool isPlace = i > 0 && text.at(i - 1) == u'%';
            if (const qsizetype found = plain.indexOf(text.at(i)); found >= 0 && !isInTag && !isPlace)
                text[i] = accented.at(found);
            letters += text.at(i).isLetter() ? 1 : 0;
        }
        QString more;
        while (more.size() < letters * 2 / 5)
            more += more.size() % 8 == 7 ? u' ' : u'ö';
        return text + more;
    }

private:
    /// Numbers and patterns in disguise: "LTR", "%1", "yyyy-MM-dd".
    static bool isFormat(const QString &text)
    {
        return text == QStringLiteral("LTR") || text == QStringLiteral("QT_LAYOUT_DIRECTION") ||
               std::ranges::none_of(text, [](QChar c) { return c.isLower(); });
    }
};

} // namespace tests
