#pragma once

#include "core/base/Result.h"

#include <QString>

class QPagedPaintDevice;

namespace ui {

/// One printed page that brings a key-encryption key back: the code in groups, what it opens and how to use it.
struct RecoverySheet
{
    QString code;
    QString place;  ///< where the key lives now
    QString folder; ///< the data folder that it opens; may be empty

    QString command() const; ///< that takes the code, for this folder
    QString html() const;
    /// As PDF, for its owner only; the whole file or none.
    core::Result<void> save(const QString &path) const;
    void printTo(QPagedPaintDevice &device) const;
};

} // namespace ui
