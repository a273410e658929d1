#pragma once

#include <QString>
#include <QStringList>

namespace ui {

/// Written so that a POSIX shell takes it as one word: as it is, or in single quotes.
QString shellWord(const QString &text);

/// "gatehoused VERB VALUES OPTIONS", the values as shell words. One that begins with a dash stands behind "--", or it
/// would be taken for an option.
QString gatehousedLine(const QString &verb, const QStringList &values, const QString &options = {});

/// "gatehoused ARGUMENTS", with the data folder behind it where the console does not run on the usual one.
QString gatehousedLine(const QString &arguments);
/// The folder that further lines name; empty: the usual one. GUI thread.
void setCommandFolder(const QString &folder);

} // namespace ui
