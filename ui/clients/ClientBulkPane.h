#pragma once

#include "core/admin/ClientAdmin.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;

namespace ui {

/// What may be done with several selected clients; each button says how many it concerns.
class ClientBulkPane : public QWidget
{
    Q_OBJECT
public:
    explicit ClientBulkPane(QWidget *parent = nullptr);
    void showClients(const std::vector<core::ClientSummary> &clients);

Q_SIGNALS:
    void activeRequested(bool active);
    void removeRequested();
    void restoreRequested();

private:
    QPushButton *add(const QString &name);
    QLabel *m_text;
    QPushButton *m_enable;
    QPushButton *m_disable;
    QPushButton *m_remove;
    QPushButton *m_restore;
};

} // namespace ui
