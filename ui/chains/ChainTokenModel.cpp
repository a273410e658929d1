#include "ui/chains/ChainTokenModel.h"

#include "ui/chains/ChainWords.h"
#include "ui/widgets/ShortId.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/TimeText.h"

#include <QLocale>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// Short, so that all of a row is in sight; the tool tip says the year.
QString dayAndTime(core::Instant at)
{
    return QLocale().toString(core::toDateTime(at).toLocalTime(), u"d MMM HH:mm"_s);
}

} // namespace

void ChainTokenModel::setTokens(std::vector<core::ChainToken> tokens)
{
    beginResetModel();
    m_tokens = std::move(tokens);
    arrange();
    endResetModel();
    setCounts(rowCount(), rowCount());
    emit loaded();
}

const core::ChainToken *ChainTokenModel::tokenOf(const QString &jtiHash) const
{
    const int row = indexOfKey(jtiHash);
    return row < 0 ? nullptr : &m_tokens[size_t(m_shown[size_t(row)])];
}

QString ChainTokenModel::orderName(int column) const
{
    static const QStringList names{u"number"_s,  u"state"_s, u"issued"_s, u"used"_s,
                                   u"address"_s, u"agent"_s, u"token"_s,  u"parent"_s};
    return names.value(column);
}

void ChainTokenModel::sort(int column, Qt::SortOrder order)
{
    setOrder(column < 0 ? QString() : orderName(column), order);
    beginResetModel();
    arrange();
    endResetModel();
    emit loaded();
}

void ChainTokenModel::arrange()
{
    m_shown.resize(m_tokens.size());
    for (size_t i = 0; i < m_shown.size(); ++i)
        m_shown[i] = int(i);
    const auto by = [&](auto value) {
        std::ranges::stable_sort(m_shown, [&](int one, int other) {
            const auto &first = m_tokens[size_t(order() == Qt::AscendingOrder ? one : other)];
            const auto &second = m_tokens[size_t(order() == Qt::AscendingOrder ? other : one)];
            return value(first) < value(second);
        });
    };
    switch (columnOfOrder()) {
    case Number:
    case Issued:
        by([](const core::ChainToken &token) { return token.createdAt; });
        break;
    case State:
        by([](const core::ChainToken &token) { return int(token.state); });
        break;
    case Used:
        by([](const core::ChainToken &token) { return token.usedAt.value_or(core::Instant::max()); });
        break;
    case Address:
        by([](const core::ChainToken &token) { return token.address; });
        break;
    case Agent:
        by([](const core::ChainToken &token) { return token.userAgent; });
        break;
    case Token:
        by([](const core::ChainToken &token) { return token.jtiHash; });
        break;
    case Parent:
        by([](const core::ChainToken &token) { return token.parentJtiHash; });
        break;
    default:
        break;
    }
    m_rowOf.clear();
    for (size_t row = 0; row < m_shown.size(); ++row)
        m_rowOf.insert(m_tokens[size_t(m_shown[row])].jtiHash, int(row));
}

QVariant ChainTokenModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Number)
        return int(Qt::AlignRight | Qt::AlignVCenter); // over the ends of its numbers
    return PagedTable::headerData(section, orientation, role);
}

QStringList ChainTokenModel::headers() const
{
    return {tr("No.", "number of a token in its chain"),
            tr("State"),
            tr("Issued"),
            tr("Used"),
            tr("Address", "network address"),
            tr("Agent"),
            tr("Token"),
            tr("Parent")};
}

QVariant ChainTokenModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const int number = m_shown[size_t(index.row())];
    const core::ChainToken &token = m_tokens[size_t(number)];
    switch (role) {
    case Qt::DisplayRole:
        return text(number, Column(index.column()));
    case CopyRole:
        if (const QString whole = copyText(token, Column(index.column())); !whole.isNull())
            return whole;
        return {};
    case KeyRole:
        return token.jtiHash;
    case MarkRole:
        return index.column() == State ? QVariant::fromValue(chainMark(token.state)) : QVariant();
    case Qt::ToolTipRole:
        return index.column() == Agent                  ? token.userAgent
               : index.column() == Issued               ? exactTime(token.createdAt)
               : index.column() == Used && token.usedAt ? exactTime(*token.usedAt)
                                                        : QString();
    case Qt::FontRole:
        return index.column() == Token || index.column() == Parent || index.column() == Address
                   ? QVariant(Theme::instance().monospace())
                   : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Number ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    default:
        return {};
    }
}

/// In full, and times in UTC.
QString ChainTokenModel::copyText(const core::ChainToken &token, Column column)
{
    const auto utc = [](core::Instant at) { return core::toDateTime(at).toString(Qt::ISODateWithMs); };
    switch (column) {
    case State:
        return core::chainStateName(token.state);
    case Issued:
        return utc(token.createdAt);
    case Used:
        return token.usedAt ? utc(*token.usedAt) : u""_s;
    case Token:
        return token.jtiHash;
    case Parent:
        return token.parentJtiHash.isNull() ? u""_s : token.parentJtiHash;
    case Number:
    case Address:
    case Agent:
    case ColumnCount:
        break;
    }
    return {};
}

QString ChainTokenModel::text(int number, Column column) const
{
    const core::ChainToken &token = m_tokens[size_t(number)];
    switch (column) {
    case Number:
        return QLocale().toString(number + 1);
    case State:
        return tokenStateWord(token.state);
    case Issued:
        return dayAndTime(token.createdAt);
    case Used:
        return token.usedAt ? dayAndTime(*token.usedAt) : shortLocalTime(token.usedAt);
    case Address:
        return token.address;
    case Agent:
        return token.userAgent;
    case Token:
        return shortId(token.jtiHash);
    case Parent:
        return shortId(token.parentJtiHash);
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace ui
