#pragma once

#include "core/admin/SettingsAdmin.h"
#include "ui/server/ListenAddress.h"
#include "ui/widgets/FormDialog.h"

#include <optional>

class QComboBox;
class QLineEdit;

namespace ui {

class TonedLabel;

/// Adds an address to listen on, or changes the one in `row`. Saves AUTH_SERVICE__LISTEN.
class ListenerDialog : public FormDialog
{
    Q_OBJECT
public:
    struct Known
    {
        std::vector<ListenAddress> addresses; ///< as they are saved now
        QStringList localNames;               ///< offered beside loopback and "every network"
        bool hasCertificate = false;
    };
    ListenerDialog(core::SettingsAdmin &settings, Known known, std::optional<int> row, QWidget *parent = nullptr);

Q_SIGNALS:
    void saved();

protected:
    void submit() override;

private:
    void fillHosts();
    void fill(const ListenAddress &address);
    void showWarning();
    ListenAddress draft() const;
    core::SettingsAdmin::Changes changes() const;
    std::optional<QString> objection() const; ///< why this draft is not even worth a try

    core::SettingsAdmin &m_settings;
    Known m_known;
    std::optional<int> m_row;
    QComboBox *m_host;
    QLineEdit *m_otherHost; ///< for what the list does not have
    QLineEdit *m_port;
    QComboBox *m_scheme;
    TonedLabel *m_warning;
};

} // namespace ui
