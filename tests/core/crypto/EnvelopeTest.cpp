#include "core/crypto/Envelope.h"

#include "tests/support/CountingRandom.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

class EnvelopeTest : public QObject
{
    Q_OBJECT

    SystemRandom m_random;

    static QByteArray changed(QByteArray bytes, qsizetype at)
    {
        bytes[at] = char(bytes.at(at) ^ 1);
        return bytes;
    }

private slots:
    void opensWhatItSealed()
    {
        const Envelope envelope(m_random.secret(32), m_random);
        for (const QString &text : {u""_s, u"private"_s}) {
            const QByteArray sealed = envelope.seal(SecretBytes::fromText(text), u"2026-01-key-1"_s);
            QCOMPARE(sealed.size(), 1 + 12 + text.size() + 16);
            QCOMPARE(sealed.at(0), '\x01');
            const auto opened = envelope.open(sealed, u"2026-01-key-1"_s);
            QVERIFY(opened);
            QCOMPARE(opened->toByteArray(), text.toUtf8());
        }
    }

    void sealsEveryTimeUnderAnotherNonce()
    {
        const Envelope envelope(m_random.secret(32), m_random);
        const auto plain = SecretBytes::fromText(u"private"_s);
        QVERIFY(envelope.seal(plain, u"a"_s) != envelope.seal(plain, u"a"_s));
    }

    void writesTheFormatOfThePast()
    {
        tests::CountingRandom random;
        const Envelope envelope(SecretBytes(32), random);
        const QByteArray sealed = envelope.seal(SecretBytes::fromText(u"private"_s), u"id"_s);
        QCOMPARE(sealed.toHex(), "01000102030405060708090a0bf8b95a246189ea393782e928c842691f18afe81350419a"_ba);
    }

    void refusesAnyChangedBit()
    {
        const Envelope envelope(m_random.secret(32), m_random);
        const QByteArray sealed = envelope.seal(SecretBytes::fromText(u"private"_s), u"id"_s);
        for (qsizetype at = 0; at < sealed.size(); ++at) {
            const auto opened = envelope.open(changed(sealed, at), u"id"_s);
            QVERIFY(!opened);
            QCOMPARE(opened.error().kind, ErrorKind::Crypto);
        }
    }

    void refusesAnyShorterText()
    {
        const Envelope envelope(m_random.secret(32), m_random);
        const QByteArray sealed = envelope.seal(SecretBytes::fromText(u"private"_s), u"id"_s);
        for (qsizetype size = 0; size < sealed.size(); ++size)
            QVERIFY(!envelope.open(sealed.first(size), u"id"_s));
    }

    void refusesAnotherRecordAndAnotherKey()
    {
        const Envelope envelope(m_random.secret(32), m_random);
        const QByteArray sealed = envelope.seal(SecretBytes::fromText(u"private"_s), u"id"_s);
        QVERIFY(!envelope.open(sealed, u"other"_s));
        QVERIFY(!Envelope(m_random.secret(32), m_random).open(sealed, u"id"_s));
    }

    void derivesAsRfc5869Says() // appendix A.3: no salt, no info
    {
        const Envelope envelope(SecretBytes::take(QByteArray(22, '\x0b')), m_random);
        QCOMPARE(envelope.derive("").toByteArray().toHex(),
                 "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"_ba);
        QVERIFY(envelope.derive("a").toByteArray() != envelope.derive("b").toByteArray());
    }

    void opensWithThePassphraseOnly()
    {
        const auto passphrase = SecretBytes::fromText(u"correct horse"_s);
        const QByteArray sealed = sealWithPassphrase(SecretBytes::fromText(u"kek"_s), passphrase, m_random);
        const auto opened = openWithPassphrase(sealed, passphrase);
        QVERIFY(opened);
        QCOMPARE(opened->toByteArray(), "kek"_ba);
        const auto wrong = openWithPassphrase(sealed, SecretBytes::fromText(u"correct house"_s));
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, ErrorKind::Crypto);
        QVERIFY(sealed != sealWithPassphrase(SecretBytes::fromText(u"kek"_s), passphrase, m_random));
    }

    void refusesADamagedSealedFile_data()
    {
        QTest::addColumn<int>("at");
        QTest::newRow("mark") << 0;
        QTest::newRow("salt") << 8;
        QTest::newRow("nonce") << 24;
        QTest::newRow("ciphertext") << 36;
        QTest::newRow("tag") << 39;
    }
    void refusesADamagedSealedFile()
    {
        QFETCH(int, at);
        const auto passphrase = SecretBytes::fromText(u"p"_s);
        const QByteArray sealed = sealWithPassphrase(SecretBytes::fromText(u"kek"_s), passphrase, m_random);
        QVERIFY(!openWithPassphrase(changed(sealed, at), passphrase));
        QVERIFY(!openWithPassphrase(sealed.first(at), passphrase));
    }
};

QTEST_GUILESS_MAIN(EnvelopeTest)
#include "EnvelopeTest.moc"
