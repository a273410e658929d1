#pragma once

#include "core/clients/Client.h"
#include "ui/lab/RequestDraft.h"
#include "ui/lab/RequestTokens.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace ui {

class MessageBar;

/// A request of one's own: where it goes, as whom, with what. The editors of headers and body are given to the pane,
/// which lays them beside the answer.
class RequestForm : public QWidget
{
    Q_OBJECT
public:
    explicit RequestForm(std::shared_ptr<RecentTokens> recent, QWidget *parent = nullptr);

    RequestDraft draft() const;
    void setDraft(const RequestDraft &draft);
    void setClients(std::vector<core::Client> clients); ///< those that there are; what is chosen stays
    RequestTokens &tokens() { return *m_tokens; }
    bool refreshes() const;
    void setRunnable(bool runnable);
    void setBusy(bool busy);
    bool isBusy() const { return m_busy; }
    void showFailure(const QString &text, const QString &details = {});
    void showNotice(const QString &text);
    QWidget *makeEditors(); ///< once

Q_SIGNALS:
    void sendRequested();
    void cancelRequested();

private:
    void addPresets();
    QLayout *makeFirstLine();
    QLayout *makeSecondLine();
    void readAuthorizations(const QString &chosen);
    void press();

    std::vector<core::Client> m_clients;
    QPushButton *m_presets;
    QComboBox *m_method;
    QLineEdit *m_address;
    QPushButton *m_send;
    RequestTokens *m_tokens;
    QComboBox *m_authorization;
    QCheckBox *m_refreshes;
    QPlainTextEdit *m_headers;
    QPlainTextEdit *m_body;
    MessageBar *m_failure;
    MessageBar *m_notice;
    bool m_busy = false;
};

} // namespace ui
