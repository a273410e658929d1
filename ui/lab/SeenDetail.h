#pragma once

#include "core/base/SeenRequest.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace ui {

class TonedLabel;

/// One request that was seen: what was checked, and what it and its answer said.
class SeenDetail : public QWidget
{
    Q_OBJECT
public:
    explicit SeenDetail(QWidget *parent = nullptr);

    void show(const core::SeenRequest &seen);
    void clear();

Q_SIGNALS:
    void sendAgainRequested(const core::SeenRequest &seen);
    void auditRequested(const core::RequestId &id);

private:
    QWidget *makeHead();
    QWidget *makeTables();
    void showChecks();
    void showParameters();

    std::optional<core::SeenRequest> m_seen;
    QStackedWidget *m_stack;
    QLabel *m_title;
    QPushButton *m_again;
    QPushButton *m_audit;
    QTableWidget *m_checks;
    QTableWidget *m_parameters;
    TonedLabel *m_password; ///< of a refused one
    TonedLabel *m_noChecks;
};

} // namespace ui
