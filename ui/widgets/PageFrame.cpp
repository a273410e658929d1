#include "ui/widgets/PageFrame.h"

#include "ui/async/UserText.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr int kPageSide = 24;
static constexpr int kPageEdge = 16;
static constexpr int kApart = 24;

PageFrame::PageFrame(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(new TonedLabel(title, Tone::Text))
    , m_actions(new QHBoxLayout)
    , m_failure(new MessageBar(Tone::Danger))
    , m_notice(new MessageBar(Tone::Accent, this))
    , m_alarm(new MessageBar(Tone::Danger, this))
    , m_body(new QVBoxLayout)
{
    m_title->setObjectName(u"pageTitle"_s);
    m_title->setFont(Theme::instance().pageTitle());
    m_failure->setObjectName(u"pageFailure"_s);
    m_notice->setObjectName(u"pageNotice"_s);
    m_alarm->setObjectName(u"pageAlarm"_s);
    setAccessibleName(title);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_title);
    head->addStretch();
    head->addLayout(m_actions);
    m_actions->setSpacing(8);
    m_body->setSpacing(8);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kPageSide, kPageEdge, kPageSide, kPageEdge);
    column->setSpacing(12);
    column->addLayout(head);
    column->addWidget(m_failure);
    column->addLayout(m_body, 1);
    m_notice->installEventFilter(this);
    m_alarm->installEventFilter(this);
}

void PageFrame::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeBars();
}

bool PageFrame::eventFilter(QObject *watched, QEvent *event)
{
    const bool isBar = watched == m_notice || watched == m_alarm;
    if (isBar &&
        (event->type() == QEvent::Show || event->type() == QEvent::Hide || event->type() == QEvent::LayoutRequest))
        placeBars();
    return QWidget::eventFilter(watched, event);
}

/// At the lower edge: a bar between the lines would push the page down and up again.
void PageFrame::placeBars()
{
    const int top = m_alarm->isHidden() ? height() - kPageEdge : placeBar(m_alarm, height() - kPageEdge);
    const int below = m_alarm->isHidden() ? kPageEdge : height() - top + 8;
    if (layout()->contentsMargins().bottom() != below)
        layout()->setContentsMargins(kPageSide, kPageEdge, kPageSide, below);
    placeBar(m_notice, m_alarm->isHidden() ? top : top - 8);
}

/// Answers where its upper edge is.
int PageFrame::placeBar(MessageBar *bar, int bottom)
{
    constexpr int kWidest = 640;
    const int room = qMin(kWidest, width() - 2 * kPageSide);
    const int high =
        bar->layout()->hasHeightForWidth() ? bar->layout()->totalHeightForWidth(room) : bar->sizeHint().height();
    bar->setGeometry((width() - room) / 2, bottom - high, room, high);
    bar->raise();
    return bottom - high;
}

QString PageFrame::title() const
{
    return m_title->text();
}

QPushButton *PageFrame::addAction(const QString &text, const QString &objectName, Emphasis emphasis)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    setEmphasis(button, emphasis);
    const bool isDanger = emphasis == Emphasis::Danger;
    if (m_actions->count() > 0 && (isDanger || m_lastIsDanger))
        m_actions->addSpacing(kApart - m_actions->spacing()); // nothing harmless directly beside it
    m_actions->addWidget(button);
    m_lastIsDanger = isDanger;
    m_commands.push_back(
        {text, {}, [button] { button->click(); }, [button] { return button->isEnabled(); }, CommandPlace::Window});
    return button;
}

void PageFrame::addCommand(const QString &text, const QKeySequence &shortcut, std::function<void()> run,
                           std::function<bool()> isPossible, CommandPlace place)
{
    m_commands.push_back({text, shortcut, std::move(run), std::move(isPossible), place});
}

void PageFrame::showFailure(const core::Error &error)
{
    showFailureText(userText(error), error.detail);
}

void PageFrame::showFailureText(const QString &text, const QString &details)
{
    m_failure->showText(text, details);
}

void PageFrame::hideFailure()
{
    m_failure->hide();
}

void PageFrame::showNotice(const QString &text, const QString &undoText, std::function<void()> undo)
{
    m_notice->showAction(text, undoText, std::move(undo), 10s);
}

void PageFrame::showAlarm(const QString &text, const QString &actionText, std::function<void()> action)
{
    m_alarm->showAction(text, actionText, std::move(action), {});
}

void PageFrame::refresh(int) {}

void PageFrame::open(const QString &) {}

QFuture<std::vector<SearchHit>> PageFrame::search(const QString &, int)
{
    return {};
}

QVariantMap PageFrame::state() const
{
    return {};
}

void PageFrame::restoreState(const QVariantMap &) {}

void PageFrame::bannerPressed() {}

void PageFrame::forgetSecrets() {}

QString PageFrame::unsavedChanges() const
{
    return {};
}

void setEmphasis(QPushButton *button, Emphasis emphasis)
{
    button->setProperty("emphasis", int(emphasis));
    button->update();
}

} // namespace ui
