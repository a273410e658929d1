#pragma once

#include "core/admin/LabAdmin.h"
#include "core/admin/LoadLab.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;

namespace ui {

class LoadCard;
class MessageBar;
class RaceCard;

/// Many requests at once: a race for one refresh token, and a small load.
class LoadPane : public QWidget
{
    Q_OBJECT
public:
    /// For whom, as it is chosen on the tab of tokens.
    struct Subject
    {
        core::LabRequest request;
        QString userName;
    };
    LoadPane(core::LoadLab &lab, std::function<Subject()> subject, QWidget *parent = nullptr);
    void read(); ///< the subject again

Q_SIGNALS:
    void openRequested(const QString &page, const QString &subject);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void race();
    void load();
    void setBusy(bool race, bool load);

    core::LoadLab &m_lab;
    std::function<Subject()> m_subject;
    QLabel *m_for;
    MessageBar *m_failure;
    RaceCard *m_race;
    LoadCard *m_load;
    QTimer m_progress;
    bool m_busy = false;
};

} // namespace ui
