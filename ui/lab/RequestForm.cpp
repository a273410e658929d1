#include "ui/lab/RequestForm.h"

#include "ui/widgets/MemorySplitter.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/TonedLabel.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

const auto kBearer = u"bearer"_s;
const auto kAsClient = u"client:"_s;

QPlainTextEdit *makeEditor(const QString &objectName)
{
    auto *editor = new QPlainTextEdit;
    editor->setObjectName(objectName);
    editor->setFont(Theme::instance().monospace());
    editor->setWordWrapMode(QTextOption::WrapAnywhere);
    editor->setTabChangesFocus(true);
    return editor;
}

QWidget *captioned(const QString &caption, QPlainTextEdit *editor, QWidget *below = nullptr)
{
    auto *label = new QLabel(caption);
    label->setBuddy(editor);
    auto *panel = new QWidget;
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(label);
    column->addWidget(editor, 1);
    if (below)
        column->addWidget(below);
    return panel;
}

} // namespace

RequestForm::RequestForm(std::shared_ptr<RecentTokens> recent, QWidget *parent)
    : QWidget(parent)
    , m_presets(new QPushButton(tr("Preset")))
    , m_method(new QComboBox)
    , m_address(new QLineEdit)
    , m_send(new QPushButton(tr("Send")))
    , m_tokens(new RequestTokens(std::move(recent)))
    , m_authorization(new QComboBox)
    , m_refreshes(new QCheckBox(tr("After a 401, refresh and send again")))
    , m_headers(makeEditor(u"requestHeaders"_s))
    , m_body(makeEditor(u"requestBody"_s))
    , m_failure(new MessageBar(Tone::Danger))
    , m_notice(new MessageBar(Tone::Accent))
{
    m_failure->setObjectName(u"requestFailure"_s);
    m_notice->setObjectName(u"requestNotice"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(makeFirstLine());
    column->addLayout(makeSecondLine());
    column->addWidget(m_failure);
    column->addWidget(m_notice);
    addPresets();
    readAuthorizations({});
    connect(m_send, &QPushButton::clicked, this, &RequestForm::press);
    connect(m_address, &QLineEdit::returnPressed, this, [this] {
        if (!m_busy && m_send->isEnabled())
            emit sendRequested();
    });
}

QLayout *RequestForm::makeFirstLine()
{
    m_presets->setObjectName(u"requestPresets"_s);
    m_method->setObjectName(u"requestMethod"_s);
    m_method->setAccessibleName(tr("Method"));
    m_method->setEditable(true);
    m_method->setInsertPolicy(QComboBox::NoInsert);
    m_method->addItems({u"GET"_s, u"POST"_s, u"PUT"_s, u"DELETE"_s, u"HEAD"_s, u"OPTIONS"_s});
    m_method->setFixedWidth(108);
    m_address->setObjectName(u"requestAddress"_s);
    m_address->setAccessibleName(tr("Path or URL"));
    m_address->setPlaceholderText(tr("A path such as /oauth/userinfo, or a URL of this server"));
    m_address->setFont(Theme::instance().monospace());
    m_send->setObjectName(u"sendRequest"_s);
    setEmphasis(m_send, Emphasis::Primary);
    m_send->setMinimumWidth(std::max(m_send->sizeHint().width(), QPushButton(tr("Cancel")).sizeHint().width()) + 8);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_presets);
    line->addWidget(m_method);
    line->addWidget(m_address, 1);
    line->addWidget(m_send);
    return line;
}

QLayout *RequestForm::makeSecondLine()
{
    m_authorization->setObjectName(u"requestAuthorization"_s);
    m_authorization->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_authorization->setMinimumContentsLength(16);
    m_authorization->setToolTip(tr("A confidential client gets a secret for this request only; its own stay as they "
                                   "are. An Authorization header that you write yourself comes before this."));
    m_refreshes->setObjectName(u"requestRefreshes"_s);
    m_refreshes->setChecked(true);
    m_refreshes->setToolTip(tr("When the bearer token is answered with 401 and has a refresh token: that is spent, and "
                               "the request is sent once more with the new token."));
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    const auto add = [line](const QString &caption, QWidget *field) {
        auto *label = new QLabel(caption);
        label->setBuddy(field);
        line->addWidget(label);
        line->addWidget(field, 1);
    };
    add(tr("&Token"), m_tokens);
    line->addSpacing(8);
    add(tr("A&uthorization"), m_authorization);
    line->addSpacing(8);
    line->addWidget(m_refreshes);
    return line;
}

