#include "ui/shell/CommandPalette.h"

#include "ui/shell/FuzzyMatch.h"
#include "ui/shell/KeyboardLayout.h"
#include "ui/shell/PaletteDelegate.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/TonedLabel.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostCommands = 8;
constexpr int kTallestList = 440;
constexpr int kSurelyMistyped = 3; // two letters of the other keyboard match too much

} // namespace

CommandPalette::CommandPalette(const CommandRegistry &registry, PaletteHistory &history, OpenPage openPage,
                               QWidget *window)
    : QFrame(window)
    , m_registry(registry)
    , m_history(history)
    , m_openPage(std::move(openPage))
    , m_search(registry)
    , m_field(new QLineEdit)
    , m_list(new QListView)
    , m_foot(new TonedLabel({}, Tone::Muted))
{
    setObjectName(u"commandPalette"_s);
    setAccessibleName(tr("Command palette"));
    arrange();
    hide();
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::showTyped);
    connect(&m_search, &PaletteSearch::found, this, &CommandPalette::showFound);
    connect(&m_search, &PaletteSearch::finished, this, &CommandPalette::showEnd);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CommandPalette::arrange()
{
    m_field->setObjectName(u"paletteField"_s);
    m_field->setPlaceholderText(tr("Search users, clients, tokens, events, commands…"));
    m_field->setAccessibleName(tr("Search, or type a command"));
    m_field->setMaxLength(4000); // a pasted token is found too
    m_field->setMinimumHeight(34);
    m_field->addAction(icon(u"search", Tone::Muted), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("Found"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_foot->setObjectName(u"paletteFoot"_s);
    m_foot->setContentsMargins(8, 0, 8, 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    column->addWidget(m_foot);
}

void CommandPalette::openAt(const QRect &field)
{
    if (isVisible())
        return m_field->selectAll();
    const int wide = qMin(qMax(640, field.width() + 16), parentWidget()->width() - 32);
    const int left = qBound(16, field.center().x() - wide / 2, parentWidget()->width() - wide - 16);
    setGeometry(left, qMax(4, field.top() - 8), wide, 100);
    m_before = window()->focusWidget();
    m_field->clear();
    showTyped();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
    qApp->installEventFilter(this);
    emit opened();
}

void CommandPalette::dismiss()
{
    if (!isVisible())
        return;
    qApp->removeEventFilter(this);
    m_search.ask({});
    const bool hadFocus = isAncestorOf(window()->focusWidget());
    hide();
    if (hadFocus && m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    emit dismissed();
}

std::vector<PaletteEntry> CommandPalette::allEntries() const
{
    std::vector<PaletteEntry> entries;
    const auto add = [&entries](const QString &id, const QString &title, const QString &detail, const QString &iconName,
                                const QKeySequence &keys, std::function<void()> run) {
        entries.push_back({id, {}, title, detail, iconName, keys, {}, std::move(run)});
    };
    for (const auto &page : m_registry.pages()) {
        const auto *opening = m_registry.find(kOpensPage + page.id);
        add(u"page:"_s + page.id, page.frame->title(), tr("Page"), page.iconName,
            opening ? opening->keys.value(0) : QKeySequence(), [open = m_openPage, id = page.id] { open(id, {}); });
    }
    for (const auto &page : m_registry.pages()) {
        for (const PageCommand &command : page.frame->commands()) {
            if (command.isPossible && !command.isPossible())
                continue;
            // Its keys work on that page only; elsewhere they would promise too much.
            const bool isShown = page.id == m_registry.shownPage();
            add(u"command:%1:%2"_s.arg(page.id, command.text), command.text, page.frame->title(), page.iconName,
                isShown ? command.shortcut : QKeySequence(), [open = m_openPage, id = page.id, run = command.run] {
                    open(id, {});
                    run();
                });
        }
    }
    for (const auto &command : m_registry.commands()) {
        const bool isPossible = !command.isPossible || command.isPossible();
        // Pages stand above, and the palette is open already.
        if (isPossible && !command.id.startsWith(kOpensPage) && command.id != "search"_L1)
            add(u"command:"_s + command.id, command.text, {}, u"gatehouse"_s, command.keys.value(0), command.run);
    }
    return entries;
}

std::vector<PaletteEntry> CommandPalette::bestEntries(const QString &typed) const
{
    std::vector<std::pair<int, PaletteEntry>> scored;
    for (PaletteEntry &entry : allEntries()) {
        std::optional<FuzzyMatch> match;
        const bool isPage = entry.id.startsWith("page:"_L1);
        // Forgiven: the wrong keyboard, and the English word for a page.
        for (const QString &name : {entry.title, isPage ? entry.id.mid(5) : QString()}) {
            for (const QString &meant : {typed, onOtherKeyboard(typed)}) {
                const bool isGuess = meant != typed && typed.size() < kSurelyMistyped;
                if (match || name.isEmpty() || isGuess)
                    continue;
                match = fuzzyMatch(meant, name);
                if (match && name != entry.title)
                    match->positions.clear();
            }
        }
        if (!match)
            continue;
        entry.matched = match->positions;
        scored.emplace_back(match->score, std::move(entry));
    }
    std::ranges::stable_sort(scored, std::greater(), &std::pair<int, PaletteEntry>::first);
    std::vector<PaletteEntry> best;
    for (auto &[score, entry] : scored) {
        if (int(best.size()) < kMostCommands)
            best.push_back(std::move(entry));
    }
    return best;
}

void CommandPalette::showTyped()
{
    const QString typed = m_field->text().trimmed();
    const QString actions = tr("Pages and commands");
    const PaletteEntry *current = m_model.entry(m_list->currentIndex().row());
    const QString kept = current ? current->id : QString();
    if (typed.isEmpty()) {
        m_model.clear();
        const auto all = allEntries();
        m_model.setSection(tr("Recent"), m_history.recent(all));
        m_model.setSection(actions, all);
    } else {
        m_model.keepMatching(typed);
        m_model.setSection(tr("Recent"), {});
        m_model.setFirstSection(actions, bestEntries(typed));
    }
    m_search.ask(typed);
    const int same = typed.isEmpty() ? -1 : m_model.rowOf(kept);
    select(same >= 0 && kept.startsWith(kFoundPrefix) ? same : m_model.next(-1, 1));
    m_foot->setText(m_search.isWaiting() ? tr("Searching…") : tr("↑ ↓ choose   ·   Enter opens   ·   Esc closes"));
    fit();
}

void CommandPalette::showFound(const QString &page, const std::vector<SearchHit> &hits)
{
    const auto *source = m_registry.page(page);
    if (!source)
        return;
    const QString typed = m_field->text().trimmed();
    const PaletteEntry *current = m_model.entry(m_list->currentIndex().row());
    const QString kept = current ? current->id : QString();
    std::vector<PaletteEntry> entries;
    for (const SearchHit &hit : hits) {
        entries.push_back({kFoundPrefix + page + u':' + hit.subject,
                           {},
                           hit.title,
                           hit.detail,
                           source->iconName,
                           {},
                           plainMatches(typed, hit.title),
                           [open = m_openPage, page, subject = hit.subject] { open(page, subject); }});
    }
    m_model.setSection(source->frame->title(), std::move(entries));
    const int same = m_model.rowOf(kept);
    select(same >= 0 ? same : m_model.next(-1, 1));
    fit();
}

void CommandPalette::showEnd()
{
    m_foot->setText(m_model.isEmpty() ? tr("Nothing found for “%1”").arg(m_field->text().trimmed().left(60))
                                      : tr("↑ ↓ choose   ·   Enter opens   ·   Esc closes"));
}

void CommandPalette::choose(int row)
{
    const PaletteEntry *entry = m_model.entry(row);
    if (!entry || entry->isHeading())
        return;
    const PaletteEntry chosen = *entry;
    dismiss();
    m_history.note(chosen);
    chosen.run();
}

void CommandPalette::select(int row)
{
    const QModelIndex index = m_model.index(row);
    m_list->setCurrentIndex(index);
    if (!index.isValid())
        return;
    m_list->scrollTo(row <= 1 ? m_model.index(0) : index);
    // The focus stays in the field; a screen reader is told of the row as if it had it.
    QAccessibleEvent focus(m_list, QAccessible::Focus);
    focus.setChild(row);
    QAccessible::updateAccessibility(&focus);
}

void CommandPalette::fit()
{
    int tall = 8;
    for (int row = 0; row < m_model.rowCount() && tall < kTallestList; ++row)
        tall += m_list->sizeHintForRow(row);
    m_list->setVisible(!m_model.isEmpty());
    const int room = parentWidget()->height() - y() - 24;
    const int chrome = m_field->sizeHint().height() + m_foot->sizeHint().height() + 36;
    resize(width(), qMin(room, chrome + (m_model.isEmpty() ? 0 : qMin(tall, kTallestList))));
}

bool CommandPalette::pressed(int key)
{
    const int row = m_list->currentIndex().row();
    switch (key) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(row);
        return true;
    case Qt::Key_Down:
        select(m_model.next(row, 1));
        return true;
    case Qt::Key_Up:
        select(m_model.next(row, -1));
        return true;
    case Qt::Key_PageDown:
        for (int step = 0, at = row; step < 8; ++step)
            select(at = m_model.next(at, 1));
        return true;
    case Qt::Key_PageUp:
        for (int step = 0, at = row; step < 8; ++step)
            select(at = m_model.next(at, -1));
        return true;
    case Qt::Key_Tab: // nothing else here takes the focus
    case Qt::Key_Backtab:
        return true;
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress)
        return pressed(static_cast<QKeyEvent *>(event)->key());
    const auto *widget = qobject_cast<QWidget *>(watched);
    if (event->type() == QEvent::MouseButtonPress && widget && widget->window() == window() && widget != this &&
        !isAncestorOf(widget))
        dismiss();
    if (watched == window() && (event->type() == QEvent::WindowDeactivate || event->type() == QEvent::Resize))
        dismiss();
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::instance().color(Tone::Border));
    painter.setBrush(Theme::instance().color(Tone::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace ui
