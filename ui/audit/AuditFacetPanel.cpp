#include "ui/audit/AuditFacetPanel.h"

#include "core/admin/AuditQueryText.h"
#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/widgets/AuditWords.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/RefusalRemedies.h"
#include "ui/widgets/TonedLabel.h"

#include <QApplication>
#include <QHeaderView>
#include <QLocale>
#include <QSettings>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

using core::AuditField;

constexpr int kMostFacetValues = 8;
constexpr int kRowHeight = 22;
constexpr auto kClosedKey = "audit/foldedFacets";
enum FacetColumn { ValueColumn, CountColumn, ExcludeColumn };
enum FacetRole { ValueRole = Qt::UserRole, FieldRole };

const QList<AuditField> &facetFields()
{
    static const QList<AuditField> fields{AuditField::Event,   AuditField::Result, AuditField::User, AuditField::Client,
                                          AuditField::Address, AuditField::Grant,  AuditField::Error};
    return fields;
}

QIcon foldIcon(bool isClosed)
{
    return icon(isClosed ? u"right" : u"down", Tone::Muted);
}

} // namespace

AuditFacetPanel::AuditFacetPanel(core::AuditAdmin &audit, QWidget *parent)
    : QFrame(parent)
    , m_audit(audit)
    , m_tree(new QTreeWidget)
    , m_note(new TonedLabel({}, Tone::Muted))
    , m_closed(QSettings().value(QLatin1String(kClosedKey)).toStringList())
{
    setObjectName(u"auditFacets"_s);
    m_tree->setObjectName(u"auditFacetTree"_s);
    m_tree->setAccessibleName(tr("Values of the matching events"));
    m_tree->setHeaderHidden(true);
    m_tree->setColumnCount(3);
    m_tree->setIndentation(8);
    m_tree->setIconSize({14, 14});
    m_tree->setUniformRowHeights(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setMinimumSectionSize(20);
    m_tree->header()->setSectionResizeMode(ValueColumn, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(CountColumn, QHeaderView::ResizeToContents);
    m_tree->header()->setSectionResizeMode(ExcludeColumn, QHeaderView::Fixed);
    m_tree->header()->resizeSection(ExcludeColumn, 22);
    m_note->setObjectName(u"auditFacetNote"_s);
    m_note->setWordWrap(true);
    m_note->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_tree, 1);
    column->addWidget(m_note);
    connect(m_tree, &QTreeWidget::itemClicked, this, &AuditFacetPanel::choose);
    connect(m_tree, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem *item) {
        if (QApplication::mouseButtons() == Qt::NoButton) // Enter; a click came already
            choose(item, ValueColumn);
    });
}

void AuditFacetPanel::giveUp()
{
    ++m_question;
    if (m_cancel)
        std::exchange(m_cancel, {})();
}

void AuditFacetPanel::read(const core::AuditQuery &query, const std::vector<core::FilterTerm> &terms)
{
    m_query = query;
    m_terms = terms;
    m_stale = !isVisible(); // counting for nobody would only cost
    if (!m_stale)
        ask();
}

void AuditFacetPanel::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    if (std::exchange(m_stale, false))
        ask();
}

void AuditFacetPanel::ask()
{
    giveUp();
    auto asked = m_audit.facets(m_query, facetFields(), kMostFacetValues);
    m_cancel = [asked]() mutable { asked.cancel(); };
    whenDone(asked, this, [this, question = m_question](const core::Result<std::vector<core::AuditFacet>> &facets) {
        if (question != m_question)
            return;
        m_cancel = {};
        if (facets)
            return show(*facets);
        m_note->setText(userText(facets.error()));
        m_note->show();
    });
}

void AuditFacetPanel::show(const std::vector<core::AuditFacet> &facets)
{
    const QSignalBlocker silent(m_tree);
    m_tree->clear();
    bool isComplete = true;
    qint64 counted = 0;
    for (const core::AuditFacet &facet : facets) {
        addFacet(facet);
        isComplete = isComplete && facet.isComplete;
        if (facet.field == AuditField::Result) {
            for (const auto &value : facet.values)
                counted += value.count;
        }
    }
    const bool isEmpty = m_tree->topLevelItemCount() == 0;
    m_note->setText(isEmpty ? tr("No event matches, so there are no values.")
                            : tr("Counted over the newest %Ln event(s).", nullptr, int(counted)));
    m_note->setVisible(isEmpty || !isComplete);
}

