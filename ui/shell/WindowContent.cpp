#include "ui/shell/WindowContent.h"

#include "ui/shell/BannerStack.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/PaneCycle.h"
#include "ui/shell/Sidebar.h"
#include "ui/shell/StatusLine.h"
#include "ui/shell/TopBar.h"
#include "ui/widgets/ScrollPane.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

const QString kCollapsedKey = u"window/sidebarCollapsed"_s;

constexpr int kLeastPageHeight = 490; ///< what a window of 600 leaves to a page below a ribbon

/// As large as there is room, whatever a page would like: the layout of the pages would tell the height that the words
/// of the highest one need.
class PageRoom : public QWidget
{
public:
    explicit PageRoom(QWidget *pages) : m_pages(pages)
    {
        pages->setParent(this);
        setMinimumSize(1, kLeastPageHeight);
    }

protected:
    void resizeEvent(QResizeEvent *) override { m_pages->setGeometry(rect()); }

private:
    QWidget *m_pages;
};

/// A window lower than that, on a small screen at 200 %, scrolls its pages: squeezed, their parts would lie over one
/// another.
ScrollPane *scrolling(QWidget *pages)
{
    auto *pane = new ScrollPane(new PageRoom(pages));
    pane->setObjectName(u"pagesPane"_s);
    pane->setMinimumWidth(1);
    pane->setFocusPolicy(Qt::NoFocus);
    return pane;
}

} // namespace

WindowContent::WindowContent(CommandRegistry &registry, PaletteHistory &history, const WindowParts &parts)
    : m_top(new TopBar)
    , m_banners(new BannerStack)
    , m_sidebar(new Sidebar)
    , m_pages(new QStackedWidget)
    , m_status(new StatusLine)
    , m_palette(new CommandPalette(
          registry, history, [this](const QString &page, const QString &subject) { emit openRequested(page, subject); },
          this))
{
    arrange();
    if (parts.demo != WindowParts::Demo::No)
        m_banners->setRibbon(tr("DEMO"), parts.demo == WindowParts::Demo::Temporary
                                             ? tr("Everything here is made up and gone when you quit.")
                                             : tr("The users, clients and events here are made up."));
    else if (parts.isDevelopment)
        m_banners->setRibbon(tr("DEV"),
                             tr("For trying things on this computer: the rules of production do not apply."));
    m_sidebar->setCollapsed(QSettings().value(kCollapsedKey, false).toBool());
    m_status->setKeychainPlace(parts.keychainPlace);
    connectParts(registry);
}

void WindowContent::arrange()
{
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_sidebar);
    middle->addWidget(scrolling(m_pages), 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_banners);
    column->addLayout(middle, 1);
    column->addWidget(m_status);
}

void WindowContent::connectParts(CommandRegistry &registry)
{
    using Working = CommandRegistry::Working;
    connect(m_palette, &CommandPalette::opened, this, [&registry] { registry.setWorking(Working::WindowOnly); });
    connect(m_palette, &CommandPalette::dismissed, this, [&registry] { registry.setWorking(Working::All); });
    connect(m_banners, &BannerStack::pressed, this, [&registry](const QString &id) {
        if (const auto *page = registry.page(id))
            page->frame->bannerPressed();
    });
    connect(m_sidebar, &Sidebar::selected, this, [this](const QString &id) { emit openRequested(id, {}); });
    connect(m_top, &TopBar::serverClicked, this, [this] { emit openRequested(u"overview"_s, {}); });
    connect(m_top, &TopBar::searchClicked, this, &WindowContent::openPalette);
    connect(m_top, &TopBar::sidebarToggled, this, [this] {
        m_sidebar->setCollapsed(!m_sidebar->isCollapsed());
        QSettings().setValue(kCollapsedKey, m_sidebar->isCollapsed());
    });
}

void WindowContent::openPalette()
{
    m_palette->openAt(m_top->searchField());
}

void WindowContent::stepPane(QWidget *page, int direction)
{
    QList<QWidget *> panes{m_sidebar};
    QWidget *focus = window()->focusWidget();
    // The actions of a page stand in its own head; the first of them is the way in.
    QWidget *actions = nullptr;
    const auto buttons = page->findChildren<QPushButton *>(Qt::FindDirectChildrenOnly);
    for (QPushButton *button : buttons) {
        if (!actions && button->isVisible() && button->isEnabled())
            panes.append(actions = button);
        if (button == focus)
            focus = actions;
    }
    PaneCycle::step(panes + PaneCycle::panesOf(page), focus, direction);
}

} // namespace ui
