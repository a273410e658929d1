#pragma once

#include "core/base/Result.h"

#include <QFuture>
#include <QString>

#include <functional>

class QWidget;

namespace ui {

/// Writes a whole file or none, on another thread; readable by its owner only, as it may hold tokens.
QFuture<core::Result<QString>> saveText(const QString &path, const QByteArray &text);
/// Asks where, then saves; `done` gets the path.
void askAndSave(QWidget *parent, const QString &title, const QString &fileName, const QByteArray &text,
                std::function<void(const core::Result<QString> &)> done);

} // namespace ui
