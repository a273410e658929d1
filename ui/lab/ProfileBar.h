#pragma once

#include "ui/lab/LabProfiles.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QToolButton;

namespace ui {

/// Takes up a kept profile, keeps what the form holds under a name, forgets a profile.
class ProfileBar : public QWidget
{
    Q_OBJECT
public:
    /// `current` gives what the form holds; its name is chosen here.
    explicit ProfileBar(std::function<LabProfile()> current, QWidget *parent = nullptr);
    void read(const QString &chosen = {});
    /// The form holds something else now.
    void clearChoice();

Q_SIGNALS:
    void chosen(const ui::LabProfile &profile);
    void forgotten(const ui::LabProfile &profile); ///< can be taken back with LabProfiles::put()

private:
    void keep();
    void forget();
    void take(int row);

    std::function<LabProfile()> m_current;
    QComboBox *m_profiles;
    QToolButton *m_keep;
    QToolButton *m_forget;
};

} // namespace ui
