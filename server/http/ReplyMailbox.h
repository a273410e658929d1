#pragma once

#include "server/http/HttpMessage.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

namespace server {

/// Brings answers from any thread to the HTTP thread, many with one event, and outlives the server: an answer that
/// comes after the end goes nowhere.
class ReplyMailbox
{
public:
    struct Letter
    {
        quint64 ticket = 0;
        HttpResponse response;
    };
    /// Made on the HTTP thread; `arrived` is called there.
    ReplyMailbox(QObject *receiver, std::function<void()> arrived);
    /// Any thread.
    void post(quint64 ticket, HttpResponse response);
    std::vector<Letter> takeAll();
    /// Later answers are dropped.
    void close();

    /// HTTP thread: what is posted for `ticket` from this thread until endDirect() is handed back by it at once.
    void beginDirect(quint64 ticket) { m_direct = ticket; }
    std::optional<HttpResponse> endDirect();

    std::atomic_int unanswered = 0; ///< requests handed over and not answered
    std::atomic_bool isDraining = false;

private:
    const Qt::HANDLE m_thread;
    std::mutex m_mutex;
    QObject *m_receiver;
    std::function<void()> m_arrived;
    std::vector<Letter> m_letters;
    quint64 m_direct = 0;
    std::optional<HttpResponse> m_directResponse;
};

} // namespace server
