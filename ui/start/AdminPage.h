#pragma once

#include "ui/start/SetupPage.h"

class QLineEdit;

namespace ui {

/// The first account: a name and a generated password, or one's own.
class AdminPage : public SetupPage
{
    Q_OBJECT
public:
    explicit AdminPage(core::FirstSetup &setup, QWidget *parent = nullptr);
    bool isReady() const override;
    void fill(core::SetupPlan &plan) const override;

private:
    QWidget *makePassword();
    void check();

    core::FirstSetup &m_setup;
    bool m_isGiven;
    QLineEdit *m_name;
    QLineEdit *m_email;
    QLineEdit *m_password;
    TonedLabel *m_verdict;
    QString m_generated;
};

} // namespace ui
