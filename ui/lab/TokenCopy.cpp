#include "ui/lab/TokenCopy.h"

#include "ui/lab/TokenText.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/ShellText.h"

#include <QApplication>
#include <QDrag>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QPlainTextEdit>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// A string literal of JSON is one of Python and of JavaScript too.
QString quotedLiteral(const QString &text)
{
    const QByteArray json = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.sliced(1, json.size() - 2));
}

} // namespace

QString tokenAs(TokenForm form, const QString &token, const QString &url)
{
    switch (form) {
    case TokenForm::Raw:
        return token;
    case TokenForm::Header:
        return bearerHeader(token);
    case TokenForm::Curl:
        return curlCommand(token, url);
    case TokenForm::Environment:
        return u"export ACCESS_TOKEN="_s + shellQuoted(token);
    case TokenForm::Python:
        return u"import requests\n\n"
               "answer = requests.get(\n"
               "    %1,\n"
               "    headers={\"Authorization\": %2},\n"
               "    timeout=10,\n"
               ")\n"
               "print(answer.status_code, answer.text)\n"_s.arg(quotedLiteral(url),
                                                                quotedLiteral(u"Bearer "_s + token));
    case TokenForm::JavaScript:
        return u"const answer = await fetch(%1, {\n"
               "  headers: { Authorization: %2 },\n"
               "});\n"
               "console.log(answer.status, await answer.text());\n"_s.arg(quotedLiteral(url),
                                                                          quotedLiteral(u"Bearer "_s + token));
    }
    return {};
}

TokenCopyButton::TokenCopyButton(std::function<Source()> source, QWidget *parent)
    : QPushButton(tr("Copy as"), parent), m_source(std::move(source))
{
    setIcon(ui::icon(u"copy"));
    auto *menu = new QMenu(this);
    const auto add = [&](TokenForm form, const QString &text) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, form] { copy(form); });
    };
    add(TokenForm::Raw, tr("Token"));
    add(TokenForm::Header, tr("Authorization header"));
    add(TokenForm::Curl, tr("curl command"));
    add(TokenForm::Environment, tr("Environment variable"));
    add(TokenForm::Python, u"Python (requests)"_s);
    add(TokenForm::JavaScript, u"JavaScript (fetch)"_s);
    setMenu(menu);
}

void TokenCopyButton::copy(TokenForm form)
{
    const Source source = m_source();
    if (source.token.isEmpty())
        return;
    copySecret(tokenAs(form, source.token, source.url));
    emit copied();
}

void enableWithToken(const QPlainTextEdit &token, const QList<QPushButton *> &buttons)
{
    for (QPushButton *button : buttons) {
        const auto show = [&token, button] { button->setEnabled(!token.document()->isEmpty()); };
        QObject::connect(&token, &QPlainTextEdit::textChanged, button, show);
        show();
    }
}

DragGrip::DragGrip(const QString &text, std::function<QString()> source, QWidget *parent)
    : QToolButton(parent), m_source(std::move(source))
{
    setText(text);
    setAccessibleName(text);
    setAutoRaise(true);
    setCursor(Qt::OpenHandCursor);
    setFocusPolicy(Qt::NoFocus); // for the mouse only: the buttons beside it do the same by key
}

void DragGrip::mousePressEvent(QMouseEvent *event)
{
    m_pressedAt = event->pos();
    QToolButton::mousePressEvent(event);
}

void DragGrip::mouseMoveEvent(QMouseEvent *event)
{
    const bool isFar = (event->pos() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    const QString text = m_source();
    if (!(event->buttons() & Qt::LeftButton) || !isFar || text.isEmpty())
        return;
    setDown(false);
    auto *drag = new QDrag(this); // Qt deletes it when it is dropped
    auto *content = new QMimeData;
    content->setText(text);
    drag->setMimeData(content);
    drag->exec(Qt::CopyAction);
}

} // namespace ui
