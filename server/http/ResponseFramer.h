#pragma once

#include "core/base/Ids.h"
#include "server/http/Refusal.h"

#include <QByteArray>

namespace server {

/// How one answer ends on the wire.
struct AnswerFrame
{
    core::RequestId id;
    bool headOnly = false;
    bool keepAlive = false;
    bool strictTransport = false;
};

/// Turns what QHttpServer wrote into the bytes that go out: exactly one Content-Length, no body for HEAD, 204 and 304,
/// Connection, Date and X-Request-ID. One thread.
class ResponseFramer
{
public:
    /// `answer` is one whole answer. 500 if it is none.
    QByteArray frame(QByteArrayView answer, const AnswerFrame &frame);
    /// The gate's own answer, in the error shape of PRODUCT.md §7.
    QByteArray refusal(const Refusal &refusal, const AnswerFrame &frame);

private:
    QByteArray ending(qsizetype length, const AnswerFrame &frame);
    const QByteArray &date();

    qint64 m_dateSecond = -1;
    QByteArray m_date;
};

} // namespace server
