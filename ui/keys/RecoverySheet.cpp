#include "ui/keys/RecoverySheet.h"

#include "ui/widgets/CommandButton.h"
#include "ui/widgets/TimeText.h"

#include <QCoreApplication>
#include <QFile>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct RecoverySheetWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::RecoverySheet)
};

constexpr int kGroupsInLine = 7;

QString codeRows(const QString &code)
{
    const QStringList groups = code.split(u'-');
    QString rows;
    for (qsizetype at = 0; at < groups.size(); at += kGroupsInLine)
        rows += u"<p style='font-family: monospace; font-size: 17pt'>"_s + groups.mid(at, kGroupsInLine).join(u"-"_s) +
                u"</p>"_s;
    return rows;
}

} // namespace

QString RecoverySheet::html() const
{
    const auto paragraph = [](const QString &text) { return u"<p>"_s + text.toHtmlEscaped() + u"</p>"_s; };
    return u"<h1>"_s + RecoverySheetWords::tr("Gatehouse recovery sheet").toHtmlEscaped() + u"</h1>"_s +
           paragraph(
               RecoverySheetWords::tr("Made %1. The key is kept in: %2.").arg(shortLocalTime(currentTime()), place)) +
           paragraph(folder) + codeRows(code) + u"<h3>"_s + RecoverySheetWords::tr("What it is").toHtmlEscaped() +
           u"</h3>"_s +
           paragraph(
               RecoverySheetWords::tr("Whoever has this code and a copy of the database can sign tokens. Keep the "
                                      "sheet where you keep passports, and not beside a backup.")) +
           u"<h3>"_s + RecoverySheetWords::tr("When the keychain has lost the key").toHtmlEscaped() + u"</h3>"_s +
           paragraph(RecoverySheetWords::tr("1. Stop Gatehouse. 2. Run the command below and type the code, dashes or "
                                            "not. 3. Start Gatehouse.")) +
           u"<p style='font-family: monospace'>"_s + command().toHtmlEscaped() + u"</p>"_s +
           paragraph(
               RecoverySheetWords::tr("The last group is a check sum: a letter typed wrongly is noticed. There is "
                                      "no letter O, I, L or U in the code."));
}

QString RecoverySheet::command() const
{
    const QString where = folder.isEmpty() ? QString() : u" --data-dir "_s + shellWord(folder);
    return u"gatehoused key recover"_s + where;
}

core::Result<void> RecoverySheet::save(const QString &path) const
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        {
            QPdfWriter writer(&file);
            writer.setPageSize(QPageSize(QPageSize::A4));
            printTo(writer);
        }
        if (file.commit())
            return {};
    }
    return core::fail(core::ErrorKind::Storage, u"%1: %2"_s.arg(path, file.errorString()));
}

void RecoverySheet::printTo(QPagedPaintDevice &device) const
{
    QTextDocument page;
    page.setHtml(html());
    page.print(&device);
}

} // namespace ui
