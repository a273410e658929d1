#pragma once

#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#include <sys/wait.h>

namespace tests {

/// The openssl program in a folder of its own: makes and judges certificates that core had no hand in. Ends the program
/// when openssl is not there: no test of certificates can go on without it.
class OpenSslTool
{
public:
    struct Outcome
    {
        bool succeeded = false;
        QString output; ///< both streams
    };

    /// Arguments divided by single spaces.
    Outcome run(const QString &arguments) const
    {
        // Not QProcess: ThreadSanitizer takes its child, which shares our memory, for us and forbids us more threads.
        // No input: s_client ends once it has shaken hands.
        const QString command = QStringLiteral("cd '%1' && exec timeout 30 openssl '%2' 2>&1 </dev/null")
                                    .arg(m_folder.path(), QString(arguments).replace(u' ', QStringLiteral("' '")));
        FILE *const pipe = popen(qPrintable(command), "r");
        QFile output;
        if (!pipe || !output.open(pipe, QIODevice::ReadOnly))
            qFatal("openssl did not run");
        const QByteArray written = output.readAll();
        output.close();
        const int status = pclose(pipe);
        if (!WIFEXITED(status) || WEXITSTATUS(status) >= kNeverRan)
            qFatal("openssl did not run to its end: %s", written.constData());
        return {status == 0, QString::fromUtf8(written)};
    }
    /// The same, where failing would be the test's own fault.
    void make(const QString &arguments) const
    {
        const auto [succeeded, output] = run(arguments);
        if (!succeeded)
            qFatal("openssl %s: %s", qPrintable(arguments), qPrintable(output));
    }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s cannot be written", qPrintable(name));
    }

private:
    static constexpr int kNeverRan = 124; ///< what shell and timeout end with when there is no openssl, or no end of it
    QTemporaryDir m_folder;
};

} // namespace tests
