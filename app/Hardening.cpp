#include "app/Hardening.h"

#include "core/base/SecretBytes.h"

#include <QtGlobal>

#include <cstdlib>
#include <cstring>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace app {

namespace {

/// The system shows the environment of a process as it was laid out at its start. From here on the program reads a
/// copy, and what was laid out is empty.
void moveOutOfSight(const char *variable)
{
    char *const shown = std::getenv(variable);
    if (!shown)
        return;
    const size_t size = std::strlen(shown);
    QByteArray copy(shown, qsizetype(size));
    if (qputenv(variable, copy))
        core::wipeMemory(shown, size);
    core::wipeMemory(copy.data(), size);
}

#ifdef Q_OS_UNIX
void limitResources()
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    // A listener with thousands of connections must not end at the shell's soft limit.
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = qMax(files.rlim_cur, qMin<rlim_t>(files.rlim_max, 65536));
        setrlimit(RLIMIT_NOFILE, &files);
    }
    // A file that may not grow is a failed write like a full disk, not the end.
    signal(SIGXFSZ, SIG_IGN);
}

// Only write(2) is allowed in a signal handler.
void onLostMapping(int)
{
    static const char line[] =
        "{\"level\":\"error\",\"msg\":\"the file system took mapped memory of the database away; ending, "
        "nothing acknowledged is lost\",\"event\":\"file_system_lost\"}\n";
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line, sizeof line - 1);
    raise(SIGBUS); // as before, once this handler has returned
}

/// SQLite shares memory with other processes through a mapped file. A file system that fails under it (after an I/O
/// error, say) ends the program: that is told, as otherwise nothing would say why.
void tellOfLostMappings()
{
    struct sigaction action = {};
    action.sa_handler = onLostMapping;
    action.sa_flags = int(SA_RESETHAND);
    sigaction(SIGBUS, &action, nullptr);
}
#endif

} // namespace

void hardenProcess()
{
    // Worker threads poll without GLib, which halves the cost of idle connections; the main thread keeps it for
    // QtKeychain.
    qputenv("QT_NO_THREADED_GLIB", "1");
#ifdef Q_OS_UNIX
    umask(077);
    limitResources();
    tellOfLostMappings();
#endif
    // The leak checker of the sanitizer builds traces its own process.
#if defined(Q_OS_LINUX) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    prctl(PR_SET_DUMPABLE, 0);
#endif
    for (const char *variable : {"AUTH_SERVICE__KEK", "AUTH_SERVICE__MASTER_KEY", "AUTH_SERVICE__METRICS_TOKEN",
                                 "AUTH_SERVICE__INTERNAL_API_KEY", "AUTH_SERVICE__JWT_SECRET"})
        moveOutOfSight(variable);
}

} // namespace app
