#pragma once

#include "core/admin/CertificateAdmin.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class Card;
class MessageBar;
class StateLabel;
class TonedLabel;

/// What HTTPS presents, and the authority behind it.
class CertificatePane : public QWidget
{
    Q_OBJECT
public:
    explicit CertificatePane(QWidget *parent = nullptr);
    void setState(const core::CertificateState &state);
    void showTimes(); ///< what is left moves with the time

Q_SIGNALS:
    void makeRequested();
    void importRequested();
    void removeRequested();
    void authorityRequested();

private:
    Card *makeServerCard();
    Card *makeAuthorityCard();
    QWidget *fingerprintLine(QLabel *&label, const QString &objectName);
    void showServer();
    void showAuthority();

    core::CertificateState m_state;
    MessageBar *m_reload;
    TonedLabel *m_none;
    QWidget *m_facts;
    StateLabel *m_mark;
    QLabel *m_source;
    QLabel *m_names;
    QLabel *m_issuer;
    QLabel *m_end;
    QLabel *m_algorithm;
    QLabel *m_fingerprint;
    QPushButton *m_make;
    QPushButton *m_import;
    QPushButton *m_remove;
    TonedLabel *m_filesWin;
    Card *m_authority;
    QLabel *m_authorityName;
    QLabel *m_authorityEnd;
    QLabel *m_authorityFingerprint;
};

} // namespace ui
