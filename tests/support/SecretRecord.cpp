#include "tests/support/SecretRecord.h"

#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tests {

static constexpr qsizetype kShortestSecret = 8; // as in record.py
static constexpr qsizetype kTokenPart = 43;

static QString recordFolder()
{
    return qEnvironmentVariable("GATEHOUSE_TEST_RECORD");
}

void noteSecret(const QString &kind, const QString &text)
{
    const QString secret = text.count(u'.') == 2 ? text.section(u'.', 2).left(kTokenPart) : text;
    if (recordFolder().isEmpty() || secret.size() < kShortestSecret)
        return;
    QFile file(recordFolder() + u".secrets"_s);
    if (!file.open(QIODevice::Append | QIODevice::Unbuffered, QFile::ReadOwner | QFile::WriteOwner))
        qFatal("%s cannot be written", qPrintable(file.fileName()));
    file.write(QJsonDocument({{u"kind"_s, kind}, {u"text"_s, secret}}).toJson(QJsonDocument::Compact) + '\n');
}

void noteTokens(const QJsonObject &answer)
{
    for (const QString &name : {u"access_token"_s, u"refresh_token"_s})
        noteSecret(name, answer.value(name).toString());
}

TitleRecord::TitleRecord(const QString &name) : m_name(name)
{
    qApp->installEventFilter(this);
}

TitleRecord::~TitleRecord()
{
    if (recordFolder().isEmpty())
        return;
    QDir().mkpath(recordFolder());
    QFile file(u"%1/%2.%3.titles"_s.arg(recordFolder(), m_name).arg(QCoreApplication::applicationPid()));
    if (!file.open(QIODevice::WriteOnly) || file.write(m_titles) != m_titles.size())
        qFatal("%s cannot be written", qPrintable(file.fileName()));
}

bool TitleRecord::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::WindowTitleChange || event->type() == QEvent::Show)
        m_titles += watched->property("windowTitle").toString().toUtf8() + '\n';
    return false;
}

} // namespace tests
