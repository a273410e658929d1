#pragma once

#include <QLocale>
#include <QString>
#include <QStringList>

#include <chrono>

namespace server {

/// The texts of our pages in one language, whichever the program itself speaks. Any thread.
class PageWords
{
public:
    /// The first language of `uiLocales` (OpenID Connect Core §3.1.2.1) that we have, else the best of an
    /// Accept-Language header (RFC 9110 §12.5.4), else English.
    static PageWords chosen(const QStringList &uiLocales, const QByteArray &acceptLanguage);

    const QString &language() const { return m_language; } ///< "en", "ru": for <html lang>
    /// `context` is the page; `source` the English text, which lupdate collects.
    QString operator()(const char *context, const char *source) const;
    /// `disambiguation` tells two uses of one English text apart. With `n`: the form that the number needs, with it in
    /// place of `%n`.
    QString operator()(const char *context, const char *source, const char *disambiguation, int n = -1) const;
    /// "3 minutes", "2 hours": rounded up to what people say.
    QString duration(std::chrono::seconds span) const;
    /// A moment in UTC as the language writes it: browsers do not tell their time zone.
    QString moment(const QDateTime &utc) const;

private:
    explicit PageWords(QString language) : m_language(std::move(language)) {}
    QString m_language;
};

} // namespace server
