#include "ui/chains/FindTokenDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/widgets/TimeText.h"
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
    auto *label = new QLabel(tr("&Refresh, access or ID token"));
    label->setBuddy(m_token);
    auto *hint = new TonedLabel(
        tr("The token is looked up once and not kept. Its signature and its expiry do not matter here."), Tone::Muted);
    hint->setWordWrap(true);
    content()->addWidget(label);
    content()->addWidget(m_token);
    content()->addWidget(hint);
    submitButton()->setEnabled(false);
    connect(m_token, &QPlainTextEdit::textChanged, this,
            [this] { submitButton()->setEnabled(!m_token->toPlainText().trimmed().isEmpty()); });
}

/// Why a token has no chain, and what to do.
static QString findingText(const core::TokenPlace &place)
{
    switch (place.finding) {
    case core::TokenPlace::Finding::NotOurs:
        return FindTokenDialog::tr("This token is unknown: no signing key of this server has its key id. It comes from "
                                   "another server, or was made before this database.");
    case core::TokenPlace::Finding::WithoutChain:
        return FindTokenDialog::tr(
            "This access token belongs to no chain: a client got it for itself. The audit log has "
            "the moment at which it was issued.");
    case core::TokenPlace::Finding::Purged:
        return place.expiresAt
                   ? FindTokenDialog::tr("This token was issued here and expired %1. Its chain was removed after the "
                                         "retention time; the audit log may still have its rows.",
                                         "%1 is a time in the past or the future")
                         .arg(relativeTime(place.expiresAt, currentTime()))
                   : FindTokenDialog::tr("This token was issued here, but its chain is no longer kept.");
    case core::TokenPlace::Finding::Found:
        break;
    }
    return {};
}

void FindTokenDialog::submit()
{
    setBusy(true);
    whenDone(m_chains.locate(m_token->toPlainText().trimmed()), this,
             [this](const core::Result<core::TokenPlace> &place) {
                 setBusy(false);
                 if (place)
                     return take(*place);
                 if (place.error().kind == core::ErrorKind::InvalidInput)
                     return showFailureText(tr("This is no token: three parts of letters, digits, - and _ with dots "
                                               "between them are expected."));
                 showFailure(place.error());
             });
}

void FindTokenDialog::take(const core::TokenPlace &place)
{
    if (place.finding != core::TokenPlace::Finding::Found)
        return showFailureText(findingText(place));
    m_token->clear();
    emit placeFound(place);
    accept();
}

} // namespace ui
