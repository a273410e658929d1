#include "ui/shell/Sidebar.h"

#include "ui/shell/NavigationButton.h"
#include "ui/widgets/Theme.h"

#include <QButtonGroup>
#include <QPainter>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

Sidebar::Sidebar(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this)), m_buttons(new QButtonGroup(this))
{
    setObjectName(u"sidebar"_s);
    setAccessibleName(tr("Pages"));
    m_column->setContentsMargins(8, 12, 8, 12);
    m_column->setSpacing(2);
    m_column->addStretch();
    setCollapsed(false);
    connect(&Theme::instance(), &Theme::changed, this, &Sidebar::fit);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Sidebar::addItem(Group group, const QString &id, const QString &iconName, const QString &title)
{
    if (m_lastGroup && *m_lastGroup != group)
        m_column->insertSpacing(m_column->count() - 1, 14);
    m_lastGroup = group;
    auto *button = new NavigationButton(iconName, title);
    button->setObjectName(u"navigate_"_s + id);
    button->setCollapsed(m_collapsed);
    m_buttons->addButton(button);
    m_column->insertWidget(m_column->count() - 1, button);
    m_items.insert(id, button);
    // A screen reader toggles without a click; a click on the page that is shown toggles nothing.
    connect(button, &QAbstractButton::pressed, this, [this, button] { m_isShownPage = button->isChecked(); });
    connect(button, &QAbstractButton::clicked, this, [this, id] {
        if (std::exchange(m_isShownPage, false))
            emit selected(id);
    });
    connect(button, &QAbstractButton::toggled, this, [this, id](bool on) {
        if (on && !m_isSetting)
            emit selected(id);
    });
}

void Sidebar::setCurrent(const QString &id)
{
    m_isSetting = true;
    if (auto *button = m_items.value(id))
        button->setChecked(true);
    m_isSetting = false;
}

void Sidebar::setBadge(const QString &id, int count)
{
    if (auto *button = m_items.value(id))
        button->setBadge(count);
}

int Sidebar::badge(const QString &id) const
{
    const auto *button = m_items.value(id);
    return button ? button->badge() : 0;
}

void Sidebar::setUnsaved(const QString &id, bool isUnsaved)
{
    if (auto *button = m_items.value(id))
        button->setUnsaved(isUnsaved);
}

void Sidebar::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    fit();
    for (NavigationButton *button : std::as_const(m_items))
        button->setCollapsed(collapsed);
}

/// Wide enough for the words in the text size of now.
void Sidebar::fit()
{
    setFixedWidth(m_collapsed ? 56 : 200 * qMax(100, Theme::instance().textPercent()) / 100);
}

void Sidebar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Tone::Raised));
    painter.setPen(Theme::instance().color(Tone::Border));
    painter.drawLine(rect().topRight(), rect().bottomRight());
}

} // namespace ui
