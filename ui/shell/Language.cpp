#include "ui/shell/Language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>

namespace ui {

using namespace Qt::StringLiterals;

Language::Language(QObject *parent) : QObject(parent) {}

QMap<QString, QString> Language::available()
{
    QMap<QString, QString> found{{u"en"_s, u"English"_s}};
    const QStringList files = QDir(u":/i18n"_s).entryList({u"app_*.qm"_s});
    for (const QString &file : files) {
        const QString code = file.mid(4).chopped(3);
        QString name = QLocale(code).nativeLanguageName();
        if (code != "en"_L1 && !name.isEmpty()) {
            name[0] = name.at(0).toUpper();
            found.insert(code, name);
        }
    }
    return found;
}

QString Language::chosen() const
{
    return QSettings().value(u"language"_s).toString();
}

void Language::choose(const QString &code)
{
    QSettings().setValue(u"language"_s, code);
    install();
}

void Language::install()
{
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qts);
    QLocale locale = QLocale::system();
    if (!chosen().isEmpty() && QLocale(chosen()).language() != locale.language())
        locale = QLocale(chosen());
    // The times of C have seconds, its numbers no groups; English without a country would put the month first.
    if (locale.language() == QLocale::C || (locale.language() == QLocale::English && locale != QLocale::system()))
        locale = QLocale(QLocale::English, QLocale::UnitedKingdom);
    QLocale::setDefault(locale);
    if (m_ours.load(locale, u"app"_s, u"_"_s, u":/i18n"_s))
        QCoreApplication::installTranslator(&m_ours);
    if (m_qts.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qts);
}

} // namespace ui
