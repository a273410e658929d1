#pragma once

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QTimer>
#include <QUrl>

#include <functional>

class QHostInfo;
class QNetworkReply;

namespace server {

/// One POST of a logout token to a client (OpenID Connect Back-Channel Logout 1.0 §2.5). Lives on one thread; gone, or
/// deleted, it tells nobody anything.
class LogoutAttempt : public QObject
{
public:
    struct Order
    {
        QUrl uri;
        QByteArray token;
        std::chrono::milliseconds time{5000}; ///< for all of it
        /// Which addresses it may go to; none: any. The name is resolved once and the address that passed is asked, so
        /// that another answer of the name server changes nothing.
        std::function<bool(const QHostAddress &)> mayReach = {};
        int addressIndex = 0; ///< of those that may be reached; another one at each attempt
    };
    /// Empty when the client took it, else "timeout", "unreachable", "tls", "address_refused", "status_302" …
    using Done = std::function<void(const QString &failure)>;

    LogoutAttempt(QNetworkAccessManager &network, Order order, Done done, QObject *parent);
    ~LogoutAttempt() override;
    void start();

private:
    void sendTo(const QHostInfo &host);
    void send(QNetworkRequest request);
    void judgeStatus();
    void judgeEnd();
    void finish(const QString &failure);

    QNetworkAccessManager &m_network;
    Order m_order;
    Done m_done;
    QTimer m_timer;
    QNetworkReply *m_reply = nullptr;
};

} // namespace server
