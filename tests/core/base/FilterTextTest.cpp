#include "core/base/FilterText.h"

#include <QtTest>

using namespace Qt::StringLiterals;

using Problem = core::FilterParse::Problem;
using Validity = core::FilterParse::Validity;

class FilterTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTerms_data();
    void readsTerms();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void writesWhatItReadsBack_data();
    void writesWhatItReadsBack();
    void refusesTooMuch();
    void spellsKnownValuesAsTheyAre();
    void completes_data();
    void completes();
    void asksForValuesOfOpenFields();
    void replacesTheWholeWordUnderTheCursor();
    void takesAnyCursor();

private:
    static std::vector<core::FilterField> fields()
    {
        return {{u"user"_s},
                {u"event"_s, {u"login_failed"_s, u"login_success"_s, u"account_locked"_s}, true},
                {u"address"_s},
                {u"state"_s, {u"active"_s, u"locked"_s}, true},
                {u"since"_s, {}, false, true},
                {u"until"_s, {}, false, true}};
    }
    /// "user=a|b; !event=c; ~text": short for the terms.
    static QString shortForm(const std::vector<core::FilterTerm> &terms)
    {
        QStringList texts;
        for (const core::FilterTerm &term : terms)
            texts << (term.isNegated ? u"!"_s : QString()) + (term.field.isEmpty() ? u"~"_s : term.field + u'=') +
                         term.values.join(u'|');
        return texts.join(u"; "_s);
    }
};

void FilterTextTest::readsTerms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("terms");
    const auto row = [](const char *name, const QString &text, const QString &terms) {
        QTest::newRow(name) << text << terms;
    };
    row("nothing", {}, {});
    row("only spaces", u"  \t "_s, {});
    row("a word", u"alice"_s, u"~alice"_s);
    row("words side by side", u"  alice   smith "_s, u"~alice; ~smith"_s);
    row("quoted words", u"\"some words\""_s, u"~some words"_s);
    row("quoted words between words", u"alice \"some words\" smith"_s, u"~alice; ~some words; ~smith"_s);
    row("a small word within words", u"one in of"_s, u"~one; ~in; ~of"_s);
    row("not before the second word", u"alice not bob"_s, u"~alice; !~bob"_s);
    row("words around a field", u"some words user is admin other words"_s,
        u"~some; ~words; user=admin; ~other; ~words"_s);
    row("words behind an or of values", u"event is login_failed or account_locked some words"_s,
        u"event=login_failed|account_locked; ~some; ~words"_s);
    row("is", u"user is admin"_s, u"user=admin"_s);
    row("is, shouted", u"USER IS admin AND Event Is login_failed"_s, u"user=admin; event=login_failed"_s);
    row("is not", u"address is not 10.0.0.9"_s, u"!address=10.0.0.9"_s);
    row("not is", u"not address is 10.0.0.9"_s, u"!address=10.0.0.9"_s);
    row("not and is not", u"not user is not admin"_s, u"user=admin"_s);
    row("colon", u"user:admin"_s, u"user=admin"_s);
    row("minus and colon", u"-address:10.0.0.9"_s, u"!address=10.0.0.9"_s);
    row("an address of version 6", u"address:2001:db8::1"_s, u"address=2001:db8::1"_s);
    row("equals", u"user=admin"_s, u"user=admin"_s);
    row("equals with spaces", u"user = admin"_s, u"user=admin"_s);
    row("unequal", u"user!=admin"_s, u"!user=admin"_s);
    row("unequal with spaces", u"user != admin"_s, u"!user=admin"_s);
    row("one of", u"event is one of (login_failed, account_locked)"_s, u"event=login_failed|account_locked"_s);
    row("one of, close", u"event is one of(login_failed,account_locked)"_s, u"event=login_failed|account_locked"_s);
    row("not one of", u"event is not one of (login_failed, account_locked)"_s, u"!event=login_failed|account_locked"_s);
    row("in", u"event in (login_failed, account_locked)"_s, u"event=login_failed|account_locked"_s);
    row("a list with a colon", u"event:(login_failed account_locked)"_s, u"event=login_failed|account_locked"_s);
    row("commas", u"event is login_failed, account_locked and x"_s, u"event=login_failed|account_locked; ~x"_s);
    row("commas and a colon", u"event:login_failed,account_locked x"_s, u"event=login_failed|account_locked; ~x"_s);
    row("or of values", u"event is login_failed or account_locked"_s, u"event=login_failed|account_locked"_s);
    row("or of one field", u"event is login_failed or event:account_locked or event is login_success"_s,
        u"event=login_failed|account_locked|login_success"_s);
    row("a value twice", u"user is a, a or a"_s, u"user=a"_s);
    row("a quoted value", u"user is \"and, or\""_s, u"user=and, or"_s);
    row("a quoted value after a colon", u"user:\"a b\" x"_s, u"user=a b; ~x"_s);
    row("an empty value", u"user is \"\""_s, u"user="_s);
    row("escapes", u"user is \"a\\\"b\\\\c\""_s, u"user=a\"b\\c"_s);
    row("a value called one", u"user is one"_s, u"user=one"_s);
    row("a value called one and another word", u"user is one offline"_s, u"user=one; ~offline"_s);
    row("the example",
        u"user is admin and event is one of (login_failed, account_locked) and not address is 10.0.0.9 and \"some words\""_s,
        u"user=admin; event=login_failed|account_locked; !address=10.0.0.9; ~some words"_s);
    row("without and", u"user is admin event is login_failed"_s, u"user=admin; event=login_failed"_s);
    row("text before a field", u"some words user is admin"_s, u"~some; ~words; user=admin"_s);
    row("not text", u"not alice"_s, u"!~alice"_s);
    row("not before words", u"not alice bob"_s, u"!~alice; ~bob"_s);
    row("minus text", u"-alice bob"_s, u"!~alice; ~bob"_s);
    row("minus quoted text", u"-\"alice bob\""_s, u"!~alice bob"_s);
    row("a minus alone", u"a - b"_s, u"~a; ~-; ~b"_s);
    row("since a span", u"since 2h"_s, u"since=2h"_s);
    row("since with is", u"since is 2h"_s, u"since=2h"_s);
    row("since with a colon", u"since:7d user:a"_s, u"since=7d; user=a"_s);
    row("until a date", u"until 2026-01-31"_s, u"until=2026-01-31"_s);
    row("until a date and a time", u"until 2026-01-31 14:30 alice"_s, u"until=2026-01-31T14:30; ~alice"_s);
    row("an address of a page as text", u"http://localhost:8003/x"_s, u"~http://localhost:8003/x"_s);
    row("an address of version 6 as text", u"2001:db8::1"_s, u"~2001:db8::1"_s);
    row("an agent with brackets", u"Mozilla/5.0 (X11; Linux)"_s, u"~Mozilla/5.0; ~(X11;; ~Linux)"_s);
    row("a quote within a word", u"5\"disk"_s, u"~5\"disk"_s);
    row("unicode", u"user is Алиса and \u00e9\u4e2d"_s, u"user=Алиса; ~\u00e9\u4e2d"_s);
}

