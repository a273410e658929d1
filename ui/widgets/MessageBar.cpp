#include "ui/widgets/MessageBar.h"

#include "ui/widgets/Icons.h"
#include "ui/widgets/PageFrame.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>

namespace ui {

using namespace Qt::StringLiterals;

QString requestIdIn(const QString &details)
{
    static const QRegularExpression named(u"\\brequest(?:[ _-]?id)?\\s*[:=]\\s*([0-9A-Za-z][0-9A-Za-z._-]{7,63})"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return named.match(details).captured(1);
}

MessageBar::MessageBar(Tone tone, QWidget *parent)
    : QFrame(parent)
    , m_tone(tone)
    , m_text(new QLabel)
    , m_details(new QLabel)
    , m_action(new QPushButton)
    , m_more(new QPushButton(tr("Details")))
    , m_request(new QPushButton(tr("Show request")))
    , m_close(new QToolButton)
{
    m_text->setObjectName(u"messageText"_s);
    m_details->setObjectName(u"messageDetails"_s);
    m_action->setObjectName(u"messageAction"_s);
    m_more->setObjectName(u"messageMore"_s);
    m_request->setObjectName(u"messageRequest"_s);
    m_close->setObjectName(u"messageClose"_s);
    arrange();
    m_stay.setSingleShot(true);
    connect(&m_stay, &QTimer::timeout, this, &QWidget::hide);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, &MessageBar::runAction);
    connect(m_request, &QPushButton::clicked, this, &MessageBar::openRequest);
    connect(m_more, &QPushButton::clicked, m_details, [this] { m_details->setVisible(!m_details->isVisible()); });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void MessageBar::arrange()
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_details->setTextFormat(Qt::PlainText);
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_details->setFont(Theme::instance().monospace());
    m_close->setIcon(icon(u"close"));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(tr("Dismiss"));
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_text, 1);
    line->addWidget(m_action);
    line->addWidget(m_more);
    line->addWidget(m_request);
    line->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 4, 8, 4);
    column->setSpacing(4);
    column->addLayout(line);
    column->addWidget(m_details);
}

void MessageBar::showText(const QString &text, const QString &details)
{
    m_stay.stop();
    m_run = {};
    m_text->setText(text);
    m_details->setText(details);
    m_details->hide();
    m_more->setVisible(!details.isEmpty());
    m_request->setVisible(!requestIdIn(details).isEmpty());
    m_action->hide();
    setAccessibleName(text);
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::showAction(const QString &text, const QString &actionText, std::function<void()> action,
                            std::chrono::milliseconds stay)
{
    showText(text);
    m_run = std::move(action);
    m_action->setText(actionText);
    m_action->setVisible(!actionText.isEmpty());
    if (stay.count() > 0)
        m_stay.start(stay);
}

void MessageBar::runAction()
{
    hide();
    m_stay.stop();
    if (const auto run = std::exchange(m_run, {}))
        run();
}

/// A form's bar belongs to the page that opened the form.
void MessageBar::openRequest()
{
    for (QWidget *widget = this; widget; widget = widget->parentWidget()) {
        if (auto *page = qobject_cast<PageFrame *>(widget)) {
            emit page->openRequested(u"audit"_s, u"request:"_s + requestIdIn(m_details->text()));
            return;
        }
    }
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::instance();
    painter.setPen(theme.color(Tone::Border));
    painter.setBrush(theme.color(Tone::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(m_tone));
    painter.drawRoundedRect(QRectF(0, 0, 4, height()), 2, 2);
}

} // namespace ui
