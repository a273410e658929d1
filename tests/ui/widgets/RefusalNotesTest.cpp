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
    void namesTheClientWhoseSecretWasWrong();
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

void RefusalNotesTest::namesTheClientWhoseSecretWasWrong()
{
    for (const QString &why :
         {u"the secret or the assertion is wrong"_s, u"the client may not authenticate in this way"_s,
          u"the client is unknown or disabled"_s}) {
        const QString told = ui::refusalNote(why + u": my-web-shop"_s);
        QVERIFY2(told.startsWith(u"The client my-web-shop was named; "_s), qPrintable(told));
    }
    QVERIFY(ui::refusalNote(u"the client is unknown or disabled"_s).startsWith(u"No client"_s));
}

QTEST_GUILESS_MAIN(RefusalNotesTest)
#include "RefusalNotesTest.moc"