void FilterTextTest::readsTerms()
{
    QFETCH(QString, text);
    QFETCH(QString, terms);
    const auto parse = core::parseFilter(text, fields());
    QCOMPARE(int(parse.problem), int(Problem::None));
    QCOMPARE(int(parse.validity), int(Validity::Valid));
    QCOMPARE(shortForm(parse.terms), terms);
}

void FilterTextTest::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("problem");
    QTest::addColumn<bool>("isInvalid");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("suggestion");
    const auto row = [](const char *name, const QString &text, Problem problem, bool isInvalid, const QString &where,
                        const QString &suggestion = {}) {
        QTest::newRow(name) << text << int(problem) << isInvalid << where << suggestion;
    };
    row("unknown field", u"usr is admin"_s, Problem::UnknownField, true, u"usr"_s, u"user"_s);
    row("unknown field after a phrase", u"big colour is red"_s, Problem::UnknownField, true, u"colour"_s);
    row("unknown field with a colon", u"evnt:login_failed"_s, Problem::UnknownField, true, u"evnt"_s, u"event"_s);
    row("no value", u"user is"_s, Problem::MissingValue, true, {});
    row("no value after not", u"user is not "_s, Problem::MissingValue, true, {});
    row("no value before and", u"user is and x"_s, Problem::MissingValue, true, u"and"_s);
    row("no value after a colon", u"user: x"_s, Problem::MissingValue, true, u"user:"_s);
    row("no value after a comma", u"user is a,"_s, Problem::MissingValue, true, {});
    row("an empty list", u"event is one of ()"_s, Problem::MissingValue, true, u"()"_s);
    row("nothing after and", u"user is a and"_s, Problem::MissingValue, true, u"and"_s);
    row("nothing after not", u"not"_s, Problem::MissingValue, true, {});
    row("nothing after or", u"user is a or "_s, Problem::MissingValue, true, u"or"_s);
    row("a field alone", u"user"_s, Problem::MissingOperator, false, u"user"_s);
    row("a field without is", u"user admin"_s, Problem::MissingOperator, false, u"user"_s);
    row("an open quote", u"user is \"adm"_s, Problem::OpenQuote, true, u"\"adm"_s);
    row("an open quote of text", u"alice \"bob"_s, Problem::OpenQuote, true, u"\"bob"_s);
    row("a quote closed by an escape", u"\"a\\\""_s, Problem::OpenQuote, true, u"\"a\\\""_s);
    row("an open list", u"event is one of (login_failed, "_s, Problem::OpenList, true, u"(login_failed, "_s);
    row("a list in a list", u"event is ((a))"_s, Problem::OpenList, true, u"("_s);
    row("unknown value", u"event is login_faild"_s, Problem::UnknownValue, false, u"login_faild"_s, u"login_failed"_s);
    row("no time", u"since soon"_s, Problem::BadTime, true, u"soon"_s);
    row("an open quote as time", u"since \"2h"_s, Problem::OpenQuote, true, u"\"2h"_s);
    row("time without value", u"user is a and since"_s, Problem::MissingValue, true, {});
    row("not since", u"not since 2h"_s, Problem::NegatedTime, true, u"2h"_s);
    row("or between fields", u"user is a or address is b"_s, Problem::OrBetweenFields, true, {});
    row("or between texts", u"this or that"_s, Problem::OrBetweenFields, true, u"or"_s);
    row("or behind words", u"this that or other"_s, Problem::OrBetweenFields, true, u"or"_s);
    row("or after not", u"user is not a or b"_s, Problem::OrBetweenFields, true, u"or"_s);
    row("doubt gives way to a mistake", u"event is nonsense and user is"_s, Problem::MissingValue, true, {});
}

