#pragma once

#include "core/base/Result.h"

#include <QFuture>

namespace ui {

/// Both work off the GUI thread: a disk may take its time. Storage with the words of the system.
/// What was there stays unless all of the new file is written.
QFuture<core::Result<void>> writeFile(const QString &path, const QByteArray &bytes);
/// At most so many bytes of it.
QFuture<core::Result<QByteArray>> readFile(const QString &path, qint64 most);

} // namespace ui
