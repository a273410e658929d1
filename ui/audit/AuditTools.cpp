#include "ui/audit/AuditTools.h"

#include "ui/widgets/Icons.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace ui {

using namespace Qt::StringLiterals;

AuditTools::AuditTools(QWidget *parent) : QWidget(parent), m_facets(new QToolButton), m_marked(new QToolButton)
{
    m_facets->setObjectName(u"facetsToggle"_s);
    m_facets->setText(tr("Facets"));
    m_facets->setIcon(icon(u"list"));
    m_facets->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_facets->setCheckable(true);
    m_facets->setToolTip(tr("Values of the matching events and how often they are there"));
    m_marked->setObjectName(u"onlyMarked"_s);
    m_marked->setIcon(icon(u"star"));
    m_marked->setCheckable(true);
    m_marked->setToolTip(tr("Bookmarked events only"));
    m_marked->setAccessibleName(m_marked->toolTip());
    auto *more = new QToolButton;
    more->setObjectName(u"auditMore"_s);
    more->setIcon(icon(u"menu"));
    more->setToolTip(tr("More"));
    more->setAccessibleName(tr("More"));
    more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(more);
    connect(menu->addAction(tr("Colour rules…")), &QAction::triggered, this, &AuditTools::rulesWanted);
    menu->addSeparator();
    connect(menu->addAction(tr("Copy filter text")), &QAction::triggered, this, &AuditTools::filterCopyWanted);
    connect(menu->addAction(tr("Copy command")), &QAction::triggered, this, &AuditTools::commandCopyWanted);
    more->setMenu(menu);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (QToolButton *button : {m_marked, m_facets, more}) {
        button->setMinimumSize(28, 28);
        row->addWidget(button);
    }
    connect(m_facets, &QToolButton::toggled, this, &AuditTools::facetsToggled);
    connect(m_marked, &QToolButton::clicked, this, &AuditTools::onlyMarkedChosen);
}

bool AuditTools::facetsShown() const
{
    return m_facets->isChecked();
}

void AuditTools::setFacetsShown(bool shown)
{
    m_facets->setChecked(shown);
}

void AuditTools::setOnlyMarked(bool only)
{
    m_marked->setChecked(only);
}

} // namespace ui
