#include "ui/shell/TopBar.h"

#include "ui/shell/IconLabel.h"
#include "ui/shell/SearchButton.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/ServerState.h"
#include "ui/widgets/TonedLabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QToolButton *makeBarButton(const QString &iconName, const QString &objectName, const QString &what)
{
    auto *button = new QToolButton;
    button->setObjectName(objectName);
    button->setIcon(icon(iconName));
    button->setIconSize({20, 20});
    button->setAutoRaise(true);
    button->setFixedSize(34, 34);
    button->setToolTip(what);
    button->setAccessibleName(what);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

TopBar::TopBar(QWidget *parent)
    : QWidget(parent), m_search(new SearchButton), m_server(new StateLabel), m_menu(new QMenu(this))
{
    auto *collapse = makeBarButton(u"menu"_s, u"toggleSidebar"_s, tr("Collapse or expand the sidebar"));
    auto *more = makeBarButton(u"settings"_s, u"programMenu"_s, tr("Program menu"));
    connect(more, &QToolButton::clicked, m_menu, [this, more] {
        m_menu->adjustSize();
        const QPoint corner = more->mapToGlobal(QPoint(more->width(), more->height() + 4));
        m_menu->popup(corner - QPoint(m_menu->width(), 0));
    });
    auto *sign = new IconLabel(u"gatehouse"_s, 22);
    auto *name = new TonedLabel(u"Gatehouse"_s, Tone::Text);
    QFont font = Theme::instance().heading();
    font.setPointSizeF(font.pointSizeF() * 1.2);
    name->setFont(font);
    m_server->setObjectName(u"serverPill"_s);
    m_server->setCursor(Qt::PointingHandCursor);
    m_server->installEventFilter(this);
    setMinimumHeight(48);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(11, 0, 12, 0);
    line->setSpacing(8);
    line->addWidget(collapse);
    line->addWidget(sign);
    line->addWidget(name);
    line->addStretch(1);
    line->addWidget(m_search, 3);
    line->addStretch(1);
    line->addWidget(m_server);
    line->addSpacing(4);
    line->addWidget(more);
    connect(collapse, &QToolButton::clicked, this, &TopBar::sidebarToggled);
    connect(m_search, &QAbstractButton::clicked, this, &TopBar::searchClicked);
}

QRect TopBar::searchField() const
{
    return {m_search->mapTo(window(), QPoint(0, 0)), m_search->size()};
}

void TopBar::showServer(const core::ServerFigures &figures)
{
    m_server->setState(serverMark(figures.state), serverStateWord(figures.state));
    m_server->setToolTip(figures.state == core::ServerFigures::State::Failed ? figures.failure
                                                                             : figures.urls.join(u'\n'));
}

bool TopBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_server && event->type() == QEvent::MouseButtonRelease)
        emit serverClicked();
    return QWidget::eventFilter(watched, event);
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Tone::Raised));
    painter.setPen(Theme::instance().color(Tone::Border));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

} // namespace ui
