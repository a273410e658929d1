#include "ui/widgets/RefusalWords.h"

#include "ui/widgets/RefusalNotes.h"
#include "ui/widgets/RefusalRemedies.h"
#include "ui/widgets/TimeText.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct RefusalContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::RefusalWords)
};

bool isRefusal(const core::AuditRow &row)
{
    static const QStringList events{u"token_invalid"_s, u"login_failed"_s, u"rate_limit_exceeded"_s,
                                    u"account_locked"_s, u"security_incident"_s};
    return !row.success && events.contains(row.eventType);
}

/// Refused again within the minute of its row.
int timesOf(const core::AuditRow &row)
{
    for (const QString &member : {u"count"_s, u"refused"_s, u"replays"_s}) {
        if (row.data.contains(member))
            return row.data.value(member).toInt(1);
    }
    return 1;
}

QString askedText(const core::AuditRow &row)
{
    const QString who = !row.client.isEmpty()     ? row.client.value
                        : !row.username.isEmpty() ? row.username
                                                  : RefusalContext::tr("somebody", "who sent a request");
    const QString where = row.data.value("endpoint"_L1).toString();
    const QString address = row.address.isEmpty() ? RefusalContext::tr("this computer") : row.address;
    QStringList sentences;
    if (!where.isEmpty())
        sentences.append(RefusalContext::tr("%1 sent a request to %2 from %3.", "a client, a path, an address")
                             .arg(who, where, address));
    else if (row.eventType == "token_invalid"_L1 || row.eventType == "security_incident"_L1)
        sentences.append(
            RefusalContext::tr("%1 wanted tokens from %2.", "a client or a user, an address").arg(who, address));
    else
        sentences.append(
            RefusalContext::tr("Somebody wanted to sign in as %1 from %2.", "a user name, an address")
                .arg(row.username.isEmpty() ? RefusalContext::tr("an unknown name") : row.username, address));
    if (const int times = timesOf(row); times > 1)
        sentences.append(RefusalContext::tr("The same was refused %n times in that minute; one row stands for all.",
                                            nullptr, times));
    return sentences.join(u' ');
}

QString failedText(const core::AuditRow &row, const QString &code)
{
    const QString parameter = row.data.value("parameter"_L1).toString();
    const QString description = row.data.value("description"_L1).toString();
    const QString note = refusalNote(row.data.value("note"_L1).toString());
    QStringList sentences;
    const QString meaning = refusalMeaning(code, row.data.value("end_reason"_L1).toString());
    sentences.append(meaning.isEmpty() ? RefusalContext::tr("The reason is %1.", "an error code").arg(code) : meaning);
    if (!parameter.isEmpty())
        sentences.append(RefusalContext::tr("The parameter at fault is %1.").arg(parameter));
    if (!note.isEmpty())
        sentences.append(note);
    if (!description.isEmpty())
        sentences.append(RefusalContext::tr("The client was told %1: “%2”", "an error code, its description in English")
                             .arg(code, description));
    return sentences.join(u' ');
}

} // namespace

QString refusalCode(const core::AuditRow &row)
{
    const QString error = row.data.value("error"_L1).toString();
    return error.isEmpty() ? row.errorMessage : error;
}

QString errorText(const core::AuditRow &row)
{
    const QString meaning = refusalMeaning(row.errorMessage, row.data.value("end_reason"_L1).toString());
    return meaning.isEmpty() ? row.errorMessage : meaning;
}

QString errorBrief(const core::AuditRow &row)
{
    static const QRegularExpression end(uR"([.:;](\s|$))"_s);
    const QString text = errorText(row);
    return text == row.errorMessage ? text : text.left(text.indexOf(end));
}

QString errorTextAndCode(const core::AuditRow &row)
{
    const QString text = errorText(row);
    return text == row.errorMessage ? text : text + u'\n' + row.errorMessage;
}

std::optional<Refusal> refusalOf(const core::AuditRow &row)
{
    if (!isRefusal(row))
        return std::nullopt;
    const QString code = refusalCode(row);
    return Refusal{askedText(row), failedText(row, code),
                   refusalRemedy(code, row.data.value("parameter"_L1).toString())};
}

} // namespace ui