void AuditFacetPanel::addFacet(const core::AuditFacet &facet)
{
    if (facet.values.empty())
        return;
    auto *group = new QTreeWidgetItem(m_tree);
    const QString name = core::auditFieldName(facet.field);
    const bool isClosed = m_closed.contains(name);
    group->setText(ValueColumn, auditFieldWord(facet.field));
    group->setIcon(ExcludeColumn, foldIcon(isClosed));
    group->setData(ValueColumn, FieldRole, int(facet.field));
    group->setFont(ValueColumn, Theme::instance().heading());
    group->setSizeHint(ValueColumn, {0, kRowHeight}); // of all rows, they are uniform
    group->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    for (const core::AuditFacet::Value &value : facet.values)
        addValue(group, facet.field, value);
    group->setExpanded(!isClosed);
}

void AuditFacetPanel::addValue(QTreeWidgetItem *group, AuditField field, const core::AuditFacet::Value &value)
{
    const bool isAdded = isIn(field, value.value, value.label, false);
    const bool isExcluded = isIn(field, value.value, value.label, true);
    const QString word = value.label.isEmpty() ? auditValueWord(field, value.value) : value.label;
    const QString count = QLocale().toString(value.count);
    auto *item = new QTreeWidgetItem(group);
    item->setText(ValueColumn, word);
    if (isAdded)
        item->setIcon(ValueColumn, icon(u"check"));
    item->setText(CountColumn, count);
    item->setIcon(ExcludeColumn, icon(u"minus", Tone::Muted));
    item->setTextAlignment(CountColumn, Qt::AlignRight | Qt::AlignVCenter);
    item->setForeground(CountColumn, Theme::instance().color(Tone::Muted));
    item->setData(ValueColumn, ValueRole,
                  field == AuditField::User && !value.label.isEmpty() ? value.label : value.value);
    item->setData(ValueColumn, FieldRole, int(field));
    // Errors keep their codes: many of their sentences begin alike, and only the beginning fits here.
    const QString meaning = field == AuditField::Error ? refusalMeaning(value.value) : QString();
    item->setToolTip(ValueColumn, word != value.value ? word + u'\n' + value.value
                                  : meaning.isEmpty() ? word
                                                      : word + u'\n' + meaning);
    item->setToolTip(ExcludeColumn, tr("Leave these rows out (Ctrl+click)"));
    item->setData(ValueColumn, Qt::AccessibleTextRole,
                  tr("%1: %2, %3 event(s)", "a field, its value, a number").arg(auditFieldWord(field), word, count));
    QFont font = m_tree->font();
    font.setBold(isAdded);
    font.setStrikeOut(isExcluded);
    item->setFont(ValueColumn, font);
}

bool AuditFacetPanel::isIn(AuditField field, const QString &value, const QString &label, bool isNegated) const
{
    const QString name = core::auditFieldName(field);
    return std::ranges::any_of(m_terms, [&](const core::FilterTerm &term) {
        return term.field == name && term.isNegated == isNegated &&
               (term.values.contains(value) || (!label.isEmpty() && term.values.contains(label)));
    });
}

void AuditFacetPanel::choose(QTreeWidgetItem *item, int column)
{
    const auto field = AuditField(item->data(ValueColumn, FieldRole).toInt());
    if (!item->parent()) {
        const QString name = core::auditFieldName(field);
        item->setExpanded(!item->isExpanded());
        m_closed.removeAll(name);
        if (!item->isExpanded())
            m_closed.append(name);
        item->setIcon(ExcludeColumn, foldIcon(!item->isExpanded()));
        QSettings().setValue(QLatin1String(kClosedKey), m_closed);
        return;
    }
    const bool exclude =
        column == ExcludeColumn || QApplication::keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier);
    emit chosen(field, item->data(ValueColumn, ValueRole).toString(), exclude);
}

} // namespace ui
