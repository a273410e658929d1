#include "ui/audit/AuditRangeRow.h"

#include "ui/audit/AuditRangeDialog.h"
#include "ui/widgets/TimeText.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QEvent>
#include <QToolButton>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kToday = -2; ///< a quick range's id is its length in seconds
constexpr int kAll = 0;

int idOf(const AuditRange &range)
{
    switch (range.kind) {
    case AuditRange::Kind::All:
        return kAll;
    case AuditRange::Kind::Last:
        return int(range.last.count());
    case AuditRange::Kind::Today:
        return kToday;
    case AuditRange::Kind::Own:
        break;
    }
    return -3;
}

AuditRange rangeOf(int id)
{
    if (id == kAll)
        return AuditRange::all();
    return id == kToday ? AuditRange{AuditRange::Kind::Today, {}}
                        : AuditRange{AuditRange::Kind::Last, std::chrono::seconds(id)};
}

} // namespace

AuditRangeRow::AuditRangeRow(QWidget *parent)
    : QWidget(parent), m_buttons(new QButtonGroup(this)), m_own(new QToolButton), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(4);
    const std::pair<int, QString> ranges[] = {{900, tr("15 min")},
                                              {3600, tr("1 h")},
                                              {kToday, tr("Today")},
                                              {24 * 3600, tr("24 h")},
                                              {7 * 86400, tr("7 d")},
                                              {30 * 86400, tr("30 d")},
                                              {kAll, tr("All", "of the audit log")}};
    for (const auto &[id, text] : ranges) {
        auto *button = new QToolButton;
        button->setObjectName(id == kToday ? u"rangeToday"_s : u"range%1"_s.arg(id));
        button->setText(text);
        button->setCheckable(true);
        button->setMinimumSize(44, 28);
        m_buttons->addButton(button, id);
        m_row->addWidget(button);
    }
    m_own->setObjectName(u"rangeOwn"_s);
    m_own->setCheckable(true);
    m_own->setMinimumSize(56, 28);
    m_own->setToolTip(tr("From one moment to another"));
    m_row->addWidget(m_own);
    m_row->addStretch();
    connect(m_buttons, &QButtonGroup::idClicked, this, [this](int id) { choose(rangeOf(id)); });
    connect(m_own, &QToolButton::clicked, this, [this] {
        light(); // not chosen before the dialog is done
        chooseOwn();
    });
    light();
}

void AuditRangeRow::chooseOwn()
{
    auto *dialog = new AuditRangeDialog(m_range, this);
    connect(dialog, &AuditRangeDialog::rangeChosen, this,
            [this](core::Instant since, core::Instant until) { choose(AuditRange::of(since, until)); });
    dialog->open();
}

void AuditRangeRow::setRange(const AuditRange &range)
{
    m_range = range;
    m_before.clear();
    m_overruled = false;
    light();
}

void AuditRangeRow::choose(const AuditRange &range)
{
    setRange(range);
    emit chosen();
}

void AuditRangeRow::zoomInto(core::Instant since, core::Instant until)
{
    m_before.push_back(m_range);
    m_range = AuditRange::of(since, until);
    m_overruled = false;
    light();
    emit chosen();
}

void AuditRangeRow::zoomOut()
{
    if (!m_before.empty()) {
        m_range = m_before.back();
        m_before.pop_back();
    } else if (m_range.kind == AuditRange::Kind::Last) {
        m_range.last *= 2;
    } else if (m_range.since && m_range.until) {
        const auto half = (*m_range.until - *m_range.since) / 2;
        m_range = AuditRange::of(*m_range.since - half, *m_range.until + half);
    } else {
        m_range = AuditRange::all();
    }
    light();
    emit chosen();
}

void AuditRangeRow::setOverruled(bool overruled)
{
    if (m_overruled == overruled)
        return;
    m_overruled = overruled;
    light();
}

void AuditRangeRow::light()
{
    m_buttons->setExclusive(false); // an exclusive group cannot have all its buttons up
    bool found = false;
    for (QAbstractButton *button : m_buttons->buttons()) {
        const bool isIt = !m_overruled && m_buttons->id(button) == idOf(m_range);
        button->setChecked(isIt);
        found = found || isIt;
    }
    m_buttons->setExclusive(true);
    m_own->setChecked(!m_overruled && !found);
    if (m_overruled || found)
        m_own->setText(tr("Custom…", "range of time"));
    else
        m_own->setText(m_range.kind == AuditRange::Kind::Last ? spanText(m_range.last) : m_range.text());
}

void AuditRangeRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

bool AuditRangeRow::event(QEvent *event)
{
    const bool isTaken = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest) // another range has other words
        fit();
    return isTaken;
}

/// In a narrow window icons go without their words, before any word is cut.
void AuditRangeRow::fit()
{
    const int hidden = m_isNarrow ? m_wordsWidth : 0;
    const bool isNarrow = m_row->sizeHint().width() + hidden > width();
    if (isNarrow == m_isNarrow)
        return;
    m_isNarrow = isNarrow;
    m_wordsWidth = 0;
    for (QToolButton *button : findChildren<QToolButton *>()) {
        if (button->icon().isNull() || button->text().isEmpty())
            continue;
        const int before = button->sizeHint().width();
        button->setToolButtonStyle(isNarrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
        m_wordsWidth += before - button->sizeHint().width();
        button->parentWidget()->layout()->activate(); // at once, or one frame would show words that are cut
    }
    m_row->activate();
}

} // namespace ui
