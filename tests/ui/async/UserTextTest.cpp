#include "ui/async/UserText.h"

#include <QTest>

using namespace Qt::StringLiterals;

class UserTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasASentenceForEveryKind()
    {
        QStringList texts;
        for (int kind = int(core::ErrorKind::NotFound); kind <= int(core::ErrorKind::Keychain); ++kind) {
            const QString text = ui::userText({core::ErrorKind(kind), u"SQLITE_IOERR at /home/x"_s});
            QVERIFY(text.endsWith(u'.'));
            QVERIFY(!text.contains(u"SQLITE"_s));
            texts.append(text);
        }
        QCOMPARE(texts.removeDuplicates(), 0);
    }
    void namesTheFieldByItsWordInTheForm()
    {
        QVERIFY(ui::userText({core::ErrorKind::InvalidInput, {}, u"redirect_uris"_s}).startsWith(u"Redirect URIs"_s));
        QVERIFY(ui::userText({core::ErrorKind::AlreadyExists, {}, u"username"_s}).startsWith(u"User name"_s));
        QCOMPARE(ui::fieldName(u"unheard_of"_s), u"unheard_of"_s);
    }
};

QTEST_GUILESS_MAIN(UserTextTest)
#include "UserTextTest.moc"
