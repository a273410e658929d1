#include "ui/chains/TokenFacts.h"

#include "ui/chains/ChainWords.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/ShortId.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/TimeText.h"

#include <QLabel>
#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;

TokenFacts::TokenFacts(QWidget *parent) : QScrollArea(parent), m_token(new ShortId), m_state(new StateLabel)
{
    auto *facts = new FactList;
    facts->setContentsMargins(8, 8, 8, 8);
    m_token->setObjectName(u"tokenId"_s);
    facts->addWidget(tr("Token"), m_token);
    facts->addWidget(tr("State"), m_state);
    m_issued = facts->addText(tr("Issued"), u"tokenIssued"_s);
    m_used = facts->addText(tr("Used"), u"tokenUsed"_s);
    m_repeated = facts->addText(tr("Repeated"), u"tokenRepeated"_s);
    m_ended = facts->addText(tr("Revoked", "when a token was"), u"tokenEnded"_s);
    m_expires = facts->addText(tr("Expires"), u"tokenExpires"_s);
    m_address = facts->addText(tr("Address", "network address"), u"tokenAddress"_s);
    m_agent = facts->addText(tr("Agent"), u"tokenAgent"_s);
    m_key = facts->addText(tr("Key", "signing key"), u"tokenKey"_s);
    for (QLabel *mono : {m_address, m_key})
        mono->setFont(Theme::instance().monospace());
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setWidget(facts);
}

static QString changeText(const QString &before, const QString &now, bool changed)
{
    return changed ? before + u" → "_s + now : now;
}

void TokenFacts::setToken(const core::ChainToken &token, const core::ChainToken *parent)
{
    m_token->setId(token.jtiHash);
    m_state->setState(chainMark(token.state), tokenStateWord(token.state));
    m_issued->setText(shortLocalTime(token.createdAt));
    m_used->setText(token.reusedAt ? tr("%1, and again %2", "two times at which a token was used")
                                         .arg(shortLocalTime(token.usedAt), shortLocalTime(token.reusedAt))
                                   : shortLocalTime(token.usedAt));
    m_repeated->setText(token.graceRetries == 0 ? tr("never", "nobody repeated the use of a token")
                                                : tr("%n time(s), within the grace time", nullptr, token.graceRetries));
    m_ended->setText(token.revokedAt ? shortLocalTime(token.revokedAt) : tr("no", "a token was not revoked"));
    m_expires->setText(token.revokedAt ? tr("would have been %1", "a date at which a revoked token would have expired")
                                             .arg(shortLocalTime(token.expiresAt))
                                       : shortLocalTime(token.expiresAt));
    m_address->setText(changeText(parent ? parent->address : QString(), token.address, token.addressChanged));
    m_agent->setText(changeText(parent ? parent->userAgent : QString(), token.userAgent, token.agentChanged));
    m_key->setText(token.key.value);
}

} // namespace ui
