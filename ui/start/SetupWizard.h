#pragma once

#include "core/admin/FirstSetup.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace ui {

class MessageBar;
class ReadyPage;
class SetupPage;
class TonedLabel;

/// The first start in five pages; Enter goes on with what is proposed. Closed before the fourth is left, nothing was
/// made; afterwards it ends only with "Open the console", because the secrets are shown but once.
class SetupWizard : public QDialog
{
    Q_OBJECT
public:
    explicit SetupWizard(core::FirstSetup &setup, QWidget *parent = nullptr);
    void reject() override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void arrange();
    void goTo(int page);
    void goOn();
    void make();
    void askForSecrets();
    void finish();
    void setBusy(bool busy);
    void update();
    SetupPage *current() const;
    bool isLast() const;

    core::FirstSetup &m_setup;
    core::SetupPlan m_plan;
    TonedLabel *m_step;
    QLabel *m_title;
    QStackedWidget *m_pages;
    ReadyPage *m_ready;
    MessageBar *m_failure;
    QProgressBar *m_progress;
    QPushButton *m_back;
    QPushButton *m_next;
    QTimer m_late;
    bool m_isBusy = false;
};

} // namespace ui
