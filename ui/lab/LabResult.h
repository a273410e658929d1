#pragma once

#include "core/admin/LabAdmin.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace ui {

class ClaimsView;
class SecretField;
class TonedLabel;

/// A token that was issued: decoded, raw, as header, as curl. Kept in memory only.
class LabResult : public QWidget
{
    Q_OBJECT
public:
    LabResult(const QString &issuer, QWidget *parent = nullptr);

    void setToken(const core::LabToken &token);
    void setRevoked();
    void clear();
    const core::LabToken &token() const { return m_token; }
    QString curl() const;

Q_SIGNALS:
    void inspectRequested(const QString &token);
    void revokeRequested(const QString &token);
    void chainRequested(const core::FamilyId &family);
    void auditRequested(const core::FamilyId &family);

private:
    QWidget *makeTabs();
    QWidget *makeCurlTab();
    QWidget *makeCopyRow();
    QWidget *makeRefreshRow();
    QWidget *makeLinkRow();
    QString url() const;
    void showCurl();
    void showTimeLeft();

    QString m_issuer;
    core::LabToken m_token;
    bool m_revoked = false;
    QStackedWidget *m_stack;
    TonedLabel *m_left;
    QLabel *m_scopes;
    QPlainTextEdit *m_raw;
    QPlainTextEdit *m_header;
    QLineEdit *m_url;
    QLabel *m_urlNote;
    QPlainTextEdit *m_curl;
    ClaimsView *m_claims;
    QWidget *m_refreshRow;
    SecretField *m_refresh;
    QPushButton *m_chain;
    QPushButton *m_audit;
    QPushButton *m_revoke;
    QTimer m_second;
};

} // namespace ui
