#pragma once

#include "core/admin/FirstSetup.h"
#include "ui/widgets/TonedLabel.h"

#include <QWidget>

class QVBoxLayout;

namespace ui {

/// One page of the wizard of the first start: a question with an answer already in it.
class SetupPage : public QWidget
{
    Q_OBJECT
public:
    SetupPage(const QString &title, const QString &sentence, QWidget *parent = nullptr);

    const QString &title() const { return m_title; }
    /// About to be shown; `plan` is what the pages before it say.
    virtual void begin(const core::SetupPlan &plan);
    virtual bool isReady() const { return true; }
    virtual void fill(core::SetupPlan &plan) const = 0;
    virtual QWidget *firstField() const { return nullptr; } ///< null: the button that goes on

Q_SIGNALS:
    void changed(); ///< what isReady() says

protected:
    QVBoxLayout *body() { return m_body; }
    static TonedLabel *hint(const QString &text, Tone tone = Tone::Muted);
    /// A label above its field, 4 px apart.
    void addField(const QString &label, QWidget *field, const QString &about = {});

private:
    QString m_title;
    QVBoxLayout *m_body;
};

} // namespace ui
