#pragma once

#include "core/admin/AuditAdmin.h"

#include <QWidget>

class QVBoxLayout;

namespace ui {

/// The most frequent values of one field as bars with their numbers; each is a button.
class ShareList : public QWidget
{
    Q_OBJECT
public:
    static constexpr int kMost = 14;

    explicit ShareList(QWidget *parent = nullptr);
    void showFacet(const core::AuditFacet &facet);
    void setTotal(qint64 events); ///< of which the bars show their shares; the values need not be all of them
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void valueClicked(core::AuditField field, const QString &value);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showBars();
    void showWhatFits();
    int lineHeight() const;

    QVBoxLayout *m_lines;
    core::AuditFacet m_facet;
    qint64 m_total = 0;
};

} // namespace ui
