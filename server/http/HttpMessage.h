#pragma once

#include "core/base/Ids.h"

#include <QByteArray>
#include <QHostAddress>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <utility>

namespace server {

/// A request that passed the gate, copied: safe on any thread.
struct HttpRequest
{
    QByteArray method;                                ///< upper case
    QByteArray path;                                  ///< as sent, percent-encoded, without the query; begins with '/'
    QByteArray query;                                 ///< as sent, without '?'
    QList<std::pair<QByteArray, QByteArray>> headers; ///< names lower case
    QByteArray body;
    QHostAddress client;       ///< the peer, or what a trusted proxy says of it
    bool fromLoopback = false; ///< the peer itself and no proxy in between
    bool secure = false;       ///< TLS here, or at a trusted proxy
    core::RequestId id;
    int mostParameters = 100; ///< of a form in the body

    QByteArray header(QByteArrayView lowerCaseName) const; ///< the first one; empty when absent
    int headerCount(QByteArrayView lowerCaseName) const;
    QString userAgent() const; ///< printable, at most 256 characters
};

struct HttpResponse
{
    int status = 200;
    QByteArray contentType; ///< empty: no body
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;
    bool isLost = false; ///< never sent: the connection closes instead

    static HttpResponse json(int status, const QJsonObject &object);
    static HttpResponse empty(int status);
    HttpResponse &with(const QByteArray &name, const QByteArray &value);
};

} // namespace server
