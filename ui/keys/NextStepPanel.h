#pragma once

#include "ui/keys/KeyPlan.h"
#include "ui/widgets/Card.h"

class QLabel;
class QPushButton;

namespace ui {

class TonedLabel;

/// One sentence on what happens next, how long until then, who still needs what, and the one button that goes on.
class NextStepPanel : public Card
{
    Q_OBJECT
public:
    explicit NextStepPanel(QWidget *parent = nullptr);

    void setOverview(const core::KeyOverview &overview);
    void setUse(const core::KeyId &key, const core::KeyUse &use);
    void tick(core::Instant now); ///< once a second
    /// The key whose users decide whether the step is safe; empty: none.
    core::KeyId keyInQuestion() const;

Q_SIGNALS:
    void signNowRequested();
    void retireRequested(const core::KeyId &key);
    void scheduleRequested(); ///< somebody wants another interval

private:
    void press();
    void showButton();
    bool isRetiring(const core::KeyId &key) const;

    core::KeyOverview m_overview;
    std::optional<KeyStep> m_step;
    core::KeyUse m_use;
    core::KeyId m_useOf;
    QLabel *m_sentence;
    QLabel *m_countdown;
    TonedLabel *m_needs;
    TonedLabel *m_schedule;
    QPushButton *m_button;
};

} // namespace ui
