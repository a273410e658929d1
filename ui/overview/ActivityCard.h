#pragma once

#include "core/admin/AuditAdmin.h"
#include "ui/widgets/Card.h"

class QComboBox;
class QStackedWidget;
class QStandardItemModel;
class QToolButton;

namespace ui {

class BarChart;
class ShareList;

/// What happened over the chosen time: sign-ins, tokens, refreshes, incidents or limits as a chart or as the table
/// beside it, and who had which share of it (REQUIREMENTS E22, E24).
class ActivityCard : public Card
{
    Q_OBJECT
public:
    explicit ActivityCard(core::AuditAdmin &audit, QWidget *parent = nullptr);
    void reload();
    QVariantMap state() const;
    void restoreState(const QVariantMap &state);

Q_SIGNALS:
    void auditWanted(const QString &subject); ///< as the audit page's open() takes it
    void failed(const core::Error &error);
    void answered(); ///< nothing that was asked is on its way any more

private:
    QWidget *makeTable();
    void makeChoices();
    core::AuditQuery query() const;
    void chooseKind();
    void reloadShares();
    void cameBack();
    void showBuckets(const std::vector<core::AuditBucket> &buckets, core::Instant until);
    void fillTable();
    struct Share
    {
        core::AuditField field;
        QString value;
    };
    void openRange(core::Instant since, core::Instant until, std::optional<Share> share = {});

    core::AuditAdmin &m_audit;
    BarChart *m_chart;
    ShareList *m_shares;
    QStandardItemModel *m_rows;
    QStackedWidget *m_stack;
    QComboBox *m_kind;
    QComboBox *m_span;
    QComboBox *m_by;
    QToolButton *m_asTable;
    int m_question = 0;
    int m_shareQuestion = 0;
    int m_onTheirWay = 0;
};

} // namespace ui
