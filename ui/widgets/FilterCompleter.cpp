#include "ui/widgets/FilterCompleter.h"

#include "core/base/FilterParser.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QScreen>
#include <QStringListModel>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostRows = 10;

} // namespace

FilterCompleter::FilterCompleter(QLineEdit *line, QObject *parent)
    : QObject(parent), m_line(line), m_list(new QListView(line)), m_model(new QStringListModel(this))
{
    // Not a popup: that would take the keyboard away from the line.
    m_list->setWindowFlags(Qt::ToolTip | Qt::FramelessWindowHint);
    m_list->setAttribute(Qt::WA_ShowWithoutActivating);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setObjectName(u"filterCandidates"_s);
    m_list->setAccessibleName(tr("Suggestions"));
    m_list->setModel(m_model);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->hide();
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
    connect(line, &QLineEdit::textEdited, this, [this] { complete(Wish::Typing); });
    connect(line, &QLineEdit::cursorPositionChanged, this, [this] {
        if (isShown())
            complete(Wish::Typing);
    });
    line->installEventFilter(this);
    line->window()->installEventFilter(this);
}

FilterCompleter::~FilterCompleter() = default;

bool FilterCompleter::isShown() const
{
    return m_list->isVisible();
}

void FilterCompleter::hide()
{
    m_list->hide();
}

QString FilterCompleter::prefix() const
{
    QString typed = m_line->text().mid(m_completion.position, m_line->cursorPosition() - m_completion.position);
    return typed.startsWith(u'"') ? typed.mid(1) : typed;
}

void FilterCompleter::complete(Wish wish)
{
    m_completion = core::completeFilter(m_line->text(), m_line->cursorPosition(), m_fields);
    const bool isStart = m_completion.valuesOf.isEmpty() && prefix().isEmpty();
    const QString before = m_line->text().left(m_completion.position).trimmed();
    // Between two terms nothing is asked, so nothing is offered unasked: Tab shall move on there.
    const bool isBetween =
        isStart && m_completion.candidates.contains(u"not"_s) && !before.endsWith(u"is"_s, Qt::CaseInsensitive);
    if (wish == Wish::Typing && isBetween)
        return hide();
    if (!m_completion.valuesOf.isEmpty())
        emit valuesWanted(m_completion.valuesOf, prefix());
    m_model->setStringList(m_completion.candidates);
    showList();
}

void FilterCompleter::offerValues(const QString &field, const QString &prefixThen, const QStringList &values)
{
    if (field != m_completion.valuesOf || prefixThen != prefix() || !m_line->hasFocus() || values.isEmpty())
        return;
    QStringList candidates;
    for (const QString &value : values)
        candidates.append(core::filterWord(value));
    for (const QString &known : std::as_const(m_completion.candidates)) {
        if (!candidates.contains(known))
            candidates.append(known);
    }
    m_completion.candidates = candidates;
    m_model->setStringList(candidates);
    showList();
}

void FilterCompleter::showList()
{
    if (m_completion.candidates.isEmpty() || !m_line->isVisible())
        return hide();
    const int rows = qMin(kMostRows, int(m_completion.candidates.size()));
    const int width = qBound(160, m_list->sizeHintForColumn(0) + 32, qMax(160, m_line->width()));
    m_list->resize(width, rows * qMax(20, m_list->sizeHintForRow(0)) + 2 * m_list->frameWidth());
    QPoint place =
        m_line->mapToGlobal(QPoint(m_line->inputMethodQuery(Qt::ImCursorRectangle).toRect().x(), m_line->height() + 2));
    const QRect screen = m_line->screen()->availableGeometry();
    place.setX(qMax(screen.left(), qMin(place.x(), screen.right() - width)));
    if (place.y() + m_list->height() > screen.bottom())
        place.setY(m_line->mapToGlobal(QPoint()).y() - m_list->height() - 2);
    m_list->move(place);
    m_list->setCurrentIndex({});
    m_list->show();
}

void FilterCompleter::move(int step)
{
    const int count = m_model->rowCount();
    const int row = m_list->currentIndex().isValid() ? m_list->currentIndex().row() + step : step > 0 ? 0 : count - 1;
    m_list->setCurrentIndex(m_model->index((row + count) % count));
}

void FilterCompleter::choose(int row)
{
    if (row < 0 || row >= m_completion.candidates.size())
        return;
    const QString chosen = m_completion.candidates.at(row);
    const bool isOpen = chosen.endsWith(u'(') || chosen.endsWith(u" is"_s) || chosen == u"not"_s || chosen == u"is"_s;
    const core::FilterCompletion place = m_completion;
    m_line->setSelection(place.position, place.length);
    m_line->insert(chosen.endsWith(u'(') ? chosen : chosen + u' ');
    const bool isTime = std::ranges::any_of(
        m_fields, [&](const core::FilterField &field) { return field.isTime && field.name == chosen; });
    if (isOpen || isTime || chosen.contains(u"is not"_s))
        complete(Wish::Asked);
    else
        hide();
}

bool FilterCompleter::takeKey(int key, Qt::KeyboardModifiers modifiers)
{
    if (key == Qt::Key_Space && modifiers == Qt::ControlModifier) {
        complete(Wish::Asked);
        return true;
    }
    if (!isShown() || (modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::ShiftModifier)))
        return false;
    const int current = m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
    switch (key) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        move(key == Qt::Key_Down ? 1 : -1);
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    case Qt::Key_Tab:
        choose(qMax(0, current));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current < 0) {
            hide();
            return false; // what is typed is what is meant
        }
        choose(current);
        return true;
    default:
        return false;
    }
}

bool FilterCompleter::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (isShown() && key->key() == Qt::Key_Escape)
            event->accept();
    } else if (watched == m_line && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        return takeKey(key->key(), key->modifiers());
    } else if (event->type() == QEvent::FocusOut || event->type() == QEvent::Hide ||
               event->type() == QEvent::WindowDeactivate ||
               // Within its window the line moves when what is typed so far changes what stands around it.
               (event->type() == QEvent::Move && static_cast<QWidget *>(watched)->isWindow())) {
        hide();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ui
