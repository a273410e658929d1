#include "ui/clients/ClientBulkPane.h"

#include "ui/widgets/PageFrame.h"
#include "ui/widgets/Theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

ClientBulkPane::ClientBulkPane(QWidget *parent) : QWidget(parent), m_text(new QLabel)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 0, 0, 0);
    column->setSpacing(8);
    m_text->setObjectName(u"bulkText"_s);
    m_text->setFont(Theme::instance().heading());
    column->addWidget(m_text);
    m_enable = add(u"bulkEnable"_s);
    m_disable = add(u"bulkDisable"_s);
    column->addSpacing(8);
    m_remove = add(u"bulkRemove"_s);
    m_restore = add(u"bulkRestore"_s);
    setEmphasis(m_remove, Emphasis::Danger);
    column->addStretch();
    connect(m_enable, &QPushButton::clicked, this, [this] { emit activeRequested(true); });
    connect(m_disable, &QPushButton::clicked, this, [this] { emit activeRequested(false); });
    connect(m_remove, &QPushButton::clicked, this, &ClientBulkPane::removeRequested);
    connect(m_restore, &QPushButton::clicked, this, &ClientBulkPane::restoreRequested);
}

QPushButton *ClientBulkPane::add(const QString &name)
{
    auto *button = new QPushButton;
    button->setObjectName(name);
    static_cast<QVBoxLayout *>(layout())->addWidget(button);
    return button;
}

void ClientBulkPane::showClients(const std::vector<core::ClientSummary> &clients)
{
    m_text->setText(tr("Clients selected: %n", nullptr, int(clients.size())));
    const auto show = [&](QPushButton *button, const QString &verb, auto concerned) {
        const auto count = std::ranges::count_if(
            clients, [&](const core::ClientSummary &summary) { return concerned(summary.client); });
        button->setText(tr("%1 (%2)", "a verb on a button, how many it concerns").arg(verb).arg(count));
        button->setEnabled(count > 0);
        return count;
    };
    show(m_enable, tr("Enable"), [](const core::Client &client) { return !client.deletedAt && !client.isActive; });
    show(m_disable, tr("Disable"), [](const core::Client &client) { return !client.deletedAt && client.isActive; });
    show(m_remove, tr("Delete"), [](const core::Client &client) { return !client.deletedAt; });
    m_restore->setVisible(
        show(m_restore, tr("Restore"), [](const core::Client &client) { return client.deletedAt.has_value(); }) > 0);
}

} // namespace ui
