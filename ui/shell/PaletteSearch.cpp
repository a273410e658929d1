#include "ui/shell/PaletteSearch.h"

#include <QFutureWatcher>

namespace ui {

using namespace std::chrono_literals;

PaletteSearch::PaletteSearch(const CommandRegistry &registry, QObject *parent) : QObject(parent), m_registry(registry)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(120ms);
    connect(&m_pause, &QTimer::timeout, this, &PaletteSearch::askPages);
    m_gather.setSingleShot(true);
    m_gather.setInterval(100ms);
    connect(&m_gather, &QTimer::timeout, this, &PaletteSearch::tellEarly);
}

void PaletteSearch::ask(const QString &text)
{
    m_text = text;
    ++m_round;
    m_waiting = 0;
    m_gather.stop();
    m_early.clear();
    if (text.isEmpty())
        m_pause.stop();
    else
        m_pause.start();
}

void PaletteSearch::askPages()
{
    const int round = m_round;
    m_waiting = int(m_registry.pages().size());
    m_gather.start();
    for (const CommandRegistry::Page &page : m_registry.pages()) {
        // Not whenDone(): a page's answer is a list, which cannot fail; none at all is an empty one.
        auto *watcher = new QFutureWatcher<std::vector<SearchHit>>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, round, id = page.id] {
            watcher->deleteLater();
            if (round != m_round)
                return;
            const auto answer = watcher->future();
            --m_waiting;
            auto hits = answer.isCanceled() || answer.resultCount() == 0 ? std::vector<SearchHit>() : answer.result();
            if (m_gather.isActive())
                m_early[id] = std::move(hits);
            else
                emit found(id, hits);
            if (m_waiting == 0) {
                tellEarly();
                emit finished();
            }
        });
        watcher->setFuture(page.frame->search(m_text, kMostOfAPage));
    }
}

/// In the order of the pages, people before their chains, whoever was the quickest.
void PaletteSearch::tellEarly()
{
    m_gather.stop();
    const auto early = std::exchange(m_early, {});
    for (const CommandRegistry::Page &page : m_registry.pages()) {
        if (const auto hits = early.find(page.id); hits != early.end())
            emit found(page.id, hits->second);
    }
}

} // namespace ui
