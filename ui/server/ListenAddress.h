#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace ui {

/// One part of AUTH_SERVICE__LISTEN as the form shows it.
struct ListenAddress
{
    enum class Scheme { ByCertificate, Http, Https };
    Scheme scheme = Scheme::ByCertificate;
    QString host; ///< without brackets
    int port = 0; ///< 0: a free one

    bool operator==(const ListenAddress &) const = default;
};

/// Parts that cannot be read are left out: core refuses them, so that they are never in effect.
std::vector<ListenAddress> listenAddresses(const QString &setting);
QString listenSetting(const std::vector<ListenAddress> &addresses);
QString listenText(const ListenAddress &address); ///< "https://[::1]:8443", or without a scheme
bool isLoopback(const ListenAddress &address);
bool isEveryNetwork(const ListenAddress &address);
bool excludeEachOther(const ListenAddress &one, const ListenAddress &other); ///< the same port in the same network
/// The URL of each address among those that the server tells, empty where it is not served.
QStringList servedUrls(const std::vector<ListenAddress> &addresses, const QStringList &urls);

} // namespace ui