void RequestForm::addPresets()
{
    auto *menu = new QMenu(m_presets);
    for (int preset = 0; preset < kRequestPresets; ++preset) {
        connect(menu->addAction(presetName(RequestPreset(preset))), &QAction::triggered, this, [this, preset] {
            setDraft(presetDraft(RequestPreset(preset), m_tokens->client(), m_clients));
            m_address->setFocus();
        });
    }
    m_presets->setMenu(menu);
}

QWidget *RequestForm::makeEditors()
{
    auto *about = new TonedLabel(tr("{access_token}, {refresh_token} and {client_id} stand for those of the token "
                                    "above."),
                                 Tone::Muted);
    about->setWordWrap(true);
    m_headers->setPlaceholderText(tr("No headers of your own"));
    m_body->setPlaceholderText(tr("No body"));
    auto *split = new MemorySplitter(Qt::Vertical, u"requestEditors"_s);
    split->addWidget(captioned(tr("&Headers, one a line"), m_headers));
    split->addWidget(captioned(tr("&Body"), m_body, about));
    split->setStretchFactor(1, 1);
    split->restore({120, 260});
    return split;
}

RequestDraft RequestForm::draft() const
{
    RequestDraft draft{.method = m_method->currentText().trimmed(),
                       .address = m_address->text(),
                       .headers = m_headers->toPlainText(),
                       .body = m_body->toPlainText()};
    const QString chosen = m_authorization->currentData().toString();
    if (chosen == kBearer)
        draft.authorization = RequestDraft::Authorization::Bearer;
    if (chosen.startsWith(kAsClient)) {
        draft.authorization = RequestDraft::Authorization::Client;
        draft.client = chosen.sliced(kAsClient.size());
    }
    return draft;
}

void RequestForm::setDraft(const RequestDraft &draft)
{
    m_failure->hide();
    m_notice->hide();
    m_method->setCurrentText(draft.method);
    m_address->setText(draft.address);
    m_address->setCursorPosition(0);
    m_headers->setPlainText(draft.headers);
    m_body->setPlainText(draft.body);
    switch (draft.authorization) {
    case RequestDraft::Authorization::None:
        return readAuthorizations({});
    case RequestDraft::Authorization::Bearer:
        return readAuthorizations(kBearer);
    case RequestDraft::Authorization::Client:
        return readAuthorizations(kAsClient + draft.client);
    }
}

void RequestForm::setClients(std::vector<core::Client> clients)
{
    m_clients = std::move(clients);
    readAuthorizations(m_authorization->currentData().toString());
}

void RequestForm::readAuthorizations(const QString &chosen)
{
    m_authorization->clear();
    m_authorization->addItem(tr("None", "an Authorization header"), QString());
    m_authorization->addItem(tr("Bearer, with the token"), kBearer);
    for (const core::Client &client : m_clients) {
        if (client.usesSecret())
            m_authorization->addItem(tr("As client %1").arg(client.id.value), kAsClient + client.id.value);
    }
    if (m_authorization->findData(chosen) < 0) // of a request that was seen or sent before
        m_authorization->addItem(tr("As client %1").arg(chosen.sliced(kAsClient.size())), chosen);
    m_authorization->setCurrentIndex(m_authorization->findData(chosen));
}

bool RequestForm::refreshes() const
{
    return m_refreshes->isChecked();
}

void RequestForm::setRunnable(bool runnable)
{
    m_send->setEnabled(runnable);
}

/// The same button takes it back: nothing moves while a request runs.
void RequestForm::setBusy(bool busy)
{
    m_busy = busy;
    m_send->setText(busy ? tr("Cancel") : tr("Send"));
    setEmphasis(m_send, busy ? Emphasis::Normal : Emphasis::Primary);
    if (!busy)
        return;
    m_failure->hide();
    m_notice->hide();
}

void RequestForm::press()
{
    if (m_busy)
        emit cancelRequested();
    else
        emit sendRequested();
}

void RequestForm::showFailure(const QString &text, const QString &details)
{
    m_failure->showText(text, details);
}

void RequestForm::showNotice(const QString &text)
{
    m_notice->showText(text);
}

} // namespace ui
