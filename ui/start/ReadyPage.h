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
    /// Names of the secrets that were neither copied, shown nor saved.
    QStringList untaken() const { return m_untaken; }

Q_SIGNALS:
    void curlCopied();
    void secretsTaken(); ///< one was copied or all were saved, and none is left

private:
    void copyCurl();
    void tellWhenAllAreTaken();
    void noteClipboard();
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
    QStringList m_untaken;
};

} // namespace ui
