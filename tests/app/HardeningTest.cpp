#include "app/Hardening.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;

namespace {

/// What a child process does, whose environment was laid out by its parent.
int playSecretive()
{
    QFile shown(u"/proc/self/environ"_s);
    if (!shown.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) // while it may still be opened
        return 2;
    app::hardenProcess();
    const QByteArray kept = qgetenv("AUTH_SERVICE__METRICS_TOKEN");
    const QByteArray seen = shown.readAll();
    if (!seen.contains("AUTH_SERVICE__METRICS_TOKEN="))
        return 3;
    if (seen.contains("never-to-be-seen"))
        return 4;
    return kept == "never-to-be-seen" ? 0 : 5;
}

} // namespace

class HardeningTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leavesSecretsReadableForTheProgramOnly();
    void keepsMemoryAndFilesToItself();
    void takesAFileThatMayNotGrowAsAnError();
};

void HardeningTest::leavesSecretsReadableForTheProgramOnly()
{
#ifdef Q_OS_LINUX
    QProcess child;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"AUTH_SERVICE__METRICS_TOKEN"_s, u"never-to-be-seen"_s);
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(), {u"--secretive"_s});
    QVERIFY(child.waitForFinished());
    QCOMPARE(child.exitCode(), 0);
#else
    QSKIP("needs /proc");
#endif
}

void HardeningTest::keepsMemoryAndFilesToItself()
{
#ifdef Q_OS_LINUX
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
    const rlimit low{std::min<rlim_t>(before.rlim_max, 256), before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &low), 0);
    app::hardenProcess();

    rlimit core{1, 1};
    QCOMPARE(getrlimit(RLIMIT_CORE, &core), 0);
    QCOMPARE(core.rlim_cur, rlim_t(0));
    QCOMPARE(core.rlim_max, rlim_t(0));
    rlimit files{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &files), 0);
    QCOMPARE(files.rlim_cur, std::min<rlim_t>(before.rlim_max, 65536));
    QCOMPARE(umask(077), mode_t(077));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    QCOMPARE(prctl(PR_GET_DUMPABLE), 0);
#endif
#else
    QSKIP("needs Linux");
#endif
}

void HardeningTest::takesAFileThatMayNotGrowAsAnError()
{
#ifdef Q_OS_LINUX
    app::hardenProcess();
    struct sigaction now = {};
    QCOMPARE(sigaction(SIGXFSZ, nullptr, &now), 0);
    QVERIFY(now.sa_handler == SIG_IGN);
#else
    QSKIP("needs Linux");
#endif
}

int main(int argc, char *argv[])
{
    if (argc == 2 && QByteArrayView(argv[1]) == "--secretive")
        return playSecretive();
    QCoreApplication application(argc, argv);
    HardeningTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "HardeningTest.moc"
