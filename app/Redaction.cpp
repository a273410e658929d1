#include "app/Redaction.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <algorithm>

namespace app {

using namespace Qt::StringLiterals;

namespace {

const QRegularExpression kMail(uR"([\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+[\p{L}\p{N}])"_s);
/// Of URLs: behind the slashes, up to port or path.
const QRegularExpression kUrlHost(uR"((?<=://)[^\s/:"'\\?#\[\]]+)"_s);
const QRegularExpression kIpv4(uR"((?<![\w.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?![\w.]*\w))"_s);
const QRegularExpression kIpv6(uR"((?<![\w:])[0-9A-Fa-f:]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*(?![\w:]))"_s);
const QRegularExpression kHome(uR"((?<=/home/|/Users/)[^/\s"']+)"_s);
const QRegularExpression kWord(uR"([\p{L}\p{N}][\p{L}\p{N}._+-]*)"_s);
const QRegularExpression kOwnWord(u"^(?:user|address|host)-[0-9]+\\z"_s);

bool isHarmless(const QHostAddress &address)
{
    return address.isNull() || address.isLoopback() || address == QHostAddress::AnyIPv4 ||
           address == QHostAddress::AnyIPv6;
}

} // namespace

Redaction::Redaction(KnownUsers knownUsers, QStringList hosts)
    : m_knownUsers(std::move(knownUsers)), m_hosts(std::move(hosts))
{
    m_hosts.removeAll(QString());
    m_hosts.removeAll(u"localhost"_s);
    // The longer one first: a name may be the beginning of another.
    std::ranges::sort(m_hosts, [](const QString &a, const QString &b) { return a.size() > b.size(); });
}

QString Redaction::applied(QString text)
{
    text = replaced(text, kMail, [this](const QString &mail) { return standIn(u"user"_s, mail); });
    const auto address = [this](const QString &found) {
        return isHarmless(QHostAddress(found)) ? found : standIn(u"address"_s, found);
    };
    text = replaced(text, kIpv4, address);
    text = replaced(text, kIpv6, address);
    text = replaced(text, kUrlHost, [this](const QString &host) {
        const bool isKnown = host == "localhost"_L1 || !QHostAddress(host).isNull() || kOwnWord.match(host).hasMatch();
        return isKnown ? host : standIn(u"host"_s, host);
    });
    for (const QString &host : std::as_const(m_hosts)) {
        const QRegularExpression whole(u"(?<![\\w.-])"_s + QRegularExpression::escape(host) + u"(?![\\w-])"_s,
                                       QRegularExpression::CaseInsensitiveOption);
        text = replaced(text, whole, [this](const QString &found) {
            return isHarmless(QHostAddress(found)) && !QHostAddress(found).isNull() ? found : standIn(u"host"_s, found);
        });
    }
    text = replaced(text, kHome, [this](const QString &name) { return standIn(u"user"_s, name); });
    return withoutUsers(text);
}

QString Redaction::withoutUsers(const QString &text)
{
    QSet<QString> words;
    for (auto found = kWord.globalMatch(text); found.hasNext();) {
        const QString word = found.next().captured().toLower();
        if (!kOwnWord.match(word).hasMatch())
            words.insert(word);
    }
    const QSet<QString> users = m_knownUsers(words.values());
    if (users.isEmpty())
        return text;
    return replaced(text, kWord, [&](const QString &word) {
        return users.contains(word.toLower()) ? standIn(u"user"_s, word) : word;
    });
}

QString Redaction::replaced(const QString &text, const QRegularExpression &pattern,
                            const std::function<QString(const QString &)> &word)
{
    QString result;
    qsizetype end = 0;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        result += QStringView(text).sliced(end, match.capturedStart() - end);
        result += word(match.captured());
        end = match.capturedEnd();
    }
    return result += QStringView(text).sliced(end);
}

QString Redaction::standIn(const QString &kind, const QString &found)
{
    QString &known = m_standIns[kind + u' ' + found.toLower()];
    if (known.isEmpty())
        known = u"%1-%2"_s.arg(kind).arg(++m_counts[kind]);
    return known;
}

} // namespace app
