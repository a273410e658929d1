#include "server/http/HttpCompat.h"

#include "core/base/Log.h"
#include "server/http/ErrorResponse.h"
#include "server/http/HttpGate.h"
#include "server/http/ReplyMailbox.h"
#include "server/http/SecurityHeaders.h"

#include <QHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QPointer>

#include <algorithm>
#include <unordered_map>

namespace server {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// How long the end of the program waits for clients to take their last answers.
constexpr auto kLastAnswersTime = 1s;

bool isHeaderSafe(const QByteArray &text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x20 || c == '\t'; });
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
using ResponderArgument = QHttpServerResponder &;

template <class Handler>
void routeEverything(QHttpServer &server, QObject *context, Handler handler)
{
    server.setMissingHandler(context, std::move(handler));
}

void writeAnswer(QHttpServerResponder &responder, const HttpResponse &response)
{
    QHttpHeaders headers;
    if (!response.contentType.isEmpty())
        headers.append(QHttpHeaders::WellKnownHeader::ContentType, response.contentType);
    for (const auto &[name, value] : response.headers)
        headers.append(name, value);
    responder.write(response.body, headers, QHttpServerResponder::StatusCode(response.status));
}
#else
using ResponderArgument = QHttpServerResponder &&;

template <class Handler>
void routeEverything(QHttpServer &server, QObject *, Handler handler)
{
    server.setMissingHandler(std::move(handler));
}

void writeAnswer(QHttpServerResponder &responder, const HttpResponse &response)
{
    responder.writeStatusLine(QHttpServerResponder::StatusCode(response.status));
    if (!response.contentType.isEmpty())
        responder.writeHeader("Content-Type"_ba, response.contentType);
    for (const auto &[name, value] : response.headers)
        responder.writeHeader(name, value);
    responder.writeBody(response.body);
}
#endif

} // namespace

struct HttpCompat::Parts
{
    struct Pending
    {
        QHttpServerResponder responder;
        StrictTransport transport;
    };

    void handle(const QHttpServerRequest &request, QHttpServerResponder &responder);
    void callHandler(const HttpRequest &request, Reply reply);
    void answer(QHttpServerResponder &responder, HttpResponse response, StrictTransport transport);
    void finish(quint64 ticket, bool isLost);
    void deliver();
    void answerTheRest();

    QPointer<HttpGate> gate;
    HttpHandler handler;
    std::unique_ptr<QHttpServer> server = std::make_unique<QHttpServer>();
    std::shared_ptr<ReplyMailbox> mailbox;
    std::unordered_map<quint64, Pending> pending;
};

HttpCompat::HttpCompat(HttpGate *gate, HttpHandler handler) : m_parts(std::make_unique<Parts>())
{
    Parts *parts = m_parts.get();
    parts->gate = gate;
    parts->handler = std::move(handler);
    parts->mailbox = std::make_shared<ReplyMailbox>(this, [parts] { parts->deliver(); });
    routeEverything(*parts->server, this, [parts](const QHttpServerRequest &request, ResponderArgument responder) {
        parts->handle(request, responder);
    });
    parts->server->bind(gate);
}

HttpCompat::~HttpCompat()
{
    m_parts->deliver();
    m_parts->mailbox->close();
    m_parts->answerTheRest();
    m_parts->pending.clear(); // responders first: Qt 6.8 keeps a raw pointer in them
    if (m_parts->gate)
        m_parts->gate->closeConnections(kLastAnswersTime);
    m_parts->server.reset();
}

void HttpCompat::drain()
{
    m_parts->mailbox->isDraining = true;
    if (m_parts->gate)
        m_parts->gate->drain();
}

std::function<int()> HttpCompat::unansweredCounter() const
{
    return [mailbox = m_parts->mailbox] { return mailbox->unanswered.load(); };
}

void HttpCompat::Parts::handle(const QHttpServerRequest &request, QHttpServerResponder &responder)
{
    const quint64 ticket = request.url().path().sliced(1).toULongLong();
    const auto passed = gate->context().running.take(ticket);
    if (!passed) // only what passed the gate is answered
        return;
    const bool demand = passed->secure && gate->context().requireHttps;
    const auto transport = demand ? StrictTransport::Demand : StrictTransport::Leave;
    ++mailbox->unanswered;
    mailbox->beginDirect(ticket);
    callHandler(*passed,
                Reply([ticket, box = mailbox](HttpResponse response) { box->post(ticket, std::move(response)); },
                      [box = mailbox] { return box->isDraining ? stoppingResponse() : failureResponse(); }));
    auto direct = mailbox->endDirect();
    if (!direct) {
        pending.emplace(ticket, Pending{std::move(responder), transport});
        return;
    }
    // Not through a moved responder: on Qt 6.8 each one that dies within the handler leaves a connection behind.
    const bool isLost = direct->isLost;
    answer(responder, std::move(*direct), transport);
    finish(ticket, isLost);
}

void HttpCompat::Parts::callHandler(const HttpRequest &request, Reply reply)
{
    try {
        handler(request, std::move(reply));
    } catch (const std::exception &error) {
        core::logEvent(core::LogLevel::Error, u"A request handler failed: "_s + QString::fromUtf8(error.what()),
                       {{u"request_id"_s, request.id.value}});
    } catch (...) {
        core::logEvent(core::LogLevel::Error, u"A request handler failed"_s, {{u"request_id"_s, request.id.value}});
    }
}

void HttpCompat::Parts::answer(QHttpServerResponder &responder, HttpResponse response, StrictTransport transport)
{
    response.headers.removeIf([](const auto &entry) {
        return entry.first.isEmpty() || !isHeaderSafe(entry.first) || !isHeaderSafe(entry.second);
    });
    addSecurityHeaders(response, transport);
    if (response.status == 503)
        addRetryAfter(response);
    writeAnswer(responder, response);
}

void HttpCompat::Parts::finish(quint64 ticket, bool isLost)
{
    --mailbox->unanswered;
    gate->context().running.finish(ticket, isLost);
}

void HttpCompat::Parts::deliver()
{
    for (auto &letter : mailbox->takeAll()) {
        auto found = pending.extract(letter.ticket);
        if (found.empty())
            continue;
        const bool isLost = letter.response.isLost;
        {
            Pending answered = std::move(found.mapped());
            answer(answered.responder, std::move(letter.response), answered.transport);
        } // the responder is gone before the next request is fed
        finish(letter.ticket, isLost);
    }
}

void HttpCompat::Parts::answerTheRest()
{
    for (auto &[ticket, left] : pending) {
        answer(left.responder, stoppingResponse(), left.transport);
        finish(ticket, false);
    }
}

} // namespace server
