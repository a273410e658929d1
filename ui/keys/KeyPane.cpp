#include "ui/keys/KeyPane.h"

#include "ui/keys/KeyWords.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/KeyPlaceText.h"
#include "ui/widgets/PageFrame.h"
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

KeyPane::KeyPane(QWidget *parent) : QWidget(parent), m_tabs(new QTabWidget)
{
    m_tabs->setObjectName(u"keyTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeKeyTab(), tr("Key"));
    m_tabs->addTab(makeKeySetTab(), tr("Key set (JWKS)"));
    m_tabs->addTab(makeEncryptionTab(), tr("Key encryption"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->addWidget(m_tabs);
}

QWidget *KeyPane::makeKeyTab()
{
    auto *facts = new FactList;
    m_key = facts->addText(tr("Key"), u"keyId"_s);
    m_key->setFont(Theme::instance().monospace());
    m_state = new StateLabel;
    facts->addWidget(tr("State"), m_state);
    m_algorithm = facts->addText(tr("Algorithm"), u"keyAlgorithm"_s);
    m_live = facts->addText(tr("Live refresh tokens"), u"keyLiveTokens"_s);
    m_copyPem = keyButton(tr("Copy public key"), u"copyPem"_s, icon(u"copy"));
    m_exportPem = keyButton(tr("Export public key…"), u"exportPem"_s, icon(u"download"));
    m_retire = keyButton(tr("Retire early…"), u"retireKey"_s);
    m_revoke = keyButton(tr("Revoke…"), u"revokeKey"_s);
    setEmphasis(m_revoke, Emphasis::Danger);
    connect(m_copyPem, &QPushButton::clicked, this, &KeyPane::pemCopyRequested);
    connect(m_exportPem, &QPushButton::clicked, this, &KeyPane::pemExportRequested);
    connect(m_retire, &QPushButton::clicked, this, &KeyPane::retireRequested);
    connect(m_revoke, &QPushButton::clicked, this, &KeyPane::revokeRequested);
    auto *harmless = new QHBoxLayout;
    harmless->setSpacing(8);
    harmless->addWidget(m_copyPem);
    harmless->addWidget(m_exportPem);
    harmless->addStretch();
    auto *ending = new QHBoxLayout;
    ending->setSpacing(8);
    ending->addWidget(m_retire);
    ending->addStretch();
    ending->addWidget(m_revoke);
    auto *tab = new QWidget;
    auto *column = new QVBoxLayout(tab);
    column->setContentsMargins(8, 16, 8, 8);
    column->setSpacing(16);
    column->addWidget(facts);
    column->addLayout(harmless);
    column->addStretch();
    column->addLayout(ending);
    return tab;
}

QWidget *KeyPane::makeKeySetTab()
{
    m_jwks = new QPlainTextEdit;
    m_jwks->setObjectName(u"jwks"_s);
    m_jwks->setReadOnly(true);
    m_jwks->setFont(Theme::instance().monospace());
    m_jwks->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_maxAge = new TonedLabel({}, Tone::Muted);
    m_maxAge->setObjectName(u"jwksMaxAge"_s);
    m_maxAge->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->addWidget(m_maxAge, 1);
    head->addWidget(new CopyButton(tr("Copy key set"), [this] { return m_jwks->toPlainText(); }));
    auto *tab = new QWidget;
    auto *column = new QVBoxLayout(tab);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_jwks, 1);
    return tab;
}

QWidget *KeyPane::makeEncryptionTab()
{
    m_fallback = new TonedLabel(tr("The keychain of this system is not in use. Whoever can read the place named below "
                                   "and the database can sign tokens."),
                                Tone::Waiting);
    m_fallback->setObjectName(u"kekFallback"_s);
    m_fallback->setWordWrap(true);
    auto *facts = new FactList;
    m_kekPlace = facts->addText(tr("Kept in"), u"kekPlace"_s);
    m_kekMeaning = new TonedLabel(tr("One key-encryption key seals the private signing keys, so that a copy of the "
                                     "database alone gives nothing away. Without it the signing keys cannot be read; "
                                     "a backup carries a passphrase of its own."),
                                  Tone::Muted);
    m_kekMeaning->setWordWrap(true);
    auto *tab = new QWidget;
    auto *column = new QVBoxLayout(tab);
    column->setContentsMargins(8, 16, 8, 8);
    column->setSpacing(16);
    column->addWidget(m_fallback);
    column->addWidget(facts);
    column->addWidget(m_kekMeaning);
    column->addStretch();
    return tab;
}

void KeyPane::setOverview(const core::KeyOverview &overview)
{
    m_jwks->setPlainText(overview.jwks);
    m_maxAge->setText(tr("As served to everybody. A service may keep it for %1.").arg(spanText(overview.jwksMaxAge)));
    m_kekPlace->setText(keyPlaceText(overview.kekPlace));
    m_tabs->setTabIcon(2, overview.kekIsFallback ? icon(u"alert", Tone::Waiting) : QIcon());
    m_fallback->setVisible(overview.kekIsFallback);
}

void KeyPane::setKey(const core::KeySummary *key)
{
    const bool ended = !key || key->state == core::KeyState::Retired || key->state == core::KeyState::Revoked;
    m_copyPem->setEnabled(key);
    m_exportPem->setEnabled(key);
    m_retire->setEnabled(key && key->state == core::KeyState::Retiring);
    m_retire->setToolTip(tr("Only a retiring key can leave the key set early"));
    m_revoke->setEnabled(!ended);
    m_state->setVisible(key);
    m_key->setText(key ? key->id.value : tr("none chosen"));
    m_algorithm->setText(key ? keyAlgorithmText(*key) : QString());
    m_live->setText(key ? QLocale().toString(key->liveRefreshTokens) : QString());
    if (key)
        m_state->setState(keyMark(key->state), keyStateWord(key->state));
}

} // namespace ui
