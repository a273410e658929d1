#include "app/Await.h"
#include "app/Composition.h"
#include "app/Diagnostics.h"
#include "app/commands/Json.h"
#include "app/commands/Subcommand.h"

#include <QCommandLineParser>
#include <QFileInfo>

namespace app {

using namespace Qt::StringLiterals;
using core::Result;

/// Without --out: what would stand in it.
static Result<QJsonValue> diagnostics(Invocation &call)
{
    using Names = core::DiagnosticsAdmin::Names;
    Diagnostics diagnostics(call.core, {[&call] { return Diagnostics::targetOfSettings(call.core); }});
    const auto names = call.options.isSet(u"with-names"_s) ? Names::Kept : Names::Replaced;
    const auto files = await(diagnostics.bundle(names));
    if (!files)
        return core::fail(files.error());
    QJsonArray rows;
    for (const core::BundleFile &file : *files)
        rows.append(QJsonObject{
            {u"file"_s, file.name}, {u"bytes"_s, file.text.size()}, {u"content"_s, QString::fromUtf8(file.text)}});
    const QString path = call.options.value(u"out"_s);
    if (path.isEmpty())
        return rows;
    if (const auto saved = await(diagnostics.saveBundle(path, *files)); !saved)
        return core::fail(saved.error());
    return QJsonObject{{u"file"_s, QFileInfo(path).absoluteFilePath()}, {u"files"_s, rows.size()}};
}

const QList<Subcommand> &diagnosticsCommands()
{
    static const QList<Subcommand> commands{
        {u"diagnostics"_s,
         {},
         {},
         u"settings without secrets, versions, figures and health, for somebody who helps"_s,
         Needs::Secrets,
         {QCommandLineOption(u"out"_s, u"into this ZIP archive"_s, u"FILE"_s),
          QCommandLineOption(u"with-names"_s, u"names of users, hosts and addresses are not replaced"_s)},
         {u"file"_s, u"bytes"_s},
         diagnostics},
    };
    return commands;
}

} // namespace app
