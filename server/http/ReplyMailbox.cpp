#include "server/http/ReplyMailbox.h"

#include <QThread>

namespace server {

ReplyMailbox::ReplyMailbox(QObject *receiver, std::function<void()> arrived)
    : m_thread(QThread::currentThreadId()), m_receiver(receiver), m_arrived(std::move(arrived))
{}

void ReplyMailbox::post(quint64 ticket, HttpResponse response)
{
    if (m_thread == QThread::currentThreadId() && m_direct == ticket) {
        m_directResponse = std::move(response);
        return;
    }
    const std::scoped_lock lock(m_mutex);
    if (!m_receiver)
        return;
    m_letters.push_back({ticket, std::move(response)});
    if (m_letters.size() == 1)
        QMetaObject::invokeMethod(m_receiver, m_arrived, Qt::QueuedConnection);
}

std::vector<ReplyMailbox::Letter> ReplyMailbox::takeAll()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_letters, {});
}

std::optional<HttpResponse> ReplyMailbox::endDirect()
{
    m_direct = 0;
    return std::exchange(m_directResponse, std::nullopt);
}

void ReplyMailbox::close()
{
    const std::scoped_lock lock(m_mutex);
    m_receiver = nullptr;
    m_letters.clear();
}

} // namespace server
