#include "ui/server/ListenAddress.h"

#include <QRegularExpression>
#include <QUrl>

namespace ui {

using namespace Qt::StringLiterals;

std::vector<ListenAddress> listenAddresses(const QString &setting)
{
    static const QRegularExpression form(uR"(^(?:(https?)://)?(?:(?:\[([^\]]+)\]|([^:\[\]/]+)):)?([0-9]{1,5})/?\z)"_s);
    std::vector<ListenAddress> addresses;
    for (const QString &part : setting.split(u',', Qt::SkipEmptyParts)) {
        const auto match = form.match(part.trimmed());
        if (!match.hasMatch())
            continue;
        ListenAddress address;
        address.host = match.captured(2) + match.captured(3);
        address.port = match.captured(4).toInt();
        if (address.host.isEmpty())
            address.host = u"127.0.0.1"_s;
        if (match.hasCaptured(1))
            address.scheme =
                match.captured(1) == "https"_L1 ? ListenAddress::Scheme::Https : ListenAddress::Scheme::Http;
        addresses.push_back(address);
    }
    return addresses;
}

QString listenText(const ListenAddress &address)
{
    const QString host = address.host.contains(u':') ? u'[' + address.host + u']' : address.host;
    const QString scheme = address.scheme == ListenAddress::Scheme::Https  ? u"https://"_s
                           : address.scheme == ListenAddress::Scheme::Http ? u"http://"_s
                                                                           : QString();
    return u"%1%2:%3"_s.arg(scheme, host, QString::number(address.port));
}

QString listenSetting(const std::vector<ListenAddress> &addresses)
{
    QStringList parts;
    for (const ListenAddress &address : addresses)
        parts.append(listenText(address));
    return parts.join(u',');
}

bool isLoopback(const ListenAddress &address)
{
    return address.host == "::1"_L1 || address.host.startsWith("127."_L1) ||
           address.host.compare("localhost"_L1, Qt::CaseInsensitive) == 0;
}

bool isEveryNetwork(const ListenAddress &address)
{
    return address.host == "0.0.0.0"_L1 || address.host == "::"_L1;
}

bool excludeEachOther(const ListenAddress &one, const ListenAddress &other)
{
    if (one.port != other.port || one.port == 0)
        return false;
    const bool sameFamily = one.host.contains(u':') == other.host.contains(u':');
    return one.host == other.host || (sameFamily && (isEveryNetwork(one) || isEveryNetwork(other)));
}

QStringList servedUrls(const std::vector<ListenAddress> &addresses, const QStringList &urls)
{
    if (qsizetype(addresses.size()) == urls.size()) // told in the order of the setting
        return urls;
    QStringList served;
    for (const ListenAddress &address : addresses) {
        QString found;
        for (const QString &url : urls) {
            const QUrl parsed(url);
            const bool hasScheme = address.scheme != ListenAddress::Scheme::ByCertificate;
            const bool isHttps = address.scheme == ListenAddress::Scheme::Https;
            if (parsed.port() == address.port && (!hasScheme || isHttps == (parsed.scheme() == "https"_L1)))
                found = url;
        }
        served.append(found);
    }
    return served;
}

} // namespace ui
