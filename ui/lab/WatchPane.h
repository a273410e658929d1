#pragma once

#include "core/admin/RequestWatch.h"

#include <QTimer>
#include <QWidget>

#include <deque>

class QCheckBox;
class QPushButton;

namespace ui {

class DataTable;
class FilterLine;
class SeenDetail;
class SeenTableModel;
class StateLabel;

/// The requests that the server answers, as they come. Nothing is recorded until it is switched on, and some time after
/// nobody looks any more it switches itself off.
class WatchPane : public QWidget
{
    Q_OBJECT
public:
    static constexpr std::chrono::minutes kUnseen{10};

    /// `unseen`: how long it goes on when nobody looks.
    explicit WatchPane(core::RequestWatch &watch, std::chrono::milliseconds unseen = kUnseen,
                       QWidget *parent = nullptr);
    ~WatchPane() override;

    void switchTo(bool on);
    bool isOn() const { return m_watch.isOn(); }

Q_SIGNALS:
    void sendAgainRequested(const core::SeenRequest &seen);
    void auditRequested(const core::RequestId &id);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QLayout *makeHead();
    void look();
    void showRows();
    void showState();
    void showCounts();
    void showDetail();
    void forget();

    core::RequestWatch &m_watch;
    std::deque<core::SeenRequest> m_seen; ///< oldest first
    SeenTableModel *m_model;
    DataTable *m_table;
    SeenDetail *m_detail;
    QPushButton *m_switch;
    QPushButton *m_forget;
    FilterLine *m_filter;
    QCheckBox *m_refusedOnly;
    StateLabel *m_state;
    QTimer m_look;
    QTimer m_unseen;
    qint64 m_last = 0;
    bool m_atEnd = true; ///< new rows are scrolled to only when the last one was in sight
    QString m_topKey;    ///< else the row that was on top stays there, to the pixel
    int m_topPlace = 0;
};

} // namespace ui
