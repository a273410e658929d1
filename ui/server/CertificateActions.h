#pragma once

#include "core/admin/CertificateAdmin.h"

#include <QObject>

class QWidget;

namespace ui {

/// What can be done with the server's certificate, each by its own dialog.
class CertificateActions : public QObject
{
    Q_OBJECT
public:
    CertificateActions(core::CertificateAdmin &certificates, const QStringList &localNames, QWidget *window);

    void make(const core::CertificateState &state);
    void import();
    void confirmRemove();
    void chooseAuthorityFile();

Q_SIGNALS:
    void changed();
    void told(const QString &notice);
    void failed(const QString &text, const QString &details);

private:
    void saveAuthority(const QString &path);

    core::CertificateAdmin &m_certificates;
    QStringList m_localNames;
    QWidget *m_window;
};

} // namespace ui
