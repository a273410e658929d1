#pragma once

#include "core/admin/FirstSetup.h"
#include "tests/support/ReadyFuture.h"

namespace tests {

/// Answers at once what the test put in; keeps the plan that it was given.
class FakeFirstSetup final : public core::FirstSetup
{
public:
    core::SetupFacts given;
    core::SetupKeyPlace keyPlace{core::SetupKeyPlace::Kind::Keychain, QStringLiteral("GNOME Keyring"), {}};
    QSet<int> takenPorts;
    core::Result<core::SetupSettings> settings;
    core::Result<core::SetupKey> key = core::fail(core::ErrorKind::InvalidInput, QString());
    core::Result<void> folder;
    core::Result<core::SetupResult> result;
    std::optional<core::SetupPlan> made;
    int finished = 0;

    FakeFirstSetup()
    {
        given.folder = QStringLiteral("/home/anna/.local/share/gatehouse");
        given.names = QStringList{QStringLiteral("workstation"), QStringLiteral("192.168.1.10")};
        core::SetupResult good;
        good.url = QStringLiteral("http://127.0.0.1:8003");
        good.user = QStringLiteral("admin");
        good.client = QStringLiteral("codelab-flutter-app");
        good.curl = QStringLiteral("curl -H 'Authorization: Bearer x.y.z' http://127.0.0.1:8003/oauth/userinfo");
        good.tokenLifetime = std::chrono::minutes(15);
        good.secrets = {{core::SetupSecret::Kind::UserPassword, good.user, QStringLiteral("generated-Aa1")}};
        result = good;
    }
    core::SetupFacts facts() const override { return given; }
    QString newPassword() override { return QStringLiteral("generated-Aa%1").arg(++m_passwords); }
    QStringList missingPasswordRules(const QString &password) const override
    {
        return password.size() < 8 ? QStringList(QStringLiteral("length")) : QStringList();
    }
    QFuture<core::Result<void>> checkFolder(QString) override { return readyFuture(folder); }
    QFuture<core::Result<core::SetupKeyPlace>> testKeyPlace(QString) override
    {
        return readyFuture(core::Result<core::SetupKeyPlace>(keyPlace));
    }
    QFuture<core::Result<core::SetupPort>> testPort(QString, quint16 port) override
    {
        core::SetupPort answer;
        answer.isFree = !takenPorts.contains(port);
        answer.freePort = answer.isFree ? 0 : quint16(port + 1);
        return readyFuture(core::Result<core::SetupPort>(answer));
    }
    QFuture<core::Result<core::SetupSettings>> readSettings(QString) override { return readyFuture(settings); }
    QFuture<core::Result<core::SetupKey>> readKey(QString) override { return readyFuture(key); }
    QFuture<core::Result<core::SetupResult>> make(core::SetupPlan plan) override
    {
        made = std::move(plan);
        return readyFuture(result);
    }
    QFuture<core::Result<void>> finish() override
    {
        ++finished;
        return readyFuture(core::Result<void>());
    }

private:
    int m_passwords = 0;
};

} // namespace tests