void FilterTextTest::saysWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(int, problem);
    QFETCH(bool, isInvalid);
    QFETCH(QString, where);
    QFETCH(QString, suggestion);
    const auto parse = core::parseFilter(text, fields());
    QCOMPARE(int(parse.problem), problem);
    QCOMPARE(int(parse.validity), int(isInvalid ? Validity::Invalid : Validity::Doubtful));
    QCOMPARE(parse.terms.empty(), isInvalid);
    if (!where.isEmpty())
        QCOMPARE(text.mid(parse.position, parse.length), where);
    QVERIFY(parse.position >= 0 && parse.position + parse.length <= text.size());
    QCOMPARE(parse.suggestion, suggestion);
}

void FilterTextTest::writesWhatItReadsBack_data()
{
    QTest::addColumn<QString>("value");
    const QStringList odd{u"admin"_s,
                          {},
                          u" "_s,
                          u"two words"_s,
                          u"a\"b"_s,
                          u"\\"_s,
                          u"a\\nb"_s,
                          u"line\nline"_s,
                          u"a,b"_s,
                          u"(a)"_s,
                          u")"_s,
                          u"and"_s,
                          u"OR"_s,
                          u"not"_s,
                          u"is"_s,
                          u"one"_s,
                          u"one of"_s,
                          u"in"_s,
                          u"="_s,
                          u"!="_s,
                          u"-x"_s,
                          u"user"_s,
                          u"user:admin"_s,
                          u"since"_s,
                          u"2h"_s,
                          u"10.0.0.9"_s,
                          u"::1"_s,
                          u"http://x/?a=b"_s,
                          u"Алиса"_s,
                          u"\U0001F600"_s,
                          u"\u00a0"_s,
                          u"\u2028"_s,
                          QString(QChar(0xd800)),
                          QString(QChar(0)),
                          u"a\tb"_s,
                          u"'; DROP TABLE users; --"_s};
    for (const QString &value : odd)
        QTest::newRow(qPrintable(u"<%1>"_s.arg(value))) << value;
}

void FilterTextTest::writesWhatItReadsBack()
{
    QFETCH(QString, value);
    const std::vector<core::FilterTerm> terms{{u"user"_s, {value}, false},
                                              {{}, {value}, false},
                                              {u"address"_s, {value, u"other"_s, u"third one"_s}, true},
                                              {{}, {value}, true},
                                              {u"since"_s, {u"2026-01-31T14:30"_s}, false},
                                              {u"user"_s, {u"other"_s, value}, false}};
    const QString text = core::filterText(terms);
    const auto parse = core::parseFilter(text, fields());
    QCOMPARE(int(parse.validity), int(Validity::Valid));
    QCOMPARE(parse.terms, terms);
    QCOMPARE(core::filterText(parse.terms), text);
}

