#include "ui/chains/FindTokenDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/widgets/TonedLabel.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

FindTokenDialog::FindTokenDialog(core::ChainAdmin &chains, QWidget *parent)
    : FormDialog(tr("Find a chain by its token"), tr("Find chain"), parent)
    , m_chains(chains)
    , m_token(new QPlainTextEdit)
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_token->setObjectName(u"pastedToken"_s);
    m_token->setPlaceholderText(u"eyJ…"_s);
    m_token->setFont(Theme::instance().monospace());
    m_token->setTabChangesFocus(true);
    m_token->setUndoRedoEnabled(false); // the undo history would keep the token
    m_token->setMinimumHeight(96);
    auto *label = new QLabel(tr("&Refresh or access token"));
    label->setBuddy(m_token);
    auto *hint = new TonedLabel(tr("The token is looked up once and not kept."), Tone::Muted);
    content()->addWidget(label);
    content()->addWidget(m_token);
    content()->addWidget(hint);
    submitButton()->setEnabled(false);
    connect(m_token, &QPlainTextEdit::textChanged, this,
            [this] { submitButton()->setEnabled(!m_token->toPlainText().trimmed().isEmpty()); });
}

void FindTokenDialog::submit()
{
    setBusy(true);
    whenDone(m_chains.findByToken(m_token->toPlainText().trimmed()), this,
             [this](const core::Result<core::FamilyId> &family) {
                 setBusy(false);
                 if (!family)
                     return showFailure(family.error());
                 m_token->clear();
                 emit familyFound(*family);
                 accept();
             });
}

} // namespace ui
