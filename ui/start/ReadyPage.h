#pragma once

#include "ui/start/SetupPage.h"

class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace ui {

/// It serves: a request that works, and the secrets, shown once.
class ReadyPage : public SetupPage
{
    Q_OBJECT
public:
    explicit ReadyPage(QWidget *parent = nullptr);
    void showResult(const core::SetupResult &result);
    void fill(core::SetupPlan &) const override {}
    QWidget *firstField() const override;

Q_SIGNALS:
    void curlCopied();

private:
    void saveSecrets();
    void write(const QString &path);
    QString secretLabel(const core::SetupSecret &secret) const;

    core::SetupResult m_result;
    TonedLabel *m_where;
    QPlainTextEdit *m_curl;
    QPushButton *m_copy;
    TonedLabel *m_about;
    QWidget *m_secrets;
    TonedLabel *m_saved;
};

} // namespace ui
