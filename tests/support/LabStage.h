#pragma once

#include "core/base/Clock.h"
#include "tests/support/FakeClientAdmin.h"
#include "tests/support/FakeLabAdmin.h"
#include "tests/support/FakeUserAdmin.h"
#include "ui/lab/LabPage.h"
#include "ui/widgets/Theme.h"

#include <QJsonDocument>
#include <QSettings>
#include <QStandardPaths>

namespace tests {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The token lab with two users, two clients and one answer of each kind.
class LabStage : public QObject
{
protected:
    void initStage()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"gatehouse-lab-test"_s);
        QSettings().clear();
        ui::Theme::instance().install();
    }

    static QString aToken(const QString &subject)
    {
        const auto part = [](const QJsonObject &json) {
            return QJsonDocument(json)
                .toJson(QJsonDocument::Compact)
                .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        };
        const qint64 now = core::toSeconds(core::SystemClock().now());
        const QJsonObject header{{u"alg"_s, u"RS256"_s}, {u"typ"_s, u"at+jwt"_s}, {u"kid"_s, u"2026-01-key-1"_s}};
        const QJsonObject claims{{u"iss"_s, u"http://127.0.0.1:8003"_s},
                                 {u"sub"_s, subject},
                                 {u"aud"_s, u"codelab-api"_s},
                                 {u"iat"_s, now},
                                 {u"exp"_s, now + 900},
                                 {u"scope"_s, u"api:read api:write"_s},
                                 {u"client_id"_s, u"codelab-flutter-app"_s},
                                 {u"type"_s, u"access"_s}};
        return QString::fromLatin1(part(header) + '.' + part(claims) + '.' + QByteArray(342, 'x'));
    }

    void makeStage()
    {
        QSettings().clear();
        m_lab = std::make_unique<FakeLabAdmin>();
        m_users = std::make_unique<FakeUserAdmin>();
        m_clients = std::make_unique<FakeClientAdmin>();
        m_users->users = {aUser(u"admin"_s), aUser(u"anna"_s)};
        core::ClientSummary app = aClient(u"codelab-flutter-app"_s);
        app.client.accessTokenLifetime = 900s;
        core::ClientSummary internal = aClient(u"codelab-internal"_s);
        internal.client.scopes = {u"api:admin"_s};
        m_clients->clients = {app, internal};
        m_lab->token.accessToken = aToken(u"id-admin"_s);
        m_lab->token.refreshToken = u"refresh.token.text"_s;
        m_lab->token.expiresIn = 900s;
        m_lab->token.scopes = {u"api:read"_s, u"api:write"_s};
        m_lab->token.family = core::FamilyId{u"family-1"_s};
        m_lab->token.issuedAt = core::SystemClock().now();
        m_lab->inspection.active = false;
        m_lab->inspection.header = {{u"alg"_s, u"RS256"_s}, {u"kid"_s, u"2026-01-key-1"_s}};
        m_lab->inspection.claims = {{u"iss"_s, u"http://elsewhere"_s}, {u"sub"_s, u"id-admin"_s}};
        using Outcome = core::TokenCheck::Outcome;
        m_lab->inspection.checks = {{u"form"_s, Outcome::Passed, {}, u"JWT"_s},
                                    {u"algorithm"_s, Outcome::Passed, u"RS256"_s, u"RS256"_s},
                                    {u"key"_s, Outcome::Passed, {}, u"2026-01-key-1"_s},
                                    {u"signature"_s, Outcome::Passed, {}, {}},
                                    {u"issuer"_s, Outcome::Failed, u"http://127.0.0.1:8003"_s, u"http://elsewhere"_s},
                                    {u"audience"_s, Outcome::Failed, u"codelab-api"_s, {}},
                                    {u"lifetime"_s, Outcome::Skipped, {}, {}}};
    }

    std::unique_ptr<ui::LabPage> makePage()
    {
        auto page = std::make_unique<ui::LabPage>(*m_lab, nullptr, *m_users, *m_clients);
        page->refresh(-1);
        return page;
    }

    template <class T>
    static T *part(const QWidget &page, const QString &name)
    {
        return page.findChild<T *>(name);
    }

    std::unique_ptr<FakeLabAdmin> m_lab;
    std::unique_ptr<FakeUserAdmin> m_users;
    std::unique_ptr<FakeClientAdmin> m_clients;
};

} // namespace tests
