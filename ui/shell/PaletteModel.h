#pragma once

#include "ui/shell/PaletteEntry.h"

#include <QAbstractListModel>

#include <vector>

namespace ui {

/// Sections of entries, each under its heading. A section keeps its place while its entries change, so that nothing
/// jumps when answers arrive.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole + 1, IconRole, KeysRole, MatchedRole, HeadingRole };
    using QAbstractListModel::QAbstractListModel;

    /// Replaces the section of this name, or adds it at the end; no entries take it away.
    void setSection(const QString &name, std::vector<PaletteEntry> entries);
    void setFirstSection(const QString &name, std::vector<PaletteEntry> entries);
    void clear();
    /// Takes away what does not match any more and marks what does.
    void keepMatching(const QString &typed);
    bool isEmpty() const { return m_rows.empty(); }
    const PaletteEntry *entry(int row) const;
    int rowOf(const QString &id) const; ///< -1: not there
    int next(int row, int step) const;  ///< the nearest row in this direction that is no heading; `row` when none

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    void insert(int at, const QString &section, std::vector<PaletteEntry> entries);

    std::vector<PaletteEntry> m_rows;
};

} // namespace ui
