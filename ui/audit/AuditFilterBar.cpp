#include "ui/audit/AuditFilterBar.h"

#include "ui/audit/AuditWords.h"
#include "ui/widgets/FilterLine.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/ShortId.h"
#include "ui/widgets/TimeText.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QLayout>
#include <QPushButton>
#include <QToolButton>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kAll = 0;       ///< a range's id is its length in seconds
constexpr int kOwnRange = -1; ///< none of the buttons
constexpr int kDefaultRange = 24 * 3600;
enum ResultChoice { AnyResult, OnlyOk, OnlyFailed };

} // namespace

AuditFilterBar::AuditFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_line(new FilterLine(tr("Filter by user, client, address, event, error or request id")))
    , m_event(new QComboBox)
    , m_ranges(new QButtonGroup(this))
    , m_rangeRow(new QHBoxLayout)
    , m_chips(new QWidget)
{
    addRanges();
    addFields();
    auto *chips = new QHBoxLayout(m_chips);
    chips->setContentsMargins(0, 0, 0, 0);
    chips->setSpacing(8);
    chips->addStretch();
    m_chips->setObjectName(u"auditChips"_s);
    m_chips->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(m_rangeRow);
    column->addWidget(m_line);
    column->addWidget(m_chips);
}

void AuditFilterBar::addRanges()
{
    m_rangeRow->setSpacing(4);
    const std::pair<int, QString> ranges[] = {{900, tr("15 min")},         {3600, tr("1 h")},
                                              {kDefaultRange, tr("24 h")}, {7 * 86400, tr("7 d")},
                                              {30 * 86400, tr("30 d")},    {kAll, tr("All", "of the audit log")}};
    for (const auto &[seconds, text] : ranges) {
        auto *button = new QToolButton;
        button->setObjectName(u"range%1"_s.arg(seconds));
        button->setText(text);
        button->setCheckable(true);
        button->setMinimumSize(56, 28);
        m_ranges->addButton(button, seconds);
        m_rangeRow->addWidget(button);
    }
    m_ranges->button(kDefaultRange)->setChecked(true);
    m_rangeRow->addStretch();
    connect(m_ranges, &QButtonGroup::idClicked, this, [this] {
        m_exact.since.reset();
        m_exact.until.reset();
        announce();
    });
}

void AuditFilterBar::addFields()
{
    m_line->addState(tr("Any result"), AnyResult);
    m_line->addState(tr("Ok"), OnlyOk);
    m_line->addState(tr("Failed"), OnlyFailed);
    m_event->setObjectName(u"auditEvent"_s);
    m_event->setAccessibleName(tr("Event"));
    m_event->setMaxVisibleItems(24);
    m_event->addItem(tr("All events"));
    for (const QString &name : auditEventNames()) {
        m_event->addItem(auditEventWord(name), name);
        m_event->setItemData(m_event->count() - 1, name, Qt::ToolTipRole);
    }
    m_line->addWidget(m_event);
    connect(m_line, &FilterLine::changed, this, &AuditFilterBar::announce);
    connect(m_event, &QComboBox::currentIndexChanged, this, [this] {
        m_exact.eventTypes.clear();
        announce();
    });
}

core::AuditQuery AuditFilterBar::query(core::Instant now) const
{
    core::AuditQuery query = m_exact;
    query.text = m_line->text();
    if (const int result = m_line->state().toInt(); result != AnyResult)
        query.success = result == OnlyOk;
    if (const QString event = m_event->currentData().toString(); !event.isEmpty())
        query.eventTypes = {event};
    const int range = m_ranges->checkedId();
    if (!query.since && !query.until && range > kAll)
        query.since = now - std::chrono::seconds(range);
    return query;
}

void AuditFilterBar::setQuery(const core::AuditQuery &query)
{
    const QSignalBlocker silent(this);
    m_line->clear();
    m_line->setText(query.text);
    m_line->setState(!query.success ? AnyResult : *query.success ? OnlyOk : OnlyFailed);
    m_event->setCurrentIndex(query.eventTypes.size() == 1 ? qMax(0, m_event->findData(query.eventTypes.constFirst()))
                                                          : 0);
    m_exact = query;
    m_exact.text.clear();
    m_exact.success.reset();
    if (m_event->currentIndex() > 0)
        m_exact.eventTypes.clear();
    lightRange(query.since || query.until ? kOwnRange : kAll); // a link without a range means the whole log
    blockSignals(false);
    announce();
}

