#include "ui/audit/AuditTask.h"

#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>

#include <atomic>

namespace ui {

using namespace Qt::StringLiterals;

struct AuditTask::State
{
    std::atomic<qint64> done{0};
    std::atomic<qint64> total{0};
    std::atomic<bool> cancelled{false};
};

AuditTask::AuditTask(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel)
    , m_progress(new QProgressBar)
    , m_numbers(new TonedLabel({}, Tone::Muted))
    , m_action(new QPushButton)
    , m_button(new QPushButton)
{
    m_text->setObjectName(u"auditTaskText"_s);
    m_text->setWordWrap(true);
    m_text->installEventFilter(this);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setFixedWidth(200);
    m_progress->setTextVisible(false);
    m_button->setObjectName(u"auditTaskButton"_s);
    m_numbers->setObjectName(u"auditTaskNumbers"_s);
    m_action->setObjectName(u"auditTaskAction"_s);
    m_action->hide();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 8, 8);
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    row->addWidget(m_numbers);
    row->addWidget(m_progress);
    row->addWidget(m_action);
    row->addWidget(m_button);
    m_tick.setInterval(100);
    connect(&m_tick, &QTimer::timeout, this, &AuditTask::showProgress);
    connect(m_button, &QPushButton::clicked, this, &AuditTask::stopOrDismiss);
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (m_run)
            m_run();
    });
    hide();
}

AuditTask::~AuditTask()
{
    if (m_state)
        m_state->cancelled = true;
}

std::function<bool(qint64, qint64)> AuditTask::start(const QString &text)
{
    m_state = std::make_shared<State>();
    m_tone = Tone::Accent;
    m_text->setText(text);
    m_progress->setRange(0, 0);
    m_progress->show();
    m_action->hide();
    m_numbers->clear();
    m_button->setText(tr("Cancel"));
    m_button->setEnabled(true);
    m_tick.start();
    show();
    update();
    return [state = m_state](qint64 done, qint64 total) {
        state->done = done;
        state->total = total;
        return !state->cancelled;
    };
}

void AuditTask::finish(Tone tone, const QString &text, const QString &actionText, std::function<void()> action)
{
    m_action->setText(actionText);
    m_action->setVisible(!actionText.isEmpty());
    m_run = std::move(action);
    m_numbers->clear();
    m_state.reset();
    m_tick.stop();
    m_tone = tone;
    m_text->setText(text);
    m_progress->hide();
    m_button->setText(tr("Dismiss"));
    m_button->setEnabled(true);
    show();
    update();
}

QString AuditTask::text() const
{
    return m_text->text();
}

void AuditTask::showProgress()
{
    const qint64 total = m_state ? m_state->total.load() : 0;
    if (total <= 0)
        return;
    const qint64 done = std::min(m_state->done.load(), total);
    m_progress->setRange(0, 1000);
    m_progress->setValue(int(done * 1000 / total));
    const QLocale locale;
    m_numbers->setText(
        tr("%1 of %2", "rows done of rows there are").arg(locale.toString(done), locale.toString(total)));
}

void AuditTask::stopOrDismiss()
{
    if (!m_state)
        return hide();
    m_state->cancelled = true;
    m_button->setEnabled(false);
    m_text->setText(tr("Stopping…"));
}

bool AuditTask::eventFilter(QObject *watched, QEvent *event)
{
    // The page's column asks for a minimum height only, which knows nothing of lines that wrap.
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        m_text->setMinimumHeight(qMax(0, m_text->heightForWidth(m_text->width())));
    return QFrame::eventFilter(watched, event);
}

void AuditTask::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    painter.fillRect(rect(), theme.color(Tone::Raised));
    painter.fillRect(QRect(0, 0, 4, height()), theme.color(m_tone));
    painter.setPen(theme.color(Tone::Border));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace ui
