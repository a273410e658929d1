#pragma once

#include <QByteArray>
#include <QString>

namespace server {

enum class PageTheme { Light, Dark };

/// The team's colour as a page may use it: darkened on light, lightened on dark, as far as reading needs it (WCAG 2.2:
/// 4.5:1 for text, 3:1 for the shape of a button).
class AccentColour
{
public:
    struct Shades
    {
        QByteArray button;     ///< "#rrggbb"; 3:1 against the page
        QByteArray buttonText; ///< 4.5:1 on `button`
        QByteArray link;       ///< 4.5:1 against the page
    };
    static constexpr auto kDefault = "#4f5bd5";

    /// "#rrggbb"; anything else is the default.
    explicit AccentColour(const QString &colour);
    Shades shadesFor(PageTheme theme) const;

    /// 1–21; both "#rrggbb".
    static double contrast(const QByteArray &one, const QByteArray &other);

private:
    struct Channels
    {
        int red = 0;
        int green = 0;
        int blue = 0;
    };
    static Channels channelsOf(const QByteArray &colour);
    static QByteArray written(const Channels &channels);
    static double luminance(const Channels &channels);
    template <class Test>
    static Channels movedUntil(Test isEnough, Channels colour, PageTheme theme);

    Channels m_colour;
};

} // namespace server
