#include "ui/server/ListenerTableModel.h"

#include <QUrl>

namespace ui {

using namespace Qt::StringLiterals;

void ListenerTableModel::setListeners(std::vector<ListenAddress> addresses)
{
    if (isLoaded() && addresses == m_addresses)
        return;
    beginResetModel();
    m_addresses = std::move(addresses);
    m_urls.clear();
    endResetModel();
    setCounts(rowCount(), rowCount());
    emit loaded();
}

void ListenerTableModel::setServer(const core::ServerFigures &server)
{
    const QStringList urls = servedUrls(m_addresses, server.urls);
    if (urls == m_urls && server.state == m_server)
        return;
    m_urls = urls;
    m_server = server.state;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ListenerTableModel::indexOfKey(const QString &key) const
{
    bool ok = false;
    const int row = key.toInt(&ok);
    return ok && row >= 0 && row < rowCount() ? row : -1;
}

QStringList ListenerTableModel::headers() const
{
    return {tr("Address"), tr("Port"), tr("Protocol"), tr("State"), tr("URL")};
}

QVariant ListenerTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const int row = index.row();
    if (role == Qt::DisplayRole)
        return text(row, Column(index.column()));
    if (role == KeyRole)
        return QString::number(row);
    if (role == MarkRole && index.column() == State)
        return QVariant::fromValue(isServed(row) ? StateMark{Shape::Dot, Tone::Good}
                                   : m_server == core::ServerFigures::State::Stopped
                                       ? StateMark{Shape::Ring, Tone::Neutral}
                                       : StateMark{Shape::Cross, Tone::Danger});
    return {};
}

QString ListenerTableModel::text(int row, Column column) const
{
    const ListenAddress &address = m_addresses[size_t(row)];
    switch (column) {
    case Address:
        if (isEveryNetwork(address))
            return tr("every network (%1)", "an address that stands for all").arg(address.host);
        return isLoopback(address) ? tr("this computer only (%1)", "a loopback address").arg(address.host)
                                   : address.host;
    case Port:
        return address.port == 0 ? tr("any free one", "port") : QString::number(address.port);
    case Protocol:
        return protocolText(row);
    case State:
        return isServed(row)                                     ? tr("listening", "state of an address")
               : m_server == core::ServerFigures::State::Stopped ? tr("stopped", "state of an address")
                                                                 : tr("not served", "state of an address");
    case Url:
        return m_urls.value(row);
    case ColumnCount:
        break;
    }
    return {};
}

QString ListenerTableModel::protocolText(int row) const
{
    switch (m_addresses[size_t(row)].scheme) {
    case ListenAddress::Scheme::Http:
        return u"HTTP"_s;
    case ListenAddress::Scheme::Https:
        return u"HTTPS"_s;
    case ListenAddress::Scheme::ByCertificate:
        break;
    }
    const QString follows = tr("by certificate", "protocol of an address");
    return isServed(row)
               ? tr("%1, %2", "HTTPS, by certificate").arg(QUrl(m_urls.value(row)).scheme().toUpper(), follows)
               : follows;
}

} // namespace ui
