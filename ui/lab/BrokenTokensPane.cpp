#include "ui/lab/BrokenTokensPane.h"

#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/lab/EmptyNote.h"
#include "ui/lab/LabTable.h"
#include "ui/lab/PackText.h"
#include "ui/lab/SaveText.h"
#include "ui/lab/TokenCopy.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/MemorySplitter.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/StateDelegate.h"
#include "ui/widgets/TonedLabel.h"
#include "ui/widgets/WholeName.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;
using Trust = core::PackRequest::Trust;

namespace {

StateMark expectationMark(const core::PackedToken &token)
{
    return token.isGood ? StateMark{Shape::Dot, Tone::Good} : StateMark{Shape::Cross, Tone::Danger};
}

} // namespace

BrokenTokensPane::BrokenTokensPane(core::LabIssuerAdmin &issuer, std::function<Subject()> subject, QWidget *parent)
    : QWidget(parent)
    , m_issuer(issuer)
    , m_subject(std::move(subject))
    , m_trust(new QComboBox)
    , m_make(new QPushButton(icon(u"play", Tone::OnAccent), tr("Make the tokens")))
    , m_about(new TonedLabel({}, Tone::Muted))
    , m_for(new QLabel)
    , m_toIssuer(new QPushButton(tr("Open the lab issuer")))
    , m_failure(new MessageBar(Tone::Danger))
    , m_notice(new MessageBar(Tone::Accent))
    , m_list(new LabTable(u"packList"_s, tr("Tokens for negative tests"),
                          {tr("What is wrong"), tr("Signed by"), tr("A correct API answers")}))
    , m_title(new QLabel)
    , m_why(new QLabel)
    , m_token(new QPlainTextEdit)
    , m_url(new QLineEdit(QSettings().value(u"lab/packUrl"_s).toString()))
{
    setObjectName(u"brokenTokensPane"_s);
    auto *split = new MemorySplitter(Qt::Horizontal, u"packSplitter"_s);
    split->addWidget(makeList());
    split->addWidget(makeDetail());
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->restore({600, 420});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    column->addWidget(makeHead());
    column->addWidget(m_failure);
    column->addWidget(m_notice);
    column->addWidget(split, 1);
    connect(m_make, &QPushButton::clicked, this, &BrokenTokensPane::make);
    connect(m_trust, &QComboBox::currentIndexChanged, this, &BrokenTokensPane::showTrust);
    connect(m_toIssuer, &QPushButton::clicked, this, &BrokenTokensPane::labIssuerRequested);
    connect(m_list, &QTableWidget::currentCellChanged, this, &BrokenTokensPane::showToken);
    read();
    showToken(-1);
}

QWidget *BrokenTokensPane::makeHead()
{
    m_trust->setObjectName(u"packTrust"_s);
    m_trust->addItem(tr("this server (the real issuer)"), int(Trust::Production));
    m_trust->addItem(tr("the lab issuer"), int(Trust::Lab));
    m_make->setObjectName(u"makePack"_s);
    setEmphasis(m_make, Emphasis::Primary);
    m_about->setObjectName(u"packAbout"_s);
    m_about->setWordWrap(true);
    m_for->setObjectName(u"packFor"_s);
    m_toIssuer->setObjectName(u"packToIssuer"_s);
    m_failure->setObjectName(u"packFailure"_s);
    m_notice->setObjectName(u"packNotice"_s);
    auto *label = new QLabel(tr("Your API &trusts"));
    label->setBuddy(m_trust);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(label);
    line->addWidget(m_trust);
    line->addWidget(m_make);
    line->addWidget(m_for);
    line->addStretch();
    line->addWidget(m_toIssuer);
    auto *head = new QWidget;
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(line);
    column->addWidget(m_about);
    return head;
}

QWidget *BrokenTokensPane::makeList()
{
    m_list->horizontalHeader()->setStretchLastSection(true);
    m_list->setColumnWidth(Fault, 185);
    m_list->setColumnWidth(SignedBy, 135);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegateForColumn(Expected, new StateDelegate(m_list));
    new EmptyNote(*m_list, tr("Make the tokens: each one that your API must refuse is listed here."));
    return m_list;
}

