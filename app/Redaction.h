#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <functional>

namespace app {

/// Takes people and places out of text that leaves the house: e-mail addresses, user names, IP addresses, host names
/// and home folders become "user-1", "address-1", "host-1" …, the same one for the same thing everywhere. Loopback
/// stays.
class Redaction
{
public:
    /// Which of these words are names of users (in any case)?
    using KnownUsers = std::function<QSet<QString>(const QStringList &words)>;

    /// `hosts`: names that are told even where they do not look like any.
    Redaction(KnownUsers knownUsers, QStringList hosts);
    QString applied(QString text);

private:
    QString replaced(const QString &text, const class QRegularExpression &pattern,
                     const std::function<QString(const QString &found)> &word);
    QString standIn(const QString &kind, const QString &found);
    QString withoutUsers(const QString &text);

    KnownUsers m_knownUsers;
    QStringList m_hosts;
    QHash<QString, QString> m_standIns; ///< by kind and what was found
    QHash<QString, int> m_counts;       ///< by kind
};

} // namespace app
