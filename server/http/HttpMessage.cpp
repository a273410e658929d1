#include "server/http/HttpMessage.h"

#include <QJsonDocument>

#include <algorithm>

namespace server {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kUserAgentLength = 256;

} // namespace

QByteArray HttpRequest::header(QByteArrayView lowerCaseName) const
{
    for (const auto &[name, value] : headers) {
        if (name == lowerCaseName)
            return value;
    }
    return {};
}

int HttpRequest::headerCount(QByteArrayView lowerCaseName) const
{
    return int(std::ranges::count_if(headers, [&](const auto &entry) { return entry.first == lowerCaseName; }));
}

QString HttpRequest::userAgent() const
{
    QString text = QString::fromUtf8(header("user-agent")).left(kUserAgentLength);
    for (QChar &character : text) {
        if (!character.isPrint())
            character = u'?';
    }
    return text;
}

HttpResponse HttpResponse::json(int status, const QJsonObject &object)
{
    HttpResponse response;
    response.status = status;
    response.contentType = "application/json"_ba;
    response.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return response;
}

HttpResponse HttpResponse::empty(int status)
{
    HttpResponse response;
    response.status = status;
    return response;
}

HttpResponse &HttpResponse::with(const QByteArray &name, const QByteArray &value)
{
    headers.append({name, value});
    return *this;
}

} // namespace server
