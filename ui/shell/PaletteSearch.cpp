#include "ui/shell/PaletteSearch.h"

#include <QFutureWatcher>

namespace ui {

using namespace std::chrono_literals;

PaletteSearch::PaletteSearch(const CommandRegistry &registry, QObject *parent) : QObject(parent), m_registry(registry)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(120ms);
    connect(&m_pause, &QTimer::timeout, this, &PaletteSearch::askPages);
}

void PaletteSearch::ask(const QString &text)
{
    m_text = text;
    ++m_round;
    m_waiting = 0;
    if (text.isEmpty())
        m_pause.stop();
    else
        m_pause.start();
}

void PaletteSearch::askPages()
{
    const int round = m_round;
    m_waiting = int(m_registry.pages().size());
    for (const CommandRegistry::Page &page : m_registry.pages()) {
        // Not whenDone(): a page's answer is a list, which cannot fail; none at all is an empty one.
        auto *watcher = new QFutureWatcher<std::vector<SearchHit>>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, round, id = page.id] {
            watcher->deleteLater();
            if (round != m_round)
                return;
            const auto answer = watcher->future();
            --m_waiting;
            emit found(id,
                       answer.isCanceled() || answer.resultCount() == 0 ? std::vector<SearchHit>() : answer.result());
            if (m_waiting == 0)
                emit finished();
        });
        watcher->setFuture(page.frame->search(m_text, kMostOfAPage));
    }
}

} // namespace ui
