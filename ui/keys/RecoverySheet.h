#pragma once

#include <QString>

class QPagedPaintDevice;

namespace ui {

/// One printed page that brings a key-encryption key back: the code in groups, what it opens and how to use it.
struct RecoverySheet
{
    QString code;
    QString place;  ///< where the key lives now
    QString folder; ///< what it belongs to, for people; may be empty

    QString html() const;
    void printTo(QPagedPaintDevice &device) const;
};

} // namespace ui
