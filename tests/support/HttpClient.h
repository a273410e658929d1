#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QTcpSocket>
#include <QUrl>

#include <utility>

namespace tests {

using HeaderList = QList<std::pair<QByteArray, QByteArray>>;
using FormFields = QList<std::pair<QByteArray, QByteArray>>;

/// An answer as it came over the wire.
struct HttpAnswer
{
    int status = 0;     ///< 0: none came
    HeaderList headers; ///< names lower case
    QByteArray body;

    /// All values of a header, joined by ", "; null when it is absent.
    QByteArray header(const QByteArray &lowerCaseName) const
    {
        QByteArray joined;
        for (const auto &[name, value] : headers) {
            if (name == lowerCaseName)
                joined += (joined.isNull() ? QByteArray("") : QByteArray(", ")) + value;
        }
        return joined;
    }
    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QString member(const char *name) const { return json().value(QLatin1String(name)).toString(); }
};

/// One request a connection, written out by hand, so that tests see exactly what is on the wire. Blocks its thread.
class HttpClient
{
public:
    explicit HttpClient(quint16 port) : m_port(port) {}

    HttpAnswer send(const QByteArray &method, const QByteArray &path, const HeaderList &headers = {},
                    const QByteArray &body = {}) const
    {
        QByteArray request = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
        for (const auto &[name, value] : headers)
            request += name + ": " + value + "\r\n";
        if (!body.isEmpty() || method == "POST")
            request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        return parsed(exchange(request + "\r\n" + body));
    }
    HttpAnswer get(const QByteArray &path, const HeaderList &headers = {}) const { return send("GET", path, headers); }
    HttpAnswer postForm(const QByteArray &path, const QByteArray &body, HeaderList headers = {}) const
    {
        headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
        return send("POST", path, headers, body);
    }
    HttpAnswer postForm(const QByteArray &path, const FormFields &fields, const HeaderList &headers = {}) const
    {
        return postForm(path, encoded(fields), headers);
    }

    static QByteArray encoded(const FormFields &fields)
    {
        QByteArray body;
        for (const auto &[name, value] : fields)
            body += (body.isEmpty() ? "" : "&") + QUrl::toPercentEncoding(QString::fromUtf8(name)) + '=' +
                    QUrl::toPercentEncoding(QString::fromUtf8(value));
        return body;
    }
    static std::pair<QByteArray, QByteArray> basic(const QByteArray &id, const QByteArray &secret)
    {
        return {"Authorization", "Basic " + (id + ':' + secret).toBase64()};
    }

private:
    static constexpr int kPatience = 20000;

    QByteArray exchange(const QByteArray &request) const
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        if (!socket.waitForConnected(kPatience))
            return {};
        socket.write(request);
        while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(kPatience)) {
        }
        return socket.readAll();
    }

    static HttpAnswer parsed(const QByteArray &raw)
    {
        const qsizetype end = raw.indexOf("\r\n\r\n");
        if (end < 0)
            return {};
        HttpAnswer answer;
        QList<QByteArray> lines;
        for (const QByteArray &line : raw.left(end).split('\n'))
            lines += line.trimmed();
        answer.status = lines.takeFirst().split(' ').value(1).toInt();
        for (const QByteArray &line : lines) {
            const qsizetype colon = line.indexOf(':');
            answer.headers.emplace_back(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
        }
        answer.body = raw.mid(end + 4);
        return answer;
    }

    quint16 m_port;
};

} // namespace tests
