#include "ui/shell/PaletteHistory.h"

#include <QSettings>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

const QString kRecentKey = u"palette/recent"_s;

} // namespace

void PaletteHistory::note(const PaletteEntry &chosen)
{
    QStringList ids = QSettings().value(kRecentKey).toStringList();
    if (chosen.id.startsWith(kFoundPrefix)) {
        std::erase_if(m_found, [&](const PaletteEntry &entry) { return entry.id == chosen.id; });
        m_found.insert(m_found.begin(), chosen);
        m_found.resize(std::min<size_t>(m_found.size(), kMost));
        return;
    }
    ids.removeAll(chosen.id);
    ids.prepend(chosen.id);
    QSettings().setValue(kRecentKey, QStringList(ids.mid(0, kMost)));
}

std::vector<PaletteEntry> PaletteHistory::recent(const std::vector<PaletteEntry> &known) const
{
    std::vector<PaletteEntry> entries = m_found;
    entries.resize(std::min<size_t>(entries.size(), kMost / 2));
    const QStringList ids = QSettings().value(kRecentKey).toStringList();
    for (const QString &id : ids) {
        const auto found = std::ranges::find(known, id, &PaletteEntry::id);
        if (found != known.end() && entries.size() < kMost)
            entries.push_back(*found);
    }
    for (PaletteEntry &entry : entries)
        entry.matched.clear();
    return entries;
}

} // namespace ui
