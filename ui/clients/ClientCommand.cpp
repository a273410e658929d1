#include "ui/clients/ClientCommand.h"

#include "core/clients/ClientMetadata.h"
#include "ui/widgets/CommandLine.h"

#include <QJsonDocument>

namespace ui {

using namespace Qt::StringLiterals;

QString clientCommand(const core::Client &client, const QString &verb, const QStringList &values,
                      const QString &options)
{
    const QByteArray json = QJsonDocument(core::clientMetadata(client)).toJson(QJsonDocument::Compact);
    return u"printf %s "_s + shellWord(QString::fromUtf8(json)) + u" | "_s + gatehousedLine(verb, values, options);
}

} // namespace ui
