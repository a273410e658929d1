#pragma once

#include "app/Await.h"
#include "app/Composition.h"
#include "app/ServerProcess.h"
#include "core/admin/ClientAdmin.h"
#include "core/admin/UserAdmin.h"
#include "server/Server.h"

#include <QTemporaryDir>

namespace tests {

/// A whole server with a data folder of its own, as the console runs it, and one user.
class ServedHouse
{
public:
    static constexpr auto kPlain = "127.0.0.1:0";
    static constexpr auto kTls = "https://127.0.0.1:0";

    /// Opened and unlocked; it answers after listen().
    explicit ServedHouse(const char *listener = kPlain) { open(listener); }

    /// Makes the user, too.
    void listen()
    {
        if (const auto urls = m_process->serve(); !urls)
            qFatal("%s", qPrintable(urls.error().detail));
        const auto user =
            app::await(core().users().create({QStringLiteral("alice"), QStringLiteral("alice@example.com"), {}, true}));
        if (!user)
            qFatal("%s", qPrintable(user.error().detail));
        m_user = user->id;
    }
    /// As the next start of the program, over the same data; not listening yet.
    void startAgain(const char *listener = kPlain)
    {
        m_process.reset();
        open(listener);
    }

    app::ServerProcess &process() { return *m_process; }
    app::Composition &core() { return m_process->core(); }
    server::Server &server() { return m_process->server(); }
    const core::UserId &user() const { return m_user; }
    core::ClientId add(const core::Client &draft)
    {
        const auto created = app::await(core().clients().create(draft));
        if (!created)
            qFatal("%s %s", qPrintable(created.error().field), qPrintable(created.error().detail));
        return created->id;
    }

private:
    void open(const char *listener)
    {
        app::StartOptions options;
        options.dataDir = m_dir.filePath(QStringLiteral("data"));
        options.listen = {QString::fromLatin1(listener)};
        auto opened = app::ServerProcess::open(options, QStringLiteral("console"));
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        m_process = *std::move(opened);
        const auto unlocked =
            m_process->unlock({core::SecretBytes::take(QByteArray(32, 'k')), QStringLiteral("a test")});
        if (!unlocked)
            qFatal("%s", qPrintable(unlocked.error().detail));
    }

    QTemporaryDir m_dir;
    std::unique_ptr<app::ServerProcess> m_process;
    core::UserId m_user;
};

} // namespace tests
