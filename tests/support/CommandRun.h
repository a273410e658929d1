#pragma once

#include "app/commands/Subcommand.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QTemporaryFile>

#include <cstdio>
#include <unistd.h>

namespace tests {

/// One run of `gatehoused AREA VERB …` in this process: its exit code and what it printed.
struct CommandRun
{
    explicit CommandRun(const QStringList &arguments)
    {
        QTemporaryFile outFile, errorFile;
        outFile.open();
        errorFile.open();
        std::fflush(nullptr);
        const int oldOut = dup(STDOUT_FILENO), oldError = dup(STDERR_FILENO);
        dup2(outFile.handle(), STDOUT_FILENO);
        dup2(errorFile.handle(), STDERR_FILENO);
        code = app::runSubcommand(arguments);
        std::fflush(nullptr);
        dup2(oldOut, STDOUT_FILENO);
        dup2(oldError, STDERR_FILENO);
        close(oldOut);
        close(oldError);
        outFile.seek(0);
        errorFile.seek(0);
        out = outFile.readAll();
        error = errorFile.readAll();
    }
    QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }

    int code = 0;
    QByteArray out;
    QByteArray error;
};

} // namespace tests
