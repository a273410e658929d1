#include "ui/clients/QuickStartDialog.h"

#include "ui/clients/QuickStartPane.h"
#include "ui/widgets/ScrollPane.h"

#include <QBoxLayout>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

QuickStartDialog::QuickStartDialog(const core::Client &client, const SnippetServer &server, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"quickStartDialog"_s);
    setWindowTitle(tr("Quick start: %1", "a client").arg(client.id.value));
    resize(900, 640);
    auto *pane = new QuickStartPane;
    pane->showClient(client, server);
    auto *close = new QPushButton(tr("Close"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->addWidget(new ScrollPane(pane), 1);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace ui
