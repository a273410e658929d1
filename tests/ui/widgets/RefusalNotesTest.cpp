#include "ui/widgets/RefusalNotes.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

class RefusalNotesTest : public QObject
{
    Q_OBJECT
private slots:
    void knowsEveryNoteThatTheServerWrites();
    void showsAnUnknownNoteAsItIs();
    void namesTheScopeThatIsLacking();
};

void RefusalNotesTest::knowsEveryNoteThatTheServerWrites()
{
    const QDir source(qEnvironmentVariable("GATEHOUSE_SOURCE"));
    static const QRegularExpression note(uR"re((?:invalidCode|invalidToken|invalidDeviceCode)\(\s*u"([^"]+)"_s)re"_s);
    int known = 0;
    for (const QString &folder : {u"server/grants"_s, u"server/oauth"_s}) {
        const QDir files(source.filePath(folder));
        for (const QString &name : files.entryList({u"*.cpp"_s})) {
            QFile file(files.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto found = note.globalMatch(QString::fromUtf8(file.readAll()));
            while (found.hasNext()) {
                const QString text = found.next().captured(1);
                QVERIFY2(ui::refusalNote(text) != text, qPrintable(name + u": "_s + text));
                ++known;
            }
        }
    }
    QVERIFY(known >= 8);
}

void RefusalNotesTest::showsAnUnknownNoteAsItIs()
{
    QCOMPARE(ui::refusalNote(u"something of next year"_s), u"something of next year"_s);
}

void RefusalNotesTest::namesTheScopeThatIsLacking()
{
    QVERIFY(ui::refusalNote(u"the subject lacks the scope 'mail.read'"_s).contains(u"scope mail.read."_s));
}

QTEST_GUILESS_MAIN(RefusalNotesTest)
#include "RefusalNotesTest.moc"
