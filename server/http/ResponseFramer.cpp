#include "server/http/ResponseFramer.h"

#include "server/http/ErrorResponse.h"
#include "server/http/SecurityHeaders.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <string_view>

namespace server {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::string_view, 7> kFramedFields = {"content-length",    "connection",   "date",  "keep-alive",
                                                           "transfer-encoding", "x-request-id", "server"};

constexpr Refusal kUnanswerable{500, "The request could not be answered."};

bool isFramedField(QByteArrayView line)
{
    const QByteArrayView name = line.first(std::max<qsizetype>(line.indexOf(':'), 0));
    return std::ranges::any_of(kFramedFields, [&](std::string_view framed) {
        return name.size() == qsizetype(framed.size()) &&
               name.compare(QByteArrayView(framed.data(), qsizetype(framed.size())), Qt::CaseInsensitive) == 0;
    });
}

/// A bare CR or LF inside a line would let a value end the head: what follows would be another answer to a client that
/// reads leniently.
bool isWholeLine(QByteArrayView line)
{
    return line.endsWith("\r\n") && !line.chopped(2).contains('\r') && !line.contains('\0');
}

bool hasNoBody(int status)
{
    return status == 204 || status == 304 || status < 200;
}

const char *reasonPhrase(int status)
{
    switch (status) {
    case 400:
        return "Bad Request";
    case 403:
        return "Forbidden";
    case 408:
        return "Request Timeout";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 417:
        return "Expectation Failed";
    case 431:
        return "Request Header Fields Too Large";
    case 503:
        return "Service Unavailable";
    default:
        return "Internal Server Error";
    }
}

QByteArray errorCode(int status)
{
    if (status == 503)
        return "temporarily_unavailable"_ba;
    return status == 500 ? "server_error"_ba : "invalid_request"_ba;
}

} // namespace

QByteArray ResponseFramer::frame(QByteArrayView answer, const AnswerFrame &frame)
{
    const qsizetype headEnd = answer.indexOf("\r\n\r\n");
    const int status = answer.startsWith("HTTP/1.1 ") && headEnd >= 12 ? answer.sliced(9, 3).toByteArray().toInt() : 0;
    if (status < 200)
        return refusal(kUnanswerable, frame);
    const QByteArrayView body = answer.sliced(headEnd + 4);
    QByteArray framed;
    framed.reserve(answer.size() + 256);
    for (QByteArrayView head = answer.first(headEnd + 2); !head.isEmpty();) {
        const qsizetype lineEnd = head.indexOf('\n') + 1;
        if (!isWholeLine(head.first(lineEnd)))
            return refusal(kUnanswerable, frame);
        if (!isFramedField(head.first(lineEnd)))
            framed.append(head.first(lineEnd));
        head = head.sliced(lineEnd);
    }
    framed.append(ending(hasNoBody(status) ? -1 : body.size(), frame));
    if (!hasNoBody(status) && !frame.headOnly)
        framed.append(body);
    return framed;
}

QByteArray ResponseFramer::refusal(const Refusal &refusal, const AnswerFrame &frame)
{
    auto response = errorResponse(refusal.status, errorCode(refusal.status), QString::fromLatin1(refusal.reason));
    addSecurityHeaders(response, frame.strictTransport ? StrictTransport::Demand : StrictTransport::Leave);
    if (refusal.status == 503)
        addRetryAfter(response);
    QByteArray framed = "HTTP/1.1 "_ba + QByteArray::number(refusal.status) + ' ' + reasonPhrase(refusal.status) +
                        "\r\nContent-Type: " + response.contentType + "\r\n";
    for (const auto &[name, value] : std::as_const(response.headers))
        framed += name + ": " + value + "\r\n";
    framed += ending(response.body.size(), frame);
    if (!frame.headOnly)
        framed += response.body;
    return framed;
}

QByteArray ResponseFramer::ending(qsizetype length, const AnswerFrame &frame)
{
    QByteArray lines = "Date: "_ba + date() + "\r\nX-Request-ID: " + frame.id.value.toLatin1();
    if (length >= 0)
        lines += "\r\nContent-Length: " + QByteArray::number(length);
    lines += frame.keepAlive ? "\r\nConnection: keep-alive\r\n\r\n" : "\r\nConnection: close\r\n\r\n";
    return lines;
}

const QByteArray &ResponseFramer::date()
{
    const qint64 second = QDateTime::currentSecsSinceEpoch();
    if (second != m_dateSecond) {
        const auto now = QDateTime::fromSecsSinceEpoch(second, Qt::UTC);
        m_date = QLocale::c().toString(now, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'").toLatin1(); // RFC 9110 §5.6.7
        m_dateSecond = second;
    }
    return m_date;
}

} // namespace server
