#include "ui/shell/IdleWatch.h"

#include <QCoreApplication>
#include <QEvent>

namespace ui {

IdleWatch::IdleWatch(QObject *parent) : QObject(parent), m_limit(new QTimer(this))
{
    m_limit->setSingleShot(true);
    connect(m_limit, &QTimer::timeout, this, &IdleWatch::idled);
}

void IdleWatch::setLimit(std::chrono::milliseconds limit)
{
    qApp->removeEventFilter(this);
    m_limit->stop();
    m_limit->setInterval(limit);
    if (limit.count() > 0) {
        qApp->installEventFilter(this);
        m_limit->start();
    }
}

bool IdleWatch::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        if (m_limit->interval() > 0)
            m_limit->start();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ui
