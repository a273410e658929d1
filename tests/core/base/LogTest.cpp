#include "core/base/Log.h"

#include <QJsonDocument>
#include <QLoggingCategory>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>
#include <QThread>

#include <memory>
#include <vector>

using namespace core;
using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcShop, "gatehouse.shop")

static constexpr int kThreads = 8;
static constexpr int kLinesOfThread = 500;

/// What a child process does with its stderr; the parent reads it.
static int play(const QString &role)
{
    installLog(role == u"debug"_s ? LogLevel::Debug : LogLevel::Info,
               role == u"text"_s ? LogFormat::Text : LogFormat::Json);
    if (role == u"threads"_s) {
        std::vector<std::unique_ptr<QThread>> threads;
        for (int i = 0; i < kThreads; ++i) {
            threads.emplace_back(QThread::create([i] {
                for (int line = 0; line < kLinesOfThread; ++line)
                    logEvent(LogLevel::Info, QString(300, u'x'), {{u"thread"_s, i}, {u"line"_s, line}});
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            thread->wait();
        return 0;
    }
    if (role == u"quiet"_s)
        setLogLevel(LogLevel::Error, LogFormat::Json);
    qCDebug(lcShop) << "detail";
    qCInfo(lcShop, "opened");
    qWarning("a \"quoted\"\nwarning \x1b[31m");
    qCritical("broken");
    logEvent(LogLevel::Info, u"signed in"_s,
             {{u"request_id"_s, u"r-1"_s}, {u"event"_s, u"login_success"_s}, {u"level"_s, u"forged"_s}, {u"n"_s, 3}});
    QObject::connect(nullptr, nullptr, nullptr, nullptr); // a warning of Qt's own
    if (role == u"fatal"_s)
        qFatal("the end");
    return 0;
}

static QList<QByteArray> linesOf(const QString &role)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::SeparateChannels);
    child.start(QCoreApplication::applicationFilePath(), {u"--play"_s, role});
    child.waitForFinished();
    QList<QByteArray> lines = child.readAllStandardError().split('\n');
    lines.removeLast(); // behind the last line break
    return lines;
}

static QJsonObject objectIn(const QByteArray &line)
{
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(line, &error).object();
    return error.error == QJsonParseError::NoError ? object : QJsonObject();
}

class LogTest : public QObject
{
    Q_OBJECT

private slots:
    void writesOneJsonObjectPerLine()
    {
        const QList<QByteArray> lines = linesOf(u"plain"_s);
        QCOMPARE(lines.size(), 5);
        const QRegularExpression form(
            u"^\\{\"ts\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\",\"level\":\"[a-z]+\",\"msg\":\""_s);
        for (const QByteArray &line : lines) {
            QVERIFY2(form.match(QString::fromUtf8(line)).hasMatch(), line.constData());
            QVERIFY2(!objectIn(line).isEmpty(), line.constData());
        }
        const QJsonObject opened = objectIn(lines.at(0));
        QCOMPARE(opened.value("level"_L1), u"info"_s);
        QCOMPARE(opened.value("msg"_L1), u"opened"_s);
        QCOMPARE(opened.value("category"_L1), u"gatehouse.shop"_s);
        const QJsonObject warning = objectIn(lines.at(1));
        QCOMPARE(warning.value("level"_L1), u"warning"_s);
        QCOMPARE(warning.value("msg"_L1), u"a \"quoted\"\nwarning \x1b[31m"_s);
        QVERIFY(!warning.contains("category"_L1));
        QCOMPARE(objectIn(lines.at(2)).value("level"_L1), u"error"_s);
    }

    void addsTheMembersOfAnEvent()
    {
        const QJsonObject event = objectIn(linesOf(u"plain"_s).at(3));
        QCOMPARE(event.value("msg"_L1), u"signed in"_s);
        QCOMPARE(event.value("request_id"_L1), u"r-1"_s);
        QCOMPARE(event.value("event"_L1), u"login_success"_s);
        QCOMPARE(event.value("n"_L1), 3);
        QCOMPARE(event.value("level"_L1), u"info"_s); // a member cannot take its place
    }

    void takesWarningsOfQtToo()
    {
        const QJsonObject warning = objectIn(linesOf(u"plain"_s).at(4));
        QCOMPARE(warning.value("level"_L1), u"warning"_s);
        QVERIFY(warning.value("msg"_L1).toString().contains(u"connect"_s));
    }

    void leavesOutWhatIsBelowTheLevel()
    {
        QCOMPARE(linesOf(u"debug"_s).size(), 6);
        const QList<QByteArray> quiet = linesOf(u"quiet"_s);
        QCOMPARE(quiet.size(), 1);
        QCOMPARE(objectIn(quiet.at(0)).value("msg"_L1), u"broken"_s);
    }

    void writesReadableText()
    {
        const QList<QByteArray> lines = linesOf(u"text"_s);
        QCOMPARE(lines.size(), 5); // the line break in a message starts no line
        QVERIFY(lines.at(0).contains(" INFO    opened"));
        QVERIFY(lines.at(1).contains(" WARNING a \"quoted\" warning "));
        QVERIFY(!lines.at(1).contains('\x1b'));
        QVERIFY(lines.at(3).contains("signed in event=login_success"));
        QVERIFY(lines.at(3).contains(" n=3 request_id=r-1"));
    }

    void writesTheLastWordsOfAFatalError()
    {
        const QJsonObject last = objectIn(linesOf(u"fatal"_s).last());
        QCOMPARE(last.value("level"_L1), u"error"_s);
        QCOMPARE(last.value("msg"_L1), u"the end"_s);
    }

    void keepsTheLinesOfManyThreadsApart()
    {
        const QList<QByteArray> lines = linesOf(u"threads"_s);
        QCOMPARE(lines.size(), kThreads * kLinesOfThread);
        QList<int> next(kThreads, 0);
        for (const QByteArray &line : lines) {
            const QJsonObject object = objectIn(line);
            QVERIFY2(!object.isEmpty(), line.constData());
            const int thread = object.value("thread"_L1).toInt();
            QCOMPARE(object.value("line"_L1).toInt(), next[thread]++); // in order within a thread
        }
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == u"--play"_s)
        return play(arguments.at(2));
    LogTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "LogTest.moc"
