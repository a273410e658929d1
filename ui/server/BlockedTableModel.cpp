#include "ui/server/BlockedTableModel.h"

#include "ui/widgets/TimeText.h"

#include <QLocale>
#include <QPromise>

namespace ui {

using namespace Qt::StringLiterals;

using Blocked = core::BlockedSubject;

BlockedTableModel::BlockedTableModel(QObject *parent)
    : PagedTableModel(
          [this](const core::PageRequest &) {
              QPromise<core::Result<core::Page<Blocked>>> answer;
              answer.start();
              answer.addResult(core::Result<core::Page<Blocked>>(page()));
              answer.finish();
              return answer.future();
          },
          parent)
{}

QString BlockedTableModel::keyOfSubject(const Blocked &subject)
{
    return (subject.kind == Blocked::Kind::Name ? u"name:"_s : u"address:"_s) + subject.key;
}

void BlockedTableModel::setFigures(const core::ProtectionFigures &figures)
{
    m_all = figures.blocked;
    m_blockedTotal = figures.blockedTotal;
    refresh();
}

void BlockedTableModel::setFilter(const QString &text)
{
    m_filter = text;
    reload();
}

core::Page<Blocked> BlockedTableModel::page() const
{
    core::Page<Blocked> page;
    for (const Blocked &subject : m_all) {
        if (subject.shown.contains(m_filter, Qt::CaseInsensitive) ||
            subject.lastAddress.contains(m_filter, Qt::CaseInsensitive))
            page.rows.push_back(subject);
    }
    page.matching = qint64(page.rows.size());
    page.total = m_blockedTotal;
    return page;
}

void BlockedTableModel::setUnlocking(const QString &key, bool unlocking)
{
    if (unlocking)
        m_unlocking.insert(key);
    else
        m_unlocking.remove(key);
    if (const int row = indexOfKey(key); row >= 0)
        emit dataChanged(index(row, Action), index(row, Action));
}

bool BlockedTableModel::tick()
{
    if (rows().empty())
        return false;
    emit dataChanged(index(0, Until), index(int(rows().size()) - 1, Until));
    return std::ranges::any_of(rows(), [now = currentTime()](const Blocked &row) { return row.until <= now; });
}

QStringList BlockedTableModel::headers() const
{
    return {tr("Name or address"),
            tr("What"),
            tr("State"),
            tr("Failures"),
            tr("Ends in"),
            tr("Last address", "from which a sign-in was tried"),
            QString()};
}

QVariant BlockedTableModel::cell(const Blocked &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(row, Column(column));
    case Qt::ToolTipRole:
        return column == Until ? QVariant(exactTime(row.until)) : QVariant();
    case Qt::TextAlignmentRole:
        return column == Failures ? QVariant(int(Qt::AlignCenter)) : QVariant();
    case MarkRole:
        if (column == State)
            return QVariant::fromValue(row.kind == Blocked::Kind::Name ? StateMark{Shape::Triangle, Tone::Danger}
                                                                       : StateMark{Shape::Cross, Tone::Danger});
        return {};
    default:
        return {};
    }
}

QString BlockedTableModel::kindText(const Blocked &row)
{
    if (row.kind == Blocked::Kind::Address)
        return tr("address", "what is blocked");
    return row.user ? tr("user", "what is blocked") : tr("unknown name", "what is blocked: no user has this name");
}

QString BlockedTableModel::text(const Blocked &row, Column column) const
{
    switch (column) {
    case Subject:
        return row.shown;
    case Kind:
        return kindText(row);
    case State:
        return row.kind == Blocked::Kind::Name ? tr("locked", "state of a name") : tr("blocked", "state of an address");
    case Failures:
        return QLocale().toString(row.failures);
    case Until: {
        const auto left = std::chrono::ceil<std::chrono::seconds>(row.until - currentTime());
        return left.count() > 0 ? spanText(left) : tr("over", "the time of a lock");
    }
    case LastAddress:
        return row.lastAddress;
    case Action:
        return m_unlocking.contains(keyOf(row)) ? tr("Unlocking…") : tr("Unlock");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace ui
