#include "app/FlowHttp.h"

#include <QEventLoop>
#include <QNetworkCookieJar>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QTimer>

#include <algorithm>

namespace app {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds kLookForStop{100};
constexpr qsizetype kMostBodyBytes = 256 * 1024; ///< of an answer; ours are smaller

bool has(const QList<FlowHttp::Header> &headers, const char *name)
{
    return std::ranges::any_of(headers, [name](const FlowHttp::Header &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
}

/// The requests carry a client's secret and a signed-in session: they go to that one certificate, whoever else is
/// trusted on this computer.
void trustOnlyTheServer(const FlowHttp::Target &target, QNetworkReply &reply, QString &failure)
{
    if (target.trust == FlowHttp::Trust::Authorities)
        return;
    const auto isOwn = [&target, &reply] {
        return target.certificate && reply.sslConfiguration().peerCertificate() == *target.certificate;
    };
    QObject::connect(&reply, &QNetworkReply::sslErrors, &reply, [isOwn, &reply](const QList<QSslError> &errors) {
        if (isOwn())
            reply.ignoreSslErrors(errors);
    });
    QObject::connect(&reply, &QNetworkReply::encrypted, &reply, [isOwn, &reply, &failure] {
        if (isOwn())
            return;
        failure = u"another certificate than the server's own answered"_s;
        reply.abort();
    });
}

/// What came, as far as it may: what is over the limit is not waited for.
void takeBody(core::FlowStep &step, QNetworkReply &reply)
{
    if (step.isCut)
        return;
    step.responseBody += reply.read(kMostBodyBytes - step.responseBody.size());
    step.isCut = reply.bytesAvailable() > 0;
    if (step.isCut && !reply.isFinished())
        reply.abort();
}

} // namespace

FlowHttp::FlowHttp(Target target, const std::atomic<bool> &isStopping)
    : m_target(std::move(target)), m_isStopping(isStopping)
{
    m_network.setProxy(QNetworkProxy::NoProxy);
}

core::FlowStep &FlowHttp::sendTo(const Target &target, const Request &request)
{
    m_steps.push_back({.title = request.title,
                       .method = request.method,
                       .url = QString::fromLatin1(target.base.toEncoded() + request.address),
                       .requestHeaders = request.headers,
                       .requestBody = request.body,
                       .responseHeaders = {},
                       .responseBody = {},
                       .failure = {}});
    FlowStep &step = m_steps.back();
    if ((!request.body.isEmpty() || request.method == "POST") && !has(request.headers, "Content-Type"))
        step.requestHeaders.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    if (request.isBrowser) {
        QByteArrayList pairs;
        for (auto cookie = m_cookies.cbegin(); cookie != m_cookies.cend(); ++cookie)
            pairs.append(cookie.key() + '=' + cookie.value());
        step.requestHeaders.emplace_back("Cookie", pairs.join("; "));
    }
    QElapsedTimer timer;
    timer.start();
    const std::unique_ptr<QNetworkReply> reply(
        m_network.sendCustomRequest(networkRequest(target, step), step.method, step.requestBody));
    QString failure;
    trustOnlyTheServer(target, *reply, failure);
    await(*reply, target, step);
    step.duration = std::chrono::microseconds(timer.nsecsElapsed() / 1000);
    record(step, *reply, failure);
    if (request.isBrowser)
        keepCookies(step);
    return step;
}

core::FlowStep &FlowHttp::note(const QString &title, const QString &url)
{
    FlowStep &step = m_steps.emplace_back();
    step.title = title;
    step.method = "GET";
    step.url = url;
    return step;
}

QNetworkRequest FlowHttp::networkRequest(const Target &target, const FlowStep &step) const
{
    QNetworkRequest request(QUrl::fromEncoded(step.url.toLatin1(), QUrl::StrictMode));
    for (const auto &[name, value] : step.requestHeaders)
        request.setRawHeader(name, value);
    if (!has(step.requestHeaders, "User-Agent"))
        request.setRawHeader("User-Agent", target.agent);
    request.setRawHeader("Accept-Encoding", "identity"); // what is shown is what came
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setTransferTimeout(int(target.longest.count()));
    return request;
}

void FlowHttp::await(QNetworkReply &reply, const Target &target, FlowStep &step) const
{
    if (reply.isFinished())
        return;
    QElapsedTimer passed;
    passed.start();
    QEventLoop loop;
    QTimer stop;
    QObject::connect(&reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QObject::connect(&reply, &QNetworkReply::readyRead, &reply, [&step, &reply] { takeBody(step, reply); });
    QObject::connect(&stop, &QTimer::timeout, &reply, [this, &reply, &target, passed] {
        if (m_isStopping || passed.hasExpired(target.longest.count()))
            reply.abort();
    });
    stop.start(kLookForStop);
    loop.exec();
}

void FlowHttp::record(FlowStep &step, QNetworkReply &reply, const QString &failure) const
{
    step.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (reply.isOpen())
        takeBody(step, reply);
    for (const auto &[name, value] : reply.rawHeaderPairs()) {
        for (const QByteArray &line : value.split('\n')) // Qt joins several of one name so
            step.responseHeaders.emplace_back(name, line);
    }
    if (step.status != 0)
        return;
    step.failure = failure.isEmpty() ? reply.errorString() : failure;
    step.isExpected = false;
}

void FlowHttp::keepCookies(const FlowStep &step)
{
    for (const auto &[name, line] : step.responseHeaders) {
        if (name.compare("Set-Cookie", Qt::CaseInsensitive) != 0)
            continue;
        const QByteArray pair = line.left(line.indexOf(';')).trimmed();
        const qsizetype equals = pair.indexOf('=');
        if (equals < 1)
            continue;
        if (equals + 1 == pair.size())
            m_cookies.remove(pair.first(equals));
        else
            m_cookies.insert(pair.first(equals), pair.sliced(equals + 1));
    }
}

bool FlowHttp::wait(std::chrono::milliseconds time) const
{
    QElapsedTimer passed;
    passed.start();
    while (!m_isStopping && !passed.hasExpired(time.count())) {
        QEventLoop loop;
        QTimer::singleShot(kLookForStop, &loop, &QEventLoop::quit);
        loop.exec();
    }
    return !m_isStopping;
}

QByteArray responseHeader(const core::FlowStep &step, QByteArrayView name)
{
    for (const auto &[one, value] : step.responseHeaders) {
        if (QByteArrayView(one).compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

} // namespace app
