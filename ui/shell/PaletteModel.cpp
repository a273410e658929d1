#include "ui/shell/PaletteModel.h"

#include "ui/shell/FuzzyMatch.h"

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

void PaletteModel::setSection(const QString &name, std::vector<PaletteEntry> entries)
{
    const auto isOfIt = [&](const PaletteEntry &row) { return row.section == name; };
    const auto first = std::ranges::find_if(m_rows, isOfIt);
    const auto end = std::find_if_not(first, m_rows.end(), isOfIt);
    const int at = int(first - m_rows.begin());
    if (first != end) {
        beginRemoveRows({}, at, int(end - m_rows.begin()) - 1);
        m_rows.erase(first, end);
        endRemoveRows();
    }
    insert(at, name, std::move(entries));
}

void PaletteModel::setFirstSection(const QString &name, std::vector<PaletteEntry> entries)
{
    setSection(name, {});
    insert(0, name, std::move(entries));
}

void PaletteModel::insert(int at, const QString &section, std::vector<PaletteEntry> entries)
{
    if (entries.empty())
        return;
    PaletteEntry heading;
    heading.title = section;
    entries.insert(entries.begin(), heading);
    for (PaletteEntry &entry : entries)
        entry.section = section;
    beginInsertRows({}, at, at + int(entries.size()) - 1);
    m_rows.insert(m_rows.begin() + at, std::make_move_iterator(entries.begin()),
                  std::make_move_iterator(entries.end()));
    endInsertRows();
}

void PaletteModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

void PaletteModel::keepMatching(const QString &typed)
{
    beginResetModel();
    std::erase_if(m_rows, [&](PaletteEntry &row) {
        if (row.isHeading())
            return false;
        row.matched = plainMatches(typed, row.title);
        return row.matched.isEmpty() && plainMatches(typed, row.detail).isEmpty();
    });
    std::vector<PaletteEntry> kept;
    for (size_t at = 0; at < m_rows.size(); ++at) {
        const bool isBare = m_rows[at].isHeading() && (at + 1 == m_rows.size() || m_rows[at + 1].isHeading());
        if (!isBare)
            kept.push_back(std::move(m_rows[at]));
    }
    m_rows = std::move(kept);
    endResetModel();
}

const PaletteEntry *PaletteModel::entry(int row) const
{
    return row < 0 || row >= int(m_rows.size()) ? nullptr : &m_rows[size_t(row)];
}

int PaletteModel::rowOf(const QString &id) const
{
    if (id.isEmpty()) // a heading's
        return -1;
    const auto found = std::ranges::find(m_rows, id, &PaletteEntry::id);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int PaletteModel::next(int row, int step) const
{
    for (int at = row + step; at >= 0 && at < int(m_rows.size()); at += step) {
        if (!m_rows[size_t(at)].isHeading())
            return at;
    }
    return row;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    const PaletteEntry *row = entry(index.row());
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return row->title;
    case Qt::AccessibleTextRole: {
        QStringList parts{row->title, row->detail};
        if (!row->isHeading())
            parts << row->section << row->keys.toString(QKeySequence::NativeText);
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    case DetailRole:
        return row->detail;
    case IconRole:
        return row->iconName;
    case KeysRole:
        return row->keys.toString(QKeySequence::NativeText);
    case MatchedRole:
        return QVariant::fromValue(row->matched);
    case HeadingRole:
        return row->isHeading();
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    const PaletteEntry *row = entry(index.row());
    if (!row || row->isHeading())
        return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace ui
