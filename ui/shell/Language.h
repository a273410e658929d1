#pragma once

#include <QMap>
#include <QObject>
#include <QTranslator>

namespace ui {

/// The language of the console: the user's choice, else the system's, from ":/i18n/app_<code>.qm"; English is in the
/// code.
class Language : public QObject
{
    Q_OBJECT
public:
    explicit Language(QObject *parent = nullptr);

    static QMap<QString, QString> available(); ///< code → its own name
    QString chosen() const;                    ///< empty: as the system
    /// Remembers the choice and installs it; what is on the screen has to be made anew.
    void choose(const QString &code);
    /// Installs what was chosen. Once, before the first window.
    void install();

private:
    QTranslator m_ours;
    QTranslator m_qts;
};

} // namespace ui
