#include "ui/widgets/Icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

/// A static library's resources are not registered by themselves, and the macro wants the global namespace.
static void registerIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace ui {

namespace {

using namespace Qt::StringLiterals;

/// Draws the SVG at the asked size each time, in the colour that its tone has then.
class LineIconEngine : public QIconEngine
{
public:
    LineIconEngine(QByteArray svg, Tone tone) : m_svg(std::move(svg)), m_tone(tone) {}
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const Tone tone = mode == QIcon::Disabled ? Tone::Muted : mode == QIcon::Selected ? Tone::OnAccent : m_tone;
        QByteArray svg = m_svg;
        svg.replace("currentColor"_ba, Theme::instance().color(tone).name().toLatin1());
        QSvgRenderer renderer(svg);
        const int side = qMin(rect.width(), rect.height());
        const QRectF square(rect.x() + (rect.width() - side) / 2.0, rect.y() + (rect.height() - side) / 2.0, side,
                            side);
        renderer.render(painter, square);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect({}, size), mode, state);
        return pixmap;
    }
    QIconEngine *clone() const override { return new LineIconEngine(*this); }

private:
    QByteArray m_svg;
    Tone m_tone;
};

} // namespace

QIcon icon(QStringView name, Tone tone)
{
    registerIcons();
    QFile file(u":/icons/%1.svg"_s.arg(name));
    const bool found = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(found, "icon", qPrintable(name.toString()));
    return found ? QIcon(new LineIconEngine(file.readAll(), tone)) : QIcon();
}

} // namespace ui
