#pragma once

#include "core/base/Fault.h"
#include "ui/widgets/Card.h"

class QComboBox;
class QFormLayout;
class QPushButton;
class QSpinBox;

namespace ui {

class StateLabel;

/// One fault: where, whom, how often and for how long it strikes; its switch and its counts.
class FaultCard : public Card
{
    Q_OBJECT
public:
    explicit FaultCard(core::FaultKind kind, QWidget *parent = nullptr);

    void setClients(const QStringList &ids); ///< what is chosen stays
    void showState(const core::FaultSwitch &fault);
    core::FaultRule rule() const;

Q_SIGNALS:
    void switchRequested(bool on);

private:
    void addFields(QFormLayout &form);
    void alignCaptions(QFormLayout &form);
    void addPace(QFormLayout &form);
    void setRule(const core::FaultRule &rule);
    QString part(const char *name) const;

    core::FaultKind m_kind;
    bool m_isOn = false;
    StateLabel *m_state;
    QComboBox *m_place;
    QComboBox *m_client;
    QSpinBox *m_size; ///< milliseconds of a delay, seconds of Retry-After
    QComboBox *m_pace;
    QSpinBox *m_amount;
    QComboBox *m_lasts;
    QWidget *m_fields;
    QPushButton *m_switch;
};

} // namespace ui
