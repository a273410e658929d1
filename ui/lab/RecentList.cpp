#include "ui/lab/RecentList.h"

#include "ui/widgets/TimeText.h"

#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kMostRecent = 50;

} // namespace

QString recentStateText(const RecentToken &recent)
{
    const auto left =
        std::chrono::ceil<std::chrono::seconds>(recent.token.issuedAt + recent.token.expiresIn - currentTime());
    if (recent.isRevoked)
        return RecentList::tr("✕ revoked", "a token");
    if (left.count() <= 0)
        return RecentList::tr("○ expired", "a token");
    return RecentList::tr("● valid for %1", "a token").arg(spanText(left));
}

RecentList::RecentList(std::shared_ptr<RecentTokens> recent, QWidget *parent)
    : QListWidget(parent), m_recent(std::move(recent))
{
    setObjectName(u"recentTokens"_s);
    setTextElideMode(Qt::ElideMiddle);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (int row = 0; row < int(m_recent->size()); ++row) {
        addItem(QString());
        show(row);
    }
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, &RecentList::showStates);
}

void RecentList::add(const RecentToken &token)
{
    m_recent->insert(m_recent->begin(), token);
    insertItem(0, QString());
    while (m_recent->size() > kMostRecent) {
        m_recent->pop_back();
        delete takeItem(count() - 1);
    }
    show(0);
    setCurrentRow(0);
}

void RecentList::setRevoked(const QString &accessToken)
{
    for (size_t row = 0; row < m_recent->size(); ++row) {
        if (m_recent->at(row).token.accessToken == accessToken)
            m_recent->at(row).isRevoked = true;
    }
    showStates();
}

void RecentList::forget()
{
    m_recent->clear();
    clear();
}

const RecentToken *RecentList::selected() const
{
    const int row = currentRow();
    return row >= 0 && size_t(row) < m_recent->size() ? &m_recent->at(size_t(row)) : nullptr;
}

void RecentList::showEvent(QShowEvent *event)
{
    QListWidget::showEvent(event);
    showStates();
    m_second.start();
}

void RecentList::hideEvent(QHideEvent *event)
{
    m_second.stop();
    QListWidget::hideEvent(event);
}

void RecentList::show(int row)
{
    const RecentToken &recent = m_recent->at(size_t(row));
    const QString time =
        QLocale().toString(core::toDateTime(recent.token.issuedAt).toLocalTime().time(), QLocale::ShortFormat);
    const QString text = tr("%1, %2\n%3, %4", "the name of a user, a client, a state, a time of day")
                             .arg(recent.userName, recent.request.client.value, recentStateText(recent), time);
    if (item(row)->text() != text)
        item(row)->setText(text);
    item(row)->setToolTip(shortLocalTime(recent.token.issuedAt));
}

void RecentList::showStates()
{
    for (int row = 0; row < count(); ++row)
        show(row);
}

} // namespace ui
