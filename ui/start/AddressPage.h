#pragma once

#include "ui/start/SetupPage.h"

#include <QTimer>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace ui {

class StateLabel;

/// Where the server answers: reach, port, HTTPS, issuer. The port is tried while it is typed.
class AddressPage : public SetupPage
{
    Q_OBJECT
public:
    explicit AddressPage(core::FirstSetup &setup, QWidget *parent = nullptr);
    void begin(const core::SetupPlan &plan) override;
    bool isReady() const override;
    void fill(core::SetupPlan &plan) const override;

private:
    void addFixed();
    void addFields();
    void useDefaults(const core::SetupPlan &plan);
    void update();
    void test();
    void showPort(const core::Result<core::SetupPort> &answer);
    QString host() const;
    QString url() const;
    bool isOpen() const; ///< reachable from other computers
    bool isFixed() const { return !m_facts.fixedListen.isEmpty(); }
    QStringList certificateNames() const;

    core::FirstSetup &m_setup;
    core::SetupFacts m_facts;
    QComboBox *m_reach;
    QSpinBox *m_port;
    StateLabel *m_state;
    QPushButton *m_useFree;
    QCheckBox *m_https;
    QLineEdit *m_names;
    QWidget *m_namesField = nullptr;
    TonedLabel *m_warning;
    QLineEdit *m_issuer;
    QTimer m_pause;
    core::SetupPort m_found;
    std::optional<core::SetupPlan::Purpose> m_begunFor;
    bool m_isUntouched = true; ///< a proposed port may still be changed for a free one
    bool m_isTested = false;
    int m_asked = 0;
};

} // namespace ui
