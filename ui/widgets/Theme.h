#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

namespace ui {

enum class Mode { System, Light, Dark };
enum class Tone { Text, Muted, Background, Raised, Border, Accent, OnAccent, Good, Waiting, Danger, Neutral };

/// Colours and fonts of the console. Every text tone has a contrast of at least 4.5:1 on Background and Raised;
/// OnAccent has it on Accent. Read colours when painting, not once: they change with the system.
class Theme : public QObject
{
    Q_OBJECT
public:
    static Theme &instance();

    /// Sets style, palette and font of the application. Once, after QApplication was made.
    void install();
    void setMode(Mode mode);
    Mode mode() const { return m_mode; }
    bool isDark() const;
    /// 90 to 150; live, for fonts that a widget chose for itself too.
    void setTextPercent(int percent);
    int textPercent() const { return m_textPercent; }

    QColor color(Tone tone) const;
    QFont pageTitle() const; ///< 16 pt semibold
    QFont heading() const;   ///< semibold, of a card or a section
    QFont monospace() const; ///< numbers, ids and tokens

Q_SIGNALS:
    void changed();

private:
    Theme();
    QPalette palette() const;
    void apply();
    void applyText();

    Mode m_mode = Mode::System;
    bool m_systemIsDark = false;
    bool m_installed = false;
    int m_textPercent = 100;
};

} // namespace ui
