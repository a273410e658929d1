#pragma once

#include "ui/shell/CommandRegistry.h"
#include "ui/widgets/PageFrame.h"

#include <QTimer>

#include <map>

namespace ui {

/// Asks every page for what it knows by a name, a moment after the last key; the quick answers come together, slow ones
/// as they come, and those to an older text are dropped.
class PaletteSearch : public QObject
{
    Q_OBJECT
public:
    explicit PaletteSearch(const CommandRegistry &registry, QObject *parent = nullptr);

    void ask(const QString &text); ///< trimmed; empty stops
    bool isWaiting() const { return m_pause.isActive() || m_waiting > 0; }

    static constexpr int kMostOfAPage = 6;

Q_SIGNALS:
    void found(const QString &page, const std::vector<ui::SearchHit> &hits); ///< also when there is nothing
    void finished();

private:
    void askPages();
    void tellEarly();

    const CommandRegistry &m_registry;
    QTimer m_pause;
    QTimer m_gather; ///< answers that come while it runs are told together
    std::map<QString, std::vector<SearchHit>> m_early;
    QString m_text;
    int m_round = 0;
    int m_waiting = 0;
};

} // namespace ui
