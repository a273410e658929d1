#pragma once

#include "core/base/Result.h"
#include "ui/widgets/StateDelegate.h"

#include <QAbstractTableModel>
#include <QSet>

namespace ui {

/// The part of PagedTableModel that does not depend on the row: what a view and a page listen to.
class PagedTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    static constexpr int kPageRows = 200;
    static constexpr int kMostRows = 1000; ///< of one answer: core::PageRequest

    using QAbstractTableModel::QAbstractTableModel;

    bool isLoading() const { return m_loading; }
    bool isLoaded() const { return m_loaded; } ///< an answer came at least once
    qint64 matching() const { return m_matching; }
    qint64 total() const { return m_total; }
    virtual int indexOfKey(const QString &key) const = 0;

    /// What PageRequest::orderBy is for this column; empty: it cannot be sorted by.
    virtual QString orderName(int column) const;
    int columnOfOrder() const; ///< the column sorted by; -1: the list's own order
    QString orderBy() const { return m_orderBy; }
    Qt::SortOrder order() const { return m_order; }
    /// From the next answer on; sort() of the model asks for it at once. An empty name: the list's own order.
    void setOrder(const QString &orderBy, Qt::SortOrder order);
    /// A column as files and copies name it: its orderName, else its header.
    QString columnName(int column) const;

    Qt::ItemFlags flags(const QModelIndex &index) const override
    {
        return QAbstractTableModel::flags(index) | (index.isValid() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
    }

    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(headers().size());
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void loaded();
    void failed(const core::Error &error);
    void loadingChanged();
    void countsChanged(qint64 matching, qint64 total);

protected:
    virtual QStringList headers() const = 0;
    void setLoading(bool loading);
    void setCounts(qint64 matching, qint64 total);
    static bool keepsOrder(const QStringList &before, const QStringList &after);

private:
    bool m_loading = false;
    bool m_loaded = false;
    qint64 m_matching = 0;
    qint64 m_total = 0;
    QString m_orderBy;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace ui
