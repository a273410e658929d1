#include "ui/chains/ChainTokenModel.h"

#include "ui/chains/ChainWords.h"
#include "ui/widgets/ShortId.h"
#include "ui/widgets/TimeText.h"

#include <QLocale>

namespace ui {

void ChainTokenModel::setTokens(std::vector<core::ChainToken> tokens)
{
    beginResetModel();
    m_tokens = std::move(tokens);
    m_rowOf.clear();
    for (size_t row = 0; row < m_tokens.size(); ++row)
        m_rowOf.insert(m_tokens[row].jtiHash, int(row));
    endResetModel();
    setCounts(rowCount(), rowCount());
    emit loaded();
}

const core::ChainToken *ChainTokenModel::tokenOf(const QString &jtiHash) const
{
    const int row = indexOfKey(jtiHash);
    return row < 0 ? nullptr : &m_tokens[size_t(row)];
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
    const core::ChainToken &token = m_tokens[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), Column(index.column()));
    case KeyRole:
        return token.jtiHash;
    case MarkRole:
        return index.column() == State ? QVariant::fromValue(chainMark(token.state)) : QVariant();
    case Qt::ToolTipRole:
        return index.column() == Agent    ? token.userAgent
               : index.column() == Issued ? exactTime(token.createdAt)
                                          : QString();
    case Qt::TextAlignmentRole:
        return index.column() == Number ? QVariant(int(Qt::AlignCenter)) : QVariant();
    default:
        return {};
    }
}

QString ChainTokenModel::text(int row, Column column) const
{
    const core::ChainToken &token = m_tokens[size_t(row)];
    switch (column) {
    case Number:
        return QLocale().toString(row + 1);
    case State:
        return chainStateWord(token.state);
    case Issued:
        return shortLocalTime(token.createdAt);
    case Used:
        return shortLocalTime(token.usedAt);
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
