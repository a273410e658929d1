#pragma once

#include "app/FlowHttp.h"

#include <QElapsedTimer>
#include <QSslSocket>

#include <functional>

namespace app {

/// A connection to the own server that is kept for one request after the other. Speaks TLS to nobody but the holder of
/// the own certificate. One thread.
class LoadConnection final : public QObject
{
    Q_OBJECT
public:
    struct Answer
    {
        int status = 0; ///< 0: none came, `failure` says why
        QByteArray body = {};
        std::chrono::microseconds duration{0};
        QString failure = {};
    };
    using Done = std::function<void(const Answer &)>;

    LoadConnection(FlowHttp::Target target, QObject *parent);
    ~LoadConnection() override; ///< who waits for an answer gets none any more

    void open();
    bool isOpen() const { return m_isReady; }
    bool isFree() const { return !m_done; }
    /// A form to `path`. Opens the connection when it is not open; the time counts from the sending.
    void post(const QByteArray &path, const QList<FlowHttp::Header> &headers, const QByteArray &body, Done done);

Q_SIGNALS:
    void opened();
    void failed();

private:
    void ready();
    void send();
    void read();
    void end(const QString &why);
    void answer(const Answer &answer);

    FlowHttp::Target m_target;
    QSslSocket m_socket;
    QElapsedTimer m_timer;
    QByteArray m_request;
    QByteArray m_input;
    Done m_done;
    bool m_isReady = false;
};

} // namespace app