void AuditFilterBar::narrow(const core::AuditQuery &more)
{
    const QSignalBlocker silent(this);
    if (!more.text.isEmpty())
        m_line->setText(more.text);
    if (more.success)
        m_line->setState(*more.success ? OnlyOk : OnlyFailed);
    if (!more.eventTypes.isEmpty())
        m_event->setCurrentIndex(qMax(0, m_event->findData(more.eventTypes.constFirst())));
    for (const auto member : {&core::AuditQuery::user, &core::AuditQuery::client, &core::AuditQuery::address}) {
        if (!(more.*member).isEmpty())
            m_exact.*member = more.*member;
    }
    blockSignals(false);
    announce();
}

void AuditFilterBar::setRange(core::Instant since, core::Instant until)
{
    m_exact.since = since;
    m_exact.until = until;
    lightRange(kOwnRange);
    announce();
}

void AuditFilterBar::lightRange(int range)
{
    m_ranges->setExclusive(false); // an exclusive group cannot have all its buttons up
    for (QAbstractButton *button : m_ranges->buttons())
        button->setChecked(m_ranges->id(button) == range);
    m_ranges->setExclusive(true);
}

void AuditFilterBar::showAll()
{
    setQuery({});
}

bool AuditFilterBar::isNarrow() const
{
    return m_line->isFiltering() || m_event->currentIndex() > 0 || m_ranges->checkedId() != kAll ||
           !m_chips->isHidden();
}

void AuditFilterBar::setCount(qint64 matching, qint64 total)
{
    m_line->setCount(matching, total);
}

QStringList AuditFilterBar::chipTexts() const
{
    QStringList texts;
    for (const QPushButton *chip : m_chips->findChildren<QPushButton *>())
        texts.append(chip->text());
    return texts;
}

void AuditFilterBar::announce()
{
    rebuildChips();
    emit changed();
}

void AuditFilterBar::rebuildChips()
{
    for (QPushButton *chip : m_chips->findChildren<QPushButton *>()) {
        chip->setParent(nullptr); // at once, so that the row is right before it is painted
        chip->deleteLater();
    }
    QStringList events;
    for (const QString &name : std::as_const(m_exact.eventTypes))
        events.append(auditEventWord(name));
    if (!events.isEmpty())
        addChip(tr("Events: %1").arg(events.join(u", "_s)), [this] { m_exact.eventTypes.clear(); });
    if (!m_exact.user.isEmpty())
        addChip(tr("User: %1").arg(m_exact.user.size() > 30 ? shortId(m_exact.user) : m_exact.user),
                [this] { m_exact.user.clear(); });
    if (!m_exact.client.isEmpty())
        addChip(tr("Client: %1").arg(m_exact.client), [this] { m_exact.client.clear(); });
    if (!m_exact.address.isEmpty())
        addChip(tr("Address: %1").arg(m_exact.address), [this] { m_exact.address.clear(); });
    if (!m_exact.requestId.isEmpty())
        addChip(tr("Request: %1").arg(shortId(m_exact.requestId)), [this] { m_exact.requestId.clear(); });
    if (!m_exact.family.isEmpty())
        addChip(tr("Chain: %1").arg(shortId(m_exact.family.value)), [this] { m_exact.family = {}; });
    if (m_exact.since || m_exact.until) {
        const auto shown = [](const std::optional<core::Instant> &at) { return at ? shortLocalTime(*at) : u"…"_s; };
        addChip(tr("From %1 to %2", "two times").arg(shown(m_exact.since), shown(m_exact.until)), [this] {
            m_exact.since.reset();
            m_exact.until.reset();
            lightRange(kAll);
        });
    }
    m_chips->setVisible(!m_chips->findChildren<QPushButton *>().isEmpty());
}

void AuditFilterBar::addChip(const QString &text, std::function<void()> remove)
{
    auto *chip = new QPushButton;
    chip->setObjectName(u"auditChip"_s);
    chip->setText(text);
    chip->setIcon(icon(u"close", Tone::Muted));
    chip->setToolTip(tr("Remove this filter"));
    auto *row = static_cast<QHBoxLayout *>(m_chips->layout());
    row->insertWidget(row->count() - 1, chip);
    connect(chip, &QPushButton::clicked, this, [this, remove = std::move(remove)] {
        remove();
        announce();
    });
}

} // namespace ui
