#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QObject>

namespace tests {

/// tests/secrets/record.py for the tests in C++: what the windows show goes to the folder $GATEHOUSE_TEST_RECORD,
/// secrets that were used to the file beside it. Without the variable nothing is kept.
void noteSecret(const QString &kind, const QString &text);
/// The tokens of an answer of the token endpoint.
void noteTokens(const QJsonObject &answer);

/// Keeps the titles of all windows while it lives.
class TitleRecord : public QObject
{
public:
    explicit TitleRecord(const QString &name);
    ~TitleRecord() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QString m_name;
    QByteArray m_titles;
};

} // namespace tests
