#pragma once

#include "ui/clients/ClientFields.h"

class QPushButton;
class QTableWidget;

namespace ui {

/// The claims that a client's tokens carry beside those of the standards, one a row.
class ClientClaims : public ClientFields
{
    Q_OBJECT
public:
    explicit ClientClaims(QWidget *parent = nullptr);
    void showClient(const core::Client &client) override;
    void write(core::Client &client) const override;

private:
    enum Column { Claim, Source, Value, AccessToken, IdToken, UserInfo, ColumnCount };

    void addRule(const core::ClaimRule &rule);
    void removeRule();
    void showEmpty();

    QTableWidget *m_table;
    QPushButton *m_remove;
};

} // namespace ui
