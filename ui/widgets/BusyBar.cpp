#include "ui/widgets/BusyBar.h"

#include "ui/widgets/PagedTable.h"

#include <QBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

void keepPlace(QWidget *widget)
{
    QSizePolicy policy = widget->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    widget->setSizePolicy(policy);
    widget->hide();
}

} // namespace

BusyBar::BusyBar(Cancel cancel, QWidget *parent)
    : QWidget(parent), m_bar(new QProgressBar), m_button(new QPushButton(tr("Cancel")))
{
    m_bar->setObjectName(u"busyProgress"_s);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(4);
    m_bar->setAccessibleName(tr("Working"));
    m_button->setObjectName(u"busyCancel"_s);
    m_button->setAutoDefault(false);
    keepPlace(m_bar);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_bar, 1, Qt::AlignVCenter);
    if (cancel == Cancel::Possible) {
        keepPlace(m_button);
        line->addWidget(m_button);
    } else {
        m_button->setParent(this);
        m_button->hide();
    }
    m_late.setSingleShot(true);
    m_late.setInterval(150ms);
    m_later.setSingleShot(true);
    m_later.setInterval(1s);
    connect(&m_late, &QTimer::timeout, m_bar, &QWidget::show);
    connect(&m_later, &QTimer::timeout, this, [this] { m_button->setVisible(bool(m_cancel)); });
    connect(m_button, &QPushButton::clicked, this, [this] {
        m_button->setEnabled(false);
        if (const auto run = std::exchange(m_cancel, {}))
            run();
    });
}

void BusyBar::watch(const PagedTable *table)
{
    connect(table, &PagedTable::loadingChanged, this, [this, table] { table->isLoading() ? start() : stop(); });
}

void BusyBar::start(std::function<void()> cancel)
{
    m_running = true;
    m_cancel = std::move(cancel);
    m_bar->setRange(0, 0);
    m_button->setEnabled(true);
    m_late.start();
    m_later.start();
}

void BusyBar::setProgress(qint64 done, qint64 total)
{
    constexpr qint64 kSteps = 1000;
    m_bar->setRange(0, total > 0 ? int(kSteps) : 0);
    if (total > 0)
        m_bar->setValue(int(qBound<qint64>(0, done * kSteps / total, kSteps)));
}

void BusyBar::stop()
{
    m_running = false;
    m_cancel = {};
    m_late.stop();
    m_later.stop();
    m_bar->hide();
    m_button->hide();
}

} // namespace ui
