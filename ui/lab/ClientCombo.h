#pragma once

#include "core/admin/ClientAdmin.h"
#include "ui/lab/SearchCombo.h"

#include <optional>

namespace ui {

/// The clients that may get tokens, the first of them or those that match. Which is chosen stays as long as it is such
/// a one, also when the list is too short for all.
class ClientCombo : public SearchCombo
{
    Q_OBJECT
public:
    ClientCombo(core::ClientAdmin &clients, const QString &objectName, const QString &placeholder,
                QWidget *parent = nullptr);

    void read(const QString &text = {});
    std::optional<core::Client> chosen() const;

Q_SIGNALS:
    void filled();
    void failed(const core::Error &error);

private:
    void fill(std::vector<core::Client> clients);
    void addChosen(std::vector<core::Client> clients);

    core::ClientAdmin &m_clients;
    int m_round = 0;    ///< of the newest question
    int m_answered = 0; ///< the round of the list that is shown
    std::vector<core::Client> m_known;
};

} // namespace ui
