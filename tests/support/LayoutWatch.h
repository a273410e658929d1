#pragma once

#include <QCoreApplication>
#include <QEvent>
#include <QObject>

namespace tests {

/// Counts layouts, to find windows that lay themselves out for ever and keep a processor busy with it.
class LayoutWatch : public QObject
{
public:
    LayoutWatch() { QCoreApplication::instance()->installEventFilter(this); }

    /// Whether most turns of the event loop pass without a layout, once the first ones have settled the widgets.
    static bool comesToRest()
    {
        constexpr int kTurns = 100;
        turn(kTurns);
        LayoutWatch watch;
        turn(kTurns);
        return watch.m_layouts < kTurns / 2;
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        m_layouts += event->type() == QEvent::LayoutRequest;
        return false;
    }

private:
    static void turn(int times)
    {
        for (int i = 0; i < times; ++i)
            QCoreApplication::processEvents();
    }

    int m_layouts = 0;
};

} // namespace tests
