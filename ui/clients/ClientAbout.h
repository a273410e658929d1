#pragma once

#include "ui/clients/ClientFields.h"

class QCheckBox;
class QLineEdit;

namespace ui {

/// What a client is called, which grants it may use, and what people are shown of it when they are asked.
class ClientAbout : public ClientFields
{
    Q_OBJECT
public:
    explicit ClientAbout(QWidget *parent = nullptr);
    void showClient(const core::Client &client) override;
    void write(core::Client &client) const override;

private:
    static QString refusedGrant(const core::Client &client, const QString &grant);
    QLineEdit *addLine(QFormLayout *form, const QString &caption, const QString &objectName,
                       const QString &placeholder = {});

    QLineEdit *m_name;
    QLineEdit *m_description;
    QList<QCheckBox *> m_grants; ///< objectName is the grant
    QCheckBox *m_firstParty;
    QLineEdit *m_clientUri;
    QLineEdit *m_policyUri;
    QLineEdit *m_tosUri;
    QLineEdit *m_contacts;
};

} // namespace ui
