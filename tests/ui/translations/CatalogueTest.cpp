#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

const QString kLupdate = u"/usr/lib/qt6/bin/lupdate"_s;

/// One <message> of a .ts file. A text without plural has one form.
struct Message
{
    QString context;
    QString source;
    QString comment;
    QString state; ///< "type" of the translation: empty when it is finished
    QStringList forms;
    bool numerus = false;

    [[nodiscard]] QString id() const { return context + u" | "_s + source + u" | "_s + comment; }
};

QStringList readForms(QXmlStreamReader &xml, bool numerus)
{
    if (!numerus)
        return {xml.readElementText()};
    QStringList forms;
    while (xml.readNextStartElement())
        forms.append(xml.readElementText());
    return forms;
}

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message;
    message.context = context;
    message.numerus = xml.attributes().value("numerus"_L1) == "yes"_L1;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            message.source = xml.readElementText();
        } else if (xml.name() == "comment"_L1) {
            message.comment = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            message.state = xml.attributes().value("type"_L1).toString();
            message.forms = readForms(xml, message.numerus);
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

/// Empty when the file cannot be read as a catalogue.
QList<Message> readCatalogue(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    xml.readNextStartElement();
    while (xml.readNextStartElement()) {
        while (xml.readNextStartElement()) {
            if (xml.name() == "name"_L1)
                context = xml.readElementText();
            else if (xml.name() == "message"_L1)
                messages.append(readMessage(xml, context));
            else
                xml.skipCurrentElement();
        }
    }
    return xml.hasError() ? QList<Message>() : messages;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(u"%(?:L?n|\\d+)"_s);
    QStringList found;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();)
        found.append(matches.next().captured());
    found.removeDuplicates();
    found.sort();
    return found;
}

} // namespace

class CatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isComplete_data() { languages(); }
    void isComplete();
    void keepsEveryPlaceholder_data() { languages(); }
    void keepsEveryPlaceholder();
    void hasEveryPluralForm_data() { languages(); }
    void hasEveryPluralForm();
    void keepsTheTone_data() { languages(); }
    void keepsTheTone();
    void coversEveryText_data() { languages(); }
    void coversEveryText();

private:
    void languages();
    [[nodiscard]] QString catalogue(const QString &language) const;

    QDir m_source;
};

void CatalogueTest::initTestCase()
{
    QVERIFY2(qEnvironmentVariableIsSet("GATEHOUSE_SOURCE"), "the source folder is passed by CTest");
    m_source.setPath(qEnvironmentVariable("GATEHOUSE_SOURCE"));
}

void CatalogueTest::languages()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("pluralForms");
    QTest::newRow("Russian: 1, 2 to 4, 5 and more") << u"ru"_s << 3;
    QTest::newRow("English: 1, others") << u"en"_s << 2;
}

QString CatalogueTest::catalogue(const QString &language) const
{
    return m_source.filePath(u"translations/app_%1.ts"_s.arg(language));
}

void CatalogueTest::isComplete()
{
    QFETCH(QString, language);
    const QList<Message> messages = readCatalogue(catalogue(language));
    QVERIFY(!messages.isEmpty());
    for (const Message &message : messages) {
        QVERIFY2(message.state.isEmpty(), qPrintable(message.state + u": "_s + message.id()));
        QVERIFY2(!message.forms.isEmpty() && !message.forms.contains(QString()), qPrintable(message.id()));
    }
}

void CatalogueTest::keepsEveryPlaceholder()
{
    QFETCH(QString, language);
    const QList<Message> messages = readCatalogue(catalogue(language));
    for (const Message &message : messages)
        for (const QString &form : message.forms)
            QVERIFY2(placeholders(form) == placeholders(message.source), qPrintable(message.id() + u" → "_s + form));
}

void CatalogueTest::hasEveryPluralForm()
{
    QFETCH(QString, language);
    QFETCH(int, pluralForms);
    int plurals = 0;
    const QList<Message> messages = readCatalogue(catalogue(language));
    for (const Message &message : messages) {
        plurals += int(message.numerus);
        QVERIFY2(message.forms.size() == (message.numerus ? pluralForms : 1), qPrintable(message.id()));
    }
    QVERIFY(plurals > 0);
}

void CatalogueTest::keepsTheTone()
{
    QFETCH(QString, language);
    const QList<Message> messages = readCatalogue(catalogue(language));
    for (const Message &message : messages) {
        for (const QString &form : message.forms) {
            const QByteArray where = (message.id() + u" → "_s + form).toUtf8();
            QVERIFY2(!form.contains(u'!') && !form.contains(u"пожалуйста"_s, Qt::CaseInsensitive), where.constData());
            QVERIFY2(form.startsWith(u' ') == message.source.startsWith(u' '), where.constData());
            QVERIFY2(form.endsWith(u' ') == message.source.endsWith(u' '), where.constData());
            QVERIFY2(form.count(u'&') == message.source.count(u'&'), where.constData());
        }
    }
}

/// The include path matters: without it lupdate does not see the headers and names contexts without their namespace,
/// which no text is looked up by.
void CatalogueTest::coversEveryText()
{
    QFETCH(QString, language);
    if (!QFile::exists(kLupdate))
        QSKIP("lupdate is not installed");
    const QTemporaryDir folder;
    const QString copy = folder.filePath(u"app_%1.ts"_s.arg(language));
    QVERIFY(QFile::copy(catalogue(language), copy));

    QStringList arguments{u"-silent"_s, u"-no-obsolete"_s, u"-locations"_s, u"none"_s, u"-I"_s, u"."_s};
    if (language == "en"_L1)
        arguments.append(u"-pluralonly"_s);
    arguments += {u"ui"_s, u"app/desktop"_s, u"-ts"_s, copy};
    QProcess lupdate;
    lupdate.setWorkingDirectory(m_source.path());
    lupdate.start(kLupdate, arguments);
    QVERIFY(lupdate.waitForFinished(120000));
    QCOMPARE(lupdate.exitCode(), 0);

    const QList<Message> fresh = readCatalogue(copy);
    for (const Message &message : fresh)
        QVERIFY2(message.state.isEmpty(), qPrintable(u"not translated: "_s + message.id()));
    QCOMPARE(fresh.size(), readCatalogue(catalogue(language)).size());
}

QTEST_GUILESS_MAIN(CatalogueTest)
#include "CatalogueTest.moc"
