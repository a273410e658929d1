#include "ui/clients/SnippetTemplate.h"

namespace ui {

using namespace Qt::StringLiterals;

SnippetTemplates cppTemplates()
{
    return {uR"(
// Qt 6.9 or newer; CMake: find_package(Qt6 REQUIRED COMPONENTS Gui NetworkAuth)
#include <QDebug>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QOAuth2AuthorizationCodeFlow>
?loopback #include <QOAuthHttpServerReplyHandler>
!loopback #include <QOAuthUriSchemeReplyHandler>

int main(int argc, char *argv[])
{
    QGuiApplication application(argc, argv);
    const QString issuer = QStringLiteral(@ISSUER@);
    QOAuth2AuthorizationCodeFlow flow;
    flow.setAuthorizationUrl(QUrl(issuer + QStringLiteral("/oauth/authorize")));
    flow.setTokenUrl(QUrl(issuer + QStringLiteral("/oauth/token")));
    flow.setClientIdentifier(QStringLiteral(@ID@));
?secret     flow.setClientIdentifierSharedKey(qEnvironmentVariable("CLIENT_SECRET"));
    flow.setRequestedScopeTokens({@SIGN_IN_SCOPES@});
    flow.setPkceMethod(QOAuth2AuthorizationCodeFlow::PkceMethod::S256);
?loopback     QOAuthHttpServerReplyHandler handler(QHostAddress(QStringLiteral("@LISTEN@")), @PORT@);
?loopback     handler.setCallbackPath(QStringLiteral("@PATH@"));
!loopback     QOAuthUriSchemeReplyHandler handler(QUrl(QStringLiteral(@REDIRECT@)));
!loopback     handler.listen();
    flow.setReplyHandler(&handler);
    QObject::connect(&flow, &QAbstractOAuth::authorizeWithBrowser, &application, [](const QUrl &address) {
        qInfo().noquote() << "Open this address and sign in:" << address.toString(QUrl::FullyEncoded);
        QDesktopServices::openUrl(address);
    });
    QObject::connect(&flow, &QAbstractOAuth::granted, &application, [&] {
        qInfo().noquote() << "Access token:" << flow.token();
        QNetworkRequest request(QUrl(issuer + QStringLiteral("/oauth/userinfo")));
        request.setRawHeader("Authorization", "Bearer " + flow.token().toLatin1());
        QNetworkReply *reply = flow.networkAccessManager()->get(request);
        QObject::connect(reply, &QNetworkReply::finished, &application, [reply] {
            qInfo().noquote() << "User:" << reply->readAll();
            QCoreApplication::quit();
        });
    });
    flow.grant();
    return application.exec();
}
)"_s,
            uR"(
// Qt 6; CMake: find_package(Qt6 REQUIRED COMPONENTS Network)
#include <QCoreApplication>
#include <QDebug>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrlQuery>

static QByteArray form(const QList<QPair<QString, QString>> &members)
{
    QByteArray body;
    for (const auto &[name, value] : members)
        body += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value) + '&';
    return body.chopped(1);
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(QStringLiteral(@ISSUER@) + QStringLiteral("/oauth/token")));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
?basic     const QByteArray id = QUrl::toPercentEncoding(QStringLiteral(@ID@));
?basic     const QByteArray secret = QUrl::toPercentEncoding(qEnvironmentVariable("CLIENT_SECRET"));
?basic     request.setRawHeader("Authorization", "Basic " + QByteArray(id + ':' + secret).toBase64());
    QNetworkReply *reply = network.post(request, form({
        {QStringLiteral("grant_type"), QStringLiteral("client_credentials")},
?post         {QStringLiteral("client_id"), QStringLiteral(@ID@)},
?post         {QStringLiteral("client_secret"), qEnvironmentVariable("CLIENT_SECRET")},
        {QStringLiteral("scope"), QStringLiteral(@SCOPE@)},
    }));
    QObject::connect(reply, &QNetworkReply::finished, &application, [reply] {
        qInfo().noquote() << reply->readAll();
        QCoreApplication::quit();
    });
    return application.exec();
}
)"_s,
            uR"(
// Qt 6.9 or newer; CMake: find_package(Qt6 REQUIRED COMPONENTS NetworkAuth)
#include <QCoreApplication>
#include <QDebug>
#include <QOAuth2DeviceAuthorizationFlow>

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QString issuer = QStringLiteral(@ISSUER@);
    QOAuth2DeviceAuthorizationFlow flow;
    flow.setAuthorizationUrl(QUrl(issuer + QStringLiteral("/oauth/device_authorization")));
    flow.setTokenUrl(QUrl(issuer + QStringLiteral("/oauth/token")));
    flow.setClientIdentifier(QStringLiteral(@ID@));
?secret     flow.setClientIdentifierSharedKey(qEnvironmentVariable("CLIENT_SECRET"));
    flow.setRequestedScopeTokens({@SIGN_IN_SCOPES@});
    QObject::connect(&flow, &QOAuth2DeviceAuthorizationFlow::authorizeWithUserCode, &application,
                     [](const QUrl &page, const QString &code, const QUrl &both) {
                         qInfo().noquote() << "Open" << page.toString() << "and type" << code;
                         qInfo().noquote() << "or open" << both.toString();
                     });
    QObject::connect(&flow, &QAbstractOAuth::granted, &application, [&flow] {
        qInfo().noquote() << "Access token:" << flow.token();
        QCoreApplication::quit();
    });
    flow.grant();
    return application.exec();
}
)"_s};
}

} // namespace ui
