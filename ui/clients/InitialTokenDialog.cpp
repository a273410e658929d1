#include "ui/clients/InitialTokenDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/widgets/CommandLine.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/SecretResult.h"
#include "ui/widgets/ShellText.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QPlainTextEdit>
#include <QSpinBox>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostUses = 1000;

QString registrationCommand(const QString &base)
{
    return readHidden(u"INITIAL_TOKEN"_s) +
           u"curl %1 \\\n"
           "  -H \"Authorization: Bearer $INITIAL_TOKEN\" -H 'Content-Type: application/json' \\\n"
           "  -d '{\"client_name\": \"My app\", \"redirect_uris\": [\"http://127.0.0.1/callback\"],\n"
           "       \"token_endpoint_auth_method\": \"none\", \"application_type\": \"native\"}'"_s.arg(
               shellQuoted(base + u"/oauth/register"_s));
}

} // namespace

InitialTokenDialog::InitialTokenDialog(core::ClientAdmin &clients, const QString &base, QWidget *parent)
    : FormDialog(tr("Let applications register"), tr("Make token"), parent)
    , m_clients(clients)
    , m_base(base)
    , m_uses(new QSpinBox)
    , m_lifetime(new QComboBox)
{
    setObjectName(u"initialTokenDialog"_s);
    setMinimumWidth(560);
    m_uses->setObjectName(u"uses"_s);
    m_uses->setRange(1, kMostUses);
    m_lifetime->setObjectName(u"lifetime"_s);
    m_lifetime->addItem(tr("For an hour"), 3600);
    m_lifetime->addItem(tr("For a day"), 86400);
    m_lifetime->addItem(tr("For a week"), 7 * 86400);
    m_lifetime->addItem(tr("For 30 days"), 30 * 86400);
    m_lifetime->setCurrentIndex(1);
    form()->addRow(tr("Registrations"), m_uses);
    form()->addRow(tr("The token works"), m_lifetime);
    auto *about = new TonedLabel(tr("With an initial access token an application makes its own client at the server "
                                    "(dynamic registration). Without one nobody can register."),
                                 Tone::Muted);
    about->setWordWrap(true);
    content()->addWidget(about);
    setCommandLine([this] {
        return gatehousedLine(
            u"client initial-token --uses %1 --expires %2"_s.arg(m_uses->text(), m_lifetime->currentData().toString()));
    });
}

void InitialTokenDialog::submit()
{
    setBusy(true);
    const std::chrono::seconds lifetime(m_lifetime->currentData().toInt());
    whenDone(m_clients.makeInitialToken(m_uses->value(), lifetime), this, [this](const core::Result<QString> &token) {
        setBusy(false);
        if (!token)
            return showFailure(token.error());
        auto *result = new QWidget;
        auto *column = new QVBoxLayout(result);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(12);
        column->addWidget(new SecretResult(tr("This is the initial access token:"), *token));
        const QString command = registrationCommand(m_base);
        auto *line = new QHBoxLayout;
        line->addWidget(new TonedLabel(tr("Register an application"), Tone::Muted), 1);
        line->addWidget(new CopyButton(tr("Copy commands"), [command] { return command; }));
        auto *text = new QPlainTextEdit(command);
        text->setObjectName(u"snippet"_s);
        text->setReadOnly(true);
        text->setFont(Theme::instance().monospace());
        text->setLineWrapMode(QPlainTextEdit::NoWrap);
        text->setFixedHeight(140);
        column->addLayout(line);
        column->addWidget(text);
        showResult(result, tr("Done"));
        resize(720, height());
    });
}

} // namespace ui
