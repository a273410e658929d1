#include "server/login/AccentColour.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace server {

namespace {

// The nearest to the text of all surfaces of page.css that it stands on.
constexpr auto kLightSurface = "#f5f6f9";
constexpr auto kDarkSurface = "#1d2029";
constexpr auto kLightText = "#ffffff";
constexpr auto kDarkText = "#0d0f14";
constexpr double kReadable = 4.5;
constexpr double kVisible = 3.0;

/// WCAG 2.2 "relative luminance".
double linear(int channel)
{
    const double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

bool isColour(const QString &text)
{
    const auto isHexDigit = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    };
    return text.size() == 7 && text.startsWith(u'#') && std::all_of(text.begin() + 1, text.end(), isHexDigit);
}

} // namespace

AccentColour::AccentColour(const QString &colour)
    : m_colour(channelsOf(isColour(colour) ? colour.toLatin1() : QByteArray(kDefault)))
{}

AccentColour::Channels AccentColour::channelsOf(const QByteArray &colour)
{
    const int value = colour.sliced(1).toInt(nullptr, 16);
    return {value >> 16, (value >> 8) & 0xff, value & 0xff};
}

QByteArray AccentColour::written(const Channels &channels)
{
    const int value = (channels.red << 16) | (channels.green << 8) | channels.blue;
    return '#' + QByteArray::number(value, 16).rightJustified(6, '0');
}

double AccentColour::luminance(const Channels &channels)
{
    return 0.2126 * linear(channels.red) + 0.7152 * linear(channels.green) + 0.0722 * linear(channels.blue);
}

double AccentColour::contrast(const QByteArray &one, const QByteArray &other)
{
    const double first = luminance(channelsOf(one));
    const double second = luminance(channelsOf(other));
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

/// In small steps towards black on light and white on dark.
template <class Test>
AccentColour::Channels AccentColour::movedUntil(Test isEnough, Channels colour, PageTheme theme)
{
    const bool isLight = theme == PageTheme::Light;
    const auto step = [isLight](int channel) { return isLight ? channel * 24 / 25 : 255 - (255 - channel) * 24 / 25; };
    while (!isEnough(written(colour)))
        colour = {step(colour.red), step(colour.green), step(colour.blue)};
    return colour;
}

AccentColour::Shades AccentColour::shadesFor(PageTheme theme) const
{
    const QByteArray surface(theme == PageTheme::Light ? kLightSurface : kDarkSurface);
    const auto isFit = [&](const QByteArray &button) {
        const double ofText = std::max(contrast(button, kLightText), contrast(button, kDarkText));
        return contrast(button, surface) >= kVisible && ofText >= kReadable;
    };
    const auto isReadable = [&](const QByteArray &link) { return contrast(link, surface) >= kReadable; };
    const QByteArray button = written(movedUntil(isFit, m_colour, theme));
    // White on a strong colour looks calmer than black, where both can be read.
    const bool usesLight = contrast(button, kLightText) >= kReadable;
    return {button, QByteArray(usesLight ? kLightText : kDarkText), written(movedUntil(isReadable, m_colour, theme))};
}

} // namespace server
