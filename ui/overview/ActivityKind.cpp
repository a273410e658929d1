#include "ui/overview/ActivityKind.h"

#include "ui/widgets/AuditWords.h"

#include <QCoreApplication>

namespace ui {

using namespace Qt::StringLiterals;
using core::AuditField;

namespace {

struct Activity
{
    Q_DECLARE_TR_FUNCTIONS(ui::Activity)
};

} // namespace

QList<ActivityKind> activityKinds()
{
    const QString succeeded = Activity::tr("Succeeded");
    const QString failed = Activity::tr("Failed");
    const QString refused = Activity::tr("Refused");
    return {
        {Activity::tr("Sign-ins"),
         {u"login_success"_s, u"login_failed"_s},
         succeeded,
         failed,
         {AuditField::User, AuditField::Address, AuditField::Client, AuditField::Error}},
        {Activity::tr("Tokens issued"),
         {u"token_issued"_s},
         Activity::tr("Issued"),
         refused,
         {AuditField::Grant, AuditField::Client, AuditField::User}},
        {Activity::tr("Refreshes"),
         {u"token_refresh"_s},
         succeeded,
         refused,
         {AuditField::Client, AuditField::User, AuditField::Error}},
        {auditEventWord(u"security_incident"_s),
         {u"security_incident"_s},
         Activity::tr("Handled"),
         Activity::tr("Detected"),
         {AuditField::User, AuditField::Client, AuditField::Address}},
        {Activity::tr("Limits reached"),
         {u"rate_limit_exceeded"_s, u"account_locked"_s},
         Activity::tr("Locked"),
         refused,
         {AuditField::Address, AuditField::User, AuditField::Event}},
    };
}

QString shareName(AuditField field)
{
    switch (field) {
    case AuditField::Event:
        return Activity::tr("By event");
    case AuditField::Result:
        return Activity::tr("By result");
    case AuditField::User:
        return Activity::tr("By user");
    case AuditField::Client:
        return Activity::tr("By client");
    case AuditField::Address:
        return Activity::tr("By address");
    case AuditField::Grant:
        return Activity::tr("By grant");
    case AuditField::Error:
        return Activity::tr("By reason");
    case AuditField::Actor:
        return Activity::tr("By actor");
    case AuditField::Request:
        return Activity::tr("By request");
    case AuditField::Family:
        return Activity::tr("By chain");
    }
    return {};
}

} // namespace ui