QWidget *BrokenTokensPane::makeDetail()
{
    m_title->setFont(Theme::instance().heading());
    m_title->setObjectName(u"packTitle"_s);
    m_why->setObjectName(u"packWhy"_s);
    m_why->setWordWrap(true);
    m_token->setObjectName(u"packToken"_s);
    m_token->setAccessibleName(tr("Token"));
    m_token->setReadOnly(true);
    m_token->setFont(Theme::instance().monospace());
    new EmptyNote(*m_token, tr("The token of the chosen line stands here."));
    m_token->setWordWrapMode(QTextOption::WrapAnywhere);
    m_token->setTabChangesFocus(true);
    auto *copy = new TokenCopyButton([this] { return TokenCopyButton::Source{m_token->toPlainText(), url()}; });
    copy->setObjectName(u"copyPacked"_s);
    auto *inspect = new QPushButton(icon(u"eye"), tr("Inspect"));
    inspect->setObjectName(u"inspectPacked"_s);
    connect(inspect, &QPushButton::clicked, this, [this] { emit inspectRequested(m_token->toPlainText()); });
    enableWithToken(*m_token, {copy, inspect});
    auto *line = new QHBoxLayout;
    line->addWidget(copy);
    line->addWidget(inspect);
    line->addStretch();
    auto *pane = new QWidget;
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(8, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_why);
    column->addWidget(m_token, 1);
    column->addLayout(line);
    column->addSpacing(8);
    column->addWidget(makeExports());
    return pane;
}

QWidget *BrokenTokensPane::makeExports()
{
    m_url->setObjectName(u"packUrl"_s);
    m_url->setFont(Theme::instance().monospace());
    m_url->setMaxLength(2000);
    m_url->setClearButtonEnabled(true);
    connect(m_url, &QLineEdit::textChanged, this,
            [](const QString &text) { QSettings().setValue(u"lab/packUrl"_s, text.trimmed()); });
    auto *label = new QLabel(tr("&URL of your API to try them on"));
    label->setBuddy(m_url);
    const auto menuOf = [this](const QString &text, const QString &name, QStringView image, auto act) {
        auto *button = new QPushButton(icon(image), text);
        button->setObjectName(name);
        auto *menu = new QMenu(button);
        for (const auto &[format, word] :
             {std::pair(PackFormat::Curl, tr("curl script that checks the answers")),
              std::pair(PackFormat::Json, u"JSON"_s), std::pair(PackFormat::Pytest, tr("pytest file"))})
            connect(menu->addAction(word), &QAction::triggered, this, [act, format = format] { act(format); });
        button->setMenu(menu);
        return button;
    };
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(menuOf(tr("Copy all"), u"copyPack"_s, u"copy",
                           [this](PackFormat format) { copySecret(packAs(format, m_pack, url())); }));
    line->addWidget(
        menuOf(tr("Save all…"), u"savePack"_s, u"download", [this](PackFormat format) { save(int(format)); }));
    line->addStretch();
    m_exports = new QWidget;
    auto *column = new QVBoxLayout(m_exports);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(label);
    column->addWidget(m_url);
    column->addLayout(line);
    return m_exports;
}

void BrokenTokensPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

Trust BrokenTokensPane::trust() const
{
    return Trust(m_trust->currentData().toInt());
}

/// Without an address of the person's own: one of ours that judges such tokens.
QString BrokenTokensPane::url() const
{
    const QString own = m_url->text().trimmed();
    if (!own.isEmpty())
        return own;
    return m_url->placeholderText();
}

bool BrokenTokensPane::canMake() const
{
    const Subject subject = m_subject();
    const bool isChosen = !subject.request.user.isEmpty() && !subject.request.client.isEmpty();
    return isChosen && (trust() == Trust::Production || m_issuer.state().plan.isOn);
}

