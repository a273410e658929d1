#pragma once

#include "ui/shell/PaletteEntry.h"

#include <vector>

namespace ui {

/// What was chosen last, newest first. Pages and commands are remembered over a restart by their id; things that were
/// found, whose names tell of people, only while the program runs.
class PaletteHistory
{
public:
    void note(const PaletteEntry &chosen);
    /// Those of `known`, by id, and what was found.
    std::vector<PaletteEntry> recent(const std::vector<PaletteEntry> &known) const;

    static constexpr int kMost = 6;

private:
    std::vector<PaletteEntry> m_found;
};

/// Ids of things that were found begin so.
inline const QString kFoundPrefix = QStringLiteral("found:");

} // namespace ui
