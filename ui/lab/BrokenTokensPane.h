#pragma once

#include "core/admin/LabAdmin.h"
#include "core/admin/LabIssuerAdmin.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;

namespace ui {

class MessageBar;

/// Tokens for negative tests of an API: what is wrong with each, who signed it, and what a correct API answers.
class BrokenTokensPane : public QWidget
{
    Q_OBJECT
public:
    struct Subject
    {
        core::LabRequest request;
        QString userName;
    };
    BrokenTokensPane(core::LabIssuerAdmin &issuer, std::function<Subject()> subject, QWidget *parent = nullptr);

    void read(); ///< the subject and the lab issuer again
    void make();
    bool canMake() const;
    void forget();

Q_SIGNALS:
    void inspectRequested(const QString &token);
    void labIssuerRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum Column { Fault, SignedBy, Expected, ColumnCount };
    QWidget *makeHead();
    QWidget *makeList();
    QWidget *makeDetail();
    QWidget *makeExports();
    core::PackRequest::Trust trust() const;
    void showPack();
    void showToken(int row);
    void showTrust();
    QString url() const;
    void save(int format);

    core::LabIssuerAdmin &m_issuer;
    std::function<Subject()> m_subject;
    core::TokenPack m_pack;
    QComboBox *m_trust;
    QPushButton *m_make;
    QLabel *m_about;
    QLabel *m_for;
    QPushButton *m_toIssuer;
    MessageBar *m_failure;
    MessageBar *m_notice;
    QTableWidget *m_list;
    QLabel *m_title;
    QLabel *m_why;
    QPlainTextEdit *m_token;
    QLineEdit *m_url;
    QWidget *m_exports;
    bool m_busy = false;
    int m_forgotten = 0; ///< how often
};

} // namespace ui