void BrokenTokensPane::read()
{
    showTrust();
    const Subject subject = m_subject();
    const bool isChosen = !subject.request.user.isEmpty() && !subject.request.client.isEmpty();
    m_for->setText(isChosen
                       ? tr("for %1 at %2").arg(wholeName(subject.userName), wholeName(subject.request.client.value))
                       : tr("Choose a user and a client on the tab Tokens."));
}

void BrokenTokensPane::showTrust()
{
    const core::LabIssuerState state = m_issuer.state();
    const bool isLab = trust() == Trust::Lab;
    m_about->setText(
        isLab
            ? tr("The lab issuer signs what is not true: wrong audience, wrong issuer … For the test to mean anything "
                 "your API must trust the lab issuer and its keys: %1/.well-known/jwks.json")
                  .arg(state.issuer)
            : tr("The real issuer signs only what is true: a good token, one of a second, a revoked one. Forgeries "
                 "are made as a stranger would. For wrong audience, issuer or time choose the lab issuer."));
    QString base = state.issuer;
    if (!isLab && base.endsWith("/lab"_L1))
        base.chop(4);
    m_url->setPlaceholderText(isLab ? base + u"/userinfo"_s : base + u"/oauth/userinfo"_s);
    m_toIssuer->setVisible(isLab && !state.plan.isOn);
    m_make->setEnabled(canMake());
    m_make->setToolTip(isLab && !state.plan.isOn ? tr("The lab issuer is off. Switch it on first.") : QString());
}

void BrokenTokensPane::make()
{
    if (m_busy || !canMake())
        return;
    const Subject subject = m_subject();
    m_busy = true;
    m_failure->hide();
    const core::PackRequest request{trust(), subject.request.user, subject.request.client, subject.request.scopes};
    whenDone(m_issuer.makePack(request), this,
             [this, forgotten = m_forgotten](const core::Result<core::TokenPack> &pack) {
                 m_busy = false;
                 if (forgotten != m_forgotten)
                     return;
                 if (!pack)
                     return m_failure->showText(userText(pack.error()), pack.error().detail);
                 m_pack = *pack;
                 showPack();
             });
}

void BrokenTokensPane::forget()
{
    ++m_forgotten;
    m_pack = {};
    showPack();
}

void BrokenTokensPane::showPack()
{
    m_list->setRowCount(0);
    for (const core::PackedToken &token : m_pack.tokens) {
        const int row = m_list->rowCount();
        m_list->insertRow(row);
        auto *expected = new QTableWidgetItem(expectedAnswer(token));
        expected->setData(MarkRole, QVariant::fromValue(expectationMark(token)));
        m_list->setItem(row, Fault, new QTableWidgetItem(packTitle(token.name)));
        m_list->setItem(row, SignedBy, new QTableWidgetItem(signerWord(token.signer)));
        m_list->setItem(row, Expected, expected);
    }
    m_list->resizeColumnsToContents(); // some twenty rows
    m_list->setCurrentCell(0, Fault);
    showToken(0);
}

void BrokenTokensPane::showToken(int row)
{
    const bool exists = row >= 0 && size_t(row) < m_pack.tokens.size();
    const core::PackedToken token = exists ? m_pack.tokens[size_t(row)] : core::PackedToken();
    m_title->setText(exists ? packTitle(token.name) : tr("No tokens yet"));
    m_why->setText(exists ? packWhy(token.name)
                          : tr("One click makes a set of tokens: one that your API must take, and the others that it "
                               "must refuse. Each says what is wrong with it."));
    m_token->setPlainText(token.token);
    m_exports->setEnabled(!m_pack.tokens.empty());
}

void BrokenTokensPane::save(int format)
{
    const auto chosen = PackFormat(format);
    askAndSave(this, tr("Save the tokens"), packFileName(chosen), packAs(chosen, m_pack, url()).toUtf8(),
               [this](const core::Result<QString> &path) {
                   if (!path)
                       return m_failure->showText(userText(path.error()), path.error().detail);
                   m_notice->showText(tr("Saved to %1.").arg(*path));
               });
}

} // namespace ui
