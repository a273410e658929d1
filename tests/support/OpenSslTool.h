#pragma once

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

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
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.setStandardInputFile(QProcess::nullDevice()); // s_client ends once it has shaken hands
        process.start(QStringLiteral("openssl"), arguments.split(u' '));
        if (!process.waitForFinished())
            qFatal("openssl did not run: %s", qPrintable(process.errorString()));
        return {process.exitCode() == 0, QString::fromUtf8(process.readAll())};
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
    QTemporaryDir m_folder;
};

} // namespace tests
