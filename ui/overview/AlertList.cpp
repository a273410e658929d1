#include "ui/overview/AlertList.h"

#include "ui/overview/AlertLine.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QToolButton>

namespace ui {

using namespace Qt::StringLiterals;

static constexpr int kButtonHeight = 30;

AlertList::AlertList(QWidget *parent)
    : Card(tr("Alerts"), parent)
    , m_lines(new QVBoxLayout)
    , m_quietLines(new QVBoxLayout)
    , m_quiet(new QWidget)
    , m_fold(new QToolButton)
{
    m_lines->setSpacing(10);
    m_quietLines->setContentsMargins(0, 0, 0, 0);
    m_quietLines->setSpacing(10);
    m_quiet->setObjectName(u"quietAlerts"_s);
    m_quiet->setLayout(m_quietLines);
    m_quiet->hide();
    m_fold->setObjectName(u"foldQuiet"_s);
    m_fold->setCheckable(true);
    m_fold->setAutoRaise(true);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setArrowType(Qt::RightArrow);
    m_fold->setFocusPolicy(Qt::StrongFocus);
    connect(m_fold, &QToolButton::toggled, this, [this](bool open) {
        m_quiet->setVisible(open);
        m_fold->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    });
    auto *strut = new QWidget; // the heading stands on one line with that of the card beside it, which has buttons
    strut->setFixedSize(0, kButtonHeight);
    addControl(strut);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addLayout(m_lines);
    column->addWidget(m_fold, 0, Qt::AlignLeft);
    column->addWidget(m_quiet);
    column->addStretch();
    auto *area = new ScrollPane(content);
    area->setObjectName(u"alertArea"_s);
    body()->addWidget(area, 1);
    showAlerts({});
}

void AlertList::clear(QVBoxLayout *lines)
{
    while (QLayoutItem *item = lines->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater(); // its own button may have led here
        delete item;
    }
}

void AlertList::showAlerts(const std::vector<core::Alert> &alerts)
{
    clear(m_lines);
    clear(m_quietLines);
    for (const core::Alert &alert : alerts)
        (alert.isQuiet ? m_quietLines : m_lines)->addWidget(makeLine(alert));
    if (m_lines->count() == 0) { // isEmpty() takes lines that are not shown yet for none
        auto *calm = new TonedLabel(tr("Nothing needs a look."), Tone::Muted);
        calm->setObjectName(u"noAlerts"_s);
        m_lines->addWidget(calm);
    }
    const int quiet = m_quietLines->count();
    m_fold->setText(tr("Acknowledged or snoozed: %1").arg(quiet));
    m_fold->setVisible(quiet > 0);
    m_quiet->setVisible(quiet > 0 && m_fold->isChecked());
}

QWidget *AlertList::makeLine(const core::Alert &alert)
{
    auto *line = new AlertLine(alert);
    connect(line, &AlertLine::openRequested, this, &AlertList::openRequested);
    connect(line, &AlertLine::quietRequested, this,
            [this, alert](std::optional<core::Instant> until) { emit quietRequested(alert, until); });
    connect(line, &AlertLine::wakeRequested, this, [this, alert] { emit wakeRequested(alert); });
    return line;
}

} // namespace ui
