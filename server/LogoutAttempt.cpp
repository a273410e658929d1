#include "server/LogoutAttempt.h"

#include <QHostInfo>
#include <QNetworkReply>
#include <QUrlQuery>

namespace server {

using namespace Qt::StringLiterals;

LogoutAttempt::LogoutAttempt(QNetworkAccessManager &network, Order order, Done done, QObject *parent)
    : QObject(parent), m_network(network), m_order(std::move(order)), m_done(std::move(done)), m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(m_order.time);
    connect(&m_timer, &QTimer::timeout, this, [this] { finish(u"timeout"_s); });
}

LogoutAttempt::~LogoutAttempt()
{
    m_done = {};
    finish({});
}

void LogoutAttempt::start()
{
    m_timer.start();
    const bool isHttp = m_order.uri.scheme() == "https"_L1 || m_order.uri.scheme() == "http"_L1;
    if (!isHttp || m_order.uri.host().isEmpty())
        return finish(u"bad_uri"_s);
    if (!m_order.mayReach)
        return send(QNetworkRequest(m_order.uri));
    QHostInfo::lookupHost(m_order.uri.host(), this, [this](const QHostInfo &host) { sendTo(host); });
}

void LogoutAttempt::sendTo(const QHostInfo &host)
{
    if (!m_done) // the time was up first
        return;
    QList<QHostAddress> reachable;
    for (const QHostAddress &address : host.addresses()) {
        if (!m_order.mayReach(address)) // one that points inward spoils them all
            return finish(u"address_refused"_s);
        reachable.append(address);
    }
    if (reachable.isEmpty())
        return finish(u"unreachable"_s);
    QUrl uri = m_order.uri;
    const QString name = uri.host(QUrl::FullyEncoded);
    uri.setHost(reachable.at(m_order.addressIndex % reachable.size()).toString());
    QNetworkRequest request(uri);
    request.setPeerVerifyName(name);
    const QString port = uri.port() < 0 ? QString() : u':' + QString::number(uri.port());
    request.setRawHeader("Host"_ba, ((name.contains(u':') ? u'[' + name + u']' : name) + port).toLatin1());
    send(std::move(request));
}

void LogoutAttempt::send(QNetworkRequest request)
{
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
    request.setRawHeader("User-Agent"_ba, "Gatehouse"_ba);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false); // would name the address instead of the host
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    m_reply = m_network.post(request, "logout_token="_ba + m_order.token); // a JWT holds nothing to be escaped
    m_reply->setReadBufferSize(4096);                                      // nothing of the body is read
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &LogoutAttempt::judgeStatus);
    connect(m_reply, &QNetworkReply::finished, this, &LogoutAttempt::judgeEnd);
}

void LogoutAttempt::judgeStatus()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status >= 200)
        finish(status == 200 || status == 204 ? QString() : u"status_%1"_s.arg(status));
}

void LogoutAttempt::judgeEnd()
{
    judgeStatus();
    if (m_reply)
        finish(m_reply->error() == QNetworkReply::SslHandshakeFailedError ? u"tls"_s : u"unreachable"_s);
}

void LogoutAttempt::finish(const QString &failure)
{
    m_timer.stop();
    if (auto *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
    if (const Done done = std::exchange(m_done, {}))
        done(failure);
}

} // namespace server
