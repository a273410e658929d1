#pragma once

#include "core/admin/AuditAdmin.h"
#include "core/base/FilterText.h"

#include <QFrame>
#include <QTimer>

#include <functional>

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace ui {

/// The values of the matching rows with how often they are there. A click adds a value to the filter, a click on the
/// minus (or with Ctrl) leaves its rows out, once more takes that back.
class AuditFacetPanel : public QFrame
{
    Q_OBJECT
public:
    explicit AuditFacetPanel(core::AuditAdmin &audit, QWidget *parent = nullptr);

    /// `terms` tells which values are in the filter already.
    void read(const core::AuditQuery &query, const std::vector<core::FilterTerm> &terms);
    void giveUp();
    bool isReading() const { return bool(m_cancel); }

Q_SIGNALS:
    void chosen(core::AuditField field, const QString &value, bool exclude);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ask();
    void show(const std::vector<core::AuditFacet> &facets);
    void addFacet(const core::AuditFacet &facet);
    void addValue(QTreeWidgetItem *group, core::AuditField field, const core::AuditFacet::Value &value);
    bool isIn(core::AuditField field, const QString &value, const QString &label, bool isNegated) const;
    void choose(QTreeWidgetItem *item, int column);

    core::AuditAdmin &m_audit;
    core::AuditQuery m_query;
    std::vector<core::FilterTerm> m_terms;
    QTreeWidget *m_tree;
    QLabel *m_note;
    QStringList m_closed; ///< fields that are folded; remembered
    std::function<void()> m_cancel;
    int m_question = 0;
    bool m_stale = false;
};

} // namespace ui