void FilterTextTest::refusesTooMuch()
{
    QCOMPARE(int(core::parseFilter(QString(4096, u'x'), fields()).validity), int(Validity::Valid));
    QCOMPARE(int(core::parseFilter(QString(4097, u'x'), fields()).problem), int(Problem::TooLong));
    const QString term = u"user:a "_s;
    QCOMPARE(core::parseFilter(term.repeated(64), fields()).terms.size(), size_t(64));
    QCOMPARE(int(core::parseFilter(term.repeated(65), fields()).problem), int(Problem::TooLong));
    QCOMPARE(core::parseFilter(u"word "_s.repeated(64), fields()).terms.size(), size_t(64));
    QCOMPARE(int(core::parseFilter(u"word "_s.repeated(65), fields()).problem), int(Problem::TooLong));
}

void FilterTextTest::spellsKnownValuesAsTheyAre()
{
    QCOMPARE(core::parseFilter(u"event:LOGIN_failed"_s, fields()).terms.front().values, QStringList{u"login_failed"_s});
}

void FilterTextTest::completes_data()
{
    QTest::addColumn<QString>("text"); // the cursor is at its end
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QString>("first");
    const auto row = [](const char *name, const QString &text, const QString &prefix, const QString &first) {
        QTest::newRow(name) << text << prefix << first;
    };
    row("nothing yet", {}, {}, u"user is"_s);
    row("a field begun", u"ev"_s, u"ev"_s, u"event is"_s);
    row("a field begun after a minus", u"-ev"_s, u"ev"_s, u"event is"_s);
    row("a field begun after text", u"alice ev"_s, u"ev"_s, u"event is"_s);
    row("a field of time", u"user is admin and si"_s, u"si"_s, u"since"_s);
    row("after a field", u"user "_s, {}, u"is"_s);
    row("after is", u"event is "_s, {}, u"login_failed"_s);
    row("a value begun", u"event is acc"_s, u"acc"_s, u"account_locked"_s);
    row("the middle of a value", u"event is lock"_s, u"lock"_s, u"account_locked"_s);
    row("a value after a colon", u"event:login_s"_s, u"login_s"_s, u"login_success"_s);
    row("a value in a list", u"event is one of (login_failed, ac"_s, u"ac"_s, u"account_locked"_s);
    row("not", u"event is no"_s, u"no"_s, u"not"_s);
    row("after not", u"state is not l"_s, u"l"_s, u"locked"_s);
    row("a span", u"since "_s, {}, u"15m"_s);
    row("after a term", u"user is admin "_s, {}, u"user is"_s);
    row("after and", u"user is admin and "_s, {}, u"user is"_s);
    row("after or", u"event is login_failed or acc"_s, u"acc"_s, u"account_locked"_s);
}

void FilterTextTest::completes()
{
    QFETCH(QString, text);
    QFETCH(QString, prefix);
    QFETCH(QString, first);
    const auto completion = core::completeFilter(text, int(text.size()), fields());
    QCOMPARE(text.mid(completion.position, completion.length), prefix);
    QVERIFY(!completion.candidates.isEmpty());
    QCOMPARE(completion.candidates.first(), first);
}

void FilterTextTest::asksForValuesOfOpenFields()
{
    QCOMPARE(core::completeFilter(u"user is ad"_s, 10, fields()).valuesOf, u"user"_s);
    QCOMPARE(core::completeFilter(u"user is \"ad"_s, 11, fields()).valuesOf, u"user"_s);
    QCOMPARE(core::completeFilter(u"state is l"_s, 10, fields()).valuesOf, QString());
    QCOMPARE(core::completeFilter(u"since 2"_s, 7, fields()).valuesOf, QString());
}

void FilterTextTest::replacesTheWholeWordUnderTheCursor()
{
    const QString text = u"event is login_failed and user is x"_s;
    const auto completion = core::completeFilter(text, 12, fields());
    QCOMPARE(text.mid(completion.position, completion.length), u"login_failed"_s);
}

void FilterTextTest::takesAnyCursor()
{
    const QString text = u"user is \"a b\", (c or event:x -since 2h not"_s;
    for (int cursor = -2; cursor < text.size() + 3; ++cursor) {
        const auto completion = core::completeFilter(text, cursor, fields());
        QVERIFY(completion.position >= 0 && completion.position <= text.size());
        QVERIFY(completion.length >= 0 && completion.position + completion.length <= text.size());
    }
}

QTEST_GUILESS_MAIN(FilterTextTest)
#include "FilterTextTest.moc"
