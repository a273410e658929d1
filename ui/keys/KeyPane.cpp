#include "ui/keys/KeyPane.h"

#include "ui/keys/KekPanel.h"
#include "ui/keys/KeyPlan.h"
#include "ui/keys/KeyWords.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QPushButton *keyButton(const QString &text, const QString &objectName, const QIcon &picture = {})
{
    auto *button = new QPushButton(picture, text);
    button->setObjectName(objectName);
    button->setEnabled(false);
    return button;
}

} // namespace

KeyPane::KeyPane(core::KekAdmin *kek, core::ConsoleLock *lock, QWidget *parent)
    : QWidget(parent), m_tabs(new QTabWidget), m_kek(new KekPanel(kek, lock))
{
    m_tabs->setObjectName(u"keyTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeKeyTab(), tr("Key"));
    m_tabs->addTab(makeKeySetTab(), tr("Key set (JWKS)"));
    m_tabs->addTab(new ScrollPane(m_kek), tr("Key encryption"));
    connect(m_kek, &KekPanel::failed, this, &KeyPane::failed);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->addWidget(m_tabs);
}

QWidget *KeyPane::makeKeyTab()
{
    m_facts = new FactList;
    m_nothing = new TonedLabel(tr("Select a key to see its details."), Tone::Muted);
    m_key = m_facts->addText(tr("Key"), u"keyId"_s);
    m_key->setFont(Theme::instance().monospace());
    m_state = new StateLabel;
    m_facts->addWidget(tr("State"), m_state);
    m_algorithm = m_facts->addText(tr("Algorithm"), u"keyAlgorithm"_s);
    m_live = m_facts->addText(tr("Live refresh tokens"), u"keyLiveTokens"_s);
    m_signed = m_facts->addText(tr("Tokens signed"), u"keySigned"_s);
    m_lastExpiry = m_facts->addText(tr("Last one expires"), u"keyLastExpiry"_s);
    m_needs = m_facts->addText(tr("Needed by"), u"keyNeededBy"_s);
    m_needs->setTextInteractionFlags(Qt::NoTextInteraction); // its names are written for reading only
    m_copyPem = keyButton(tr("Copy public key"), u"copyPem"_s, icon(u"copy"));
    m_exportPem = keyButton(tr("Export public key…"), u"exportPem"_s, icon(u"download"));
    m_retire = keyButton(tr("Retire early…"), u"retireKey"_s);
    m_revoke = keyButton(tr("Revoke…"), u"revokeKey"_s);
    setEmphasis(m_revoke, Emphasis::Danger);
    connect(m_copyPem, &QPushButton::clicked, this, &KeyPane::pemCopyRequested);
    connect(m_exportPem, &QPushButton::clicked, this, &KeyPane::pemExportRequested);
    connect(m_retire, &QPushButton::clicked, this, &KeyPane::retireRequested);
    connect(m_revoke, &QPushButton::clicked, this, &KeyPane::revokeRequested);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(8);
    actions->addWidget(m_copyPem);
    actions->addWidget(m_exportPem);
    actions->addStretch();
    actions->addWidget(m_retire);
    actions->addSpacing(16);
    actions->addWidget(m_revoke);
    auto *tab = new QWidget;
    auto *column = new QVBoxLayout(tab);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addLayout(actions);
    column->addWidget(m_nothing);
    column->addWidget(new ScrollPane(m_facts), 1);
    return tab;
}

QWidget *KeyPane::makeKeySetTab()
{
    m_jwks = new QPlainTextEdit;
    m_jwks->setObjectName(u"jwks"_s);
    m_jwks->setAccessibleName(u"JWKS"_s);
    m_jwks->setReadOnly(true);
    m_jwks->setFont(Theme::instance().monospace());
    m_jwks->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_maxAge = new TonedLabel({}, Tone::Muted);
    m_maxAge->setObjectName(u"jwksMaxAge"_s);
    m_maxAge->setWordWrap(true);
    m_caches = new TonedLabel({}, Tone::Muted);
    m_caches->setObjectName(u"jwksCaches"_s);
    m_caches->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->addWidget(m_maxAge, 1);
    head->addWidget(new CopyButton(tr("Copy key set"), [this] { return m_jwks->toPlainText(); }));
    auto *tab = new QWidget;
    auto *column = new QVBoxLayout(tab);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_caches);
    column->addWidget(m_jwks, 1);
    return tab;
}

void KeyPane::setOverview(const core::KeyOverview &overview)
{
    m_jwks->setPlainText(overview.jwks);
    m_maxAge->setText(tr("As served to everybody. A service may keep it for %1.").arg(spanText(overview.jwksMaxAge)));
    m_caches->setText(cachesText(overview, currentTime()));
    m_kek->setPlace(overview.kekPlace, overview.kekIsFallback);
    m_kek->refresh();
    m_tabs->setTabIcon(2, overview.kekIsFallback ? icon(u"alert", Tone::Waiting) : QIcon());
}

void KeyPane::setUse(const core::KeyUse &use)
{
    m_needs->setText(keyNeededByText(use));
}

void KeyPane::setKey(const core::KeySummary *key)
{
    const bool ended = !key || key->state == core::KeyState::Retired || key->state == core::KeyState::Revoked;
    m_copyPem->setEnabled(key);
    m_exportPem->setEnabled(key);
    m_retire->setEnabled(key && key->state == core::KeyState::Retiring);
    m_retire->setToolTip(tr("Only a retiring key can leave the key set early"));
    m_revoke->setEnabled(!ended);
    m_facts->setVisible(key);
    m_nothing->setVisible(!key);
    m_key->setText(key ? key->id.value : QString());
    m_algorithm->setText(key ? keyAlgorithmText(*key) : QString());
    m_live->setText(key ? QLocale().toString(key->liveRefreshTokens) : QString());
    m_signed->setText(key ? tr("%n refresh token(s), as far as they are kept", nullptr, key->tokensSigned) : QString());
    m_lastExpiry->setText(key && key->lastTokenExpiry ? shortLocalTime(*key->lastTokenExpiry) : tr("no token is kept"));
    m_needs->setText(QString());
    if (key)
        m_state->setState(keyMark(key->state), keyStateWord(key->state));
}

int KeyPane::tab() const
{
    return m_tabs->currentIndex();
}

void KeyPane::setTab(int tab)
{
    m_tabs->setCurrentIndex(tab);
}

} // namespace ui
