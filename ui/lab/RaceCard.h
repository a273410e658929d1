#pragma once

#include "core/admin/LoadLab.h"
#include "ui/widgets/Card.h"

class QLabel;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace ui {

/// The outcomes of many refreshes with one token, and what they mean.
class RaceCard : public Card
{
    Q_OBJECT
public:
    explicit RaceCard(QWidget *parent = nullptr);
    int requests() const;
    void setRunnable(bool runnable, const QString &why);
    void setBusy(bool busy);
    void showRace(const core::RefreshRace &race);
    /// What a race means, in a sentence.
    static QString verdict(const core::RefreshRace &race);

Q_SIGNALS:
    void runRequested();
    void chainRequested(const core::FamilyId &family);

private:
    void addAnswer(int row, const core::RaceAnswer &answer);

    QSpinBox *m_requests;
    QPushButton *m_run;
    QLabel *m_verdict;
    QTableWidget *m_answers;
    QPushButton *m_chain;
    core::FamilyId m_family;
};

} // namespace ui
