#pragma once

#include "core/admin/FlowLab.h"

#include <QElapsedTimer>
#include <QMap>
#include <QNetworkAccessManager>
#include <QSslCertificate>
#include <QUrl>

#include <atomic>
#include <optional>

namespace app {

/// The wire of one run: sends one request after the other to the own server and writes down what went to and fro.
/// Follows no redirect, uses no proxy and speaks TLS to nobody but the holder of the own certificate, unless told so.
/// Made, used and destroyed on one thread, which waits.
class FlowHttp
{
public:
    using Header = std::pair<QByteArray, QByteArray>;
    /// Who may answer over TLS: the one certificate, or whoever an authority of this computer vouches for.
    enum class Trust { OwnCertificate, Authorities };
    struct Target
    {
        QUrl base;                                       ///< "http://127.0.0.1:8003"
        std::optional<QSslCertificate> certificate = {}; ///< of an HTTPS listener
        QByteArray agent = "Gatehouse flow lab";         ///< User-Agent
        std::chrono::milliseconds longest{20000};        ///< that an answer may take
        Trust trust = Trust::OwnCertificate;
    };
    struct Request
    {
        QString title;
        QByteArray method;
        QByteArray address; ///< path and query
        QList<Header> headers = {};
        QByteArray body = {};
        bool isBrowser = false; ///< sends cookies and keeps them
    };

    FlowHttp(Target target, const std::atomic<bool> &isStopping);

    /// The step is the last of steps() until the next one.
    core::FlowStep &send(const Request &request) { return sendTo(m_target, request); }
    core::FlowStep &sendTo(const Target &target, const Request &request);
    /// A GET that somebody else sent.
    core::FlowStep &note(const QString &title, const QString &url);
    /// False when the run is to stop.
    bool wait(std::chrono::milliseconds time) const;
    void setCookie(const QByteArray &name, const QByteArray &value) { m_cookies.insert(name, value); }
    const QUrl &base() const { return m_target.base; }
    std::vector<core::FlowStep> takeSteps() { return std::move(m_steps); }
    const std::vector<core::FlowStep> &steps() const { return m_steps; }

private:
    using FlowStep = core::FlowStep;
    QNetworkRequest networkRequest(const Target &target, const FlowStep &step) const;
    void await(QNetworkReply &reply, const Target &target, FlowStep &step) const;
    void record(FlowStep &step, QNetworkReply &reply, const QString &failure) const;
    void keepCookies(const FlowStep &step);

    Target m_target;
    const std::atomic<bool> &m_isStopping;
    QNetworkAccessManager m_network;
    QMap<QByteArray, QByteArray> m_cookies;
    std::vector<FlowStep> m_steps;
};

/// Empty when there is none.
QByteArray responseHeader(const core::FlowStep &step, QByteArrayView name);

} // namespace app
