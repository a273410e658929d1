#pragma once

#include "ui/start/SetupPage.h"

class QButtonGroup;

namespace ui {

class BringOverPane;

/// What Gatehouse is for; files of the old service are looked at here.
class PurposePage : public SetupPage
{
    Q_OBJECT
public:
    explicit PurposePage(core::FirstSetup &setup, QWidget *parent = nullptr);
    bool isReady() const override;
    void fill(core::SetupPlan &plan) const override;
    QWidget *firstField() const override;

private:
    void addChoice(core::SetupPlan::Purpose purpose, const QString &name, const QString &title, const QString &about);
    core::SetupPlan::Purpose purpose() const;

    QButtonGroup *m_choices;
    BringOverPane *m_bringOver;
};

} // namespace ui
