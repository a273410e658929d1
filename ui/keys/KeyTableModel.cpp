#include "ui/keys/KeyTableModel.h"

#include "ui/keys/KeyWords.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/TimeText.h"

#include <QLocale>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

void KeyTableModel::setKeys(std::vector<core::KeySummary> keys, std::optional<core::Instant> signsUntil)
{
    beginResetModel();
    m_keys = std::move(keys);
    m_signsUntil = signsUntil;
    endResetModel();
    setCounts(rowCount(), rowCount());
    emit loaded();
}

const core::KeySummary *KeyTableModel::keyOf(const QString &kid) const
{
    const int row = indexOfKey(kid);
    return row < 0 ? nullptr : &m_keys[size_t(row)];
}

int KeyTableModel::indexOfKey(const QString &key) const
{
    const auto found = std::ranges::find(m_keys, core::KeyId{key}, &core::KeySummary::id);
    return found == m_keys.end() ? -1 : int(found - m_keys.begin());
}

QVariant KeyTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == LiveTokens)
        return int(Qt::AlignRight | Qt::AlignVCenter); // over the ends of its numbers
    return PagedTable::headerData(section, orientation, role);
}

QStringList KeyTableModel::headers() const
{
    return {tr("Key"),
            tr("Algorithm"),
            tr("State"),
            tr("Published"),
            tr("Signs from"),
            tr("Signs until"),
            tr("Leaves set", "the published key set"),
            tr("Live tokens", "refresh tokens that are still valid")};
}

QVariant KeyTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const core::KeySummary &key = m_keys[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(key, Column(index.column()));
    case KeyRole:
        return key.id.value;
    case MarkRole:
        return index.column() == State ? QVariant::fromValue(keyMark(key.state)) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == LiveTokens ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case Qt::FontRole:
        return index.column() == Key ? QVariant(Theme::instance().monospace()) : QVariant();
    default:
        return {};
    }
}

QString KeyTableModel::text(const core::KeySummary &key, Column column) const
{
    const auto time = [](const std::optional<core::Instant> &at) { return at ? shortLocalTime(*at) : u"–"_s; };
    const auto either = [&](const std::optional<core::Instant> &happened, const std::optional<core::Instant> &planned) {
        return happened || !planned ? time(happened) : tr("due %1", "a planned time").arg(time(planned));
    };
    switch (column) {
    case Key:
        return key.id.value;
    case Algorithm:
        return keyAlgorithmText(key);
    case State:
        return keyStateWord(key.state);
    case Published:
        return shortLocalTime(key.createdAt);
    case SignsFrom:
        return either(key.activatedAt, key.activateAt);
    case SignsUntil:
        return either(key.retiringAt, key.state == core::KeyState::Active ? m_signsUntil : std::nullopt);
    case Leaves:
        return key.revokedAt ? time(key.revokedAt) : either(key.retiredAt, key.retireAt);
    case LiveTokens:
        return QLocale().toString(key.liveRefreshTokens);
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace ui
