#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>

#include <utility>
#include <vector>

namespace app {

/// Writes a ZIP archive with these files (name, content): whole or not at all, for its owner only. An older file at
/// that place is replaced. Fails with Storage.
core::Result<void> writeZip(const QString &path, const std::vector<std::pair<QString, QByteArray>> &files);

} // namespace app
