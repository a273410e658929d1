#include "ui/async/UserText.h"

#include <QCoreApplication>

namespace ui {

namespace {

struct UserTextContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::UserText)
};

QString invalidText(const QString &field)
{
    if (field.isEmpty())
        return UserTextContext::tr("Something in this form is not valid. Check the values and try again.");
    return UserTextContext::tr("%1 is not valid. Correct it and try again.", "%1 is a form field's name")
        .arg(fieldName(field));
}

QString takenText(const QString &field)
{
    if (field.isEmpty())
        return UserTextContext::tr("There is one with this name already. Choose another name.");
    return UserTextContext::tr("%1 is taken already. Choose another.", "%1 is a form field's name")
        .arg(fieldName(field));
}

} // namespace

QString fieldName(const QString &field)
{
    using namespace Qt::StringLiterals;
    static const QHash<QString, const char *> names{
        {u"username"_s, QT_TRANSLATE_NOOP("ui::UserText", "User name")},
        {u"email"_s, QT_TRANSLATE_NOOP("ui::UserText", "E-mail")},
        {u"password"_s, QT_TRANSLATE_NOOP("ui::UserText", "Password")},
        {u"client_id"_s, QT_TRANSLATE_NOOP("ui::UserText", "Client ID")},
        {u"client_name"_s, QT_TRANSLATE_NOOP("ui::UserText", "Name")},
        {u"redirect_uris"_s, QT_TRANSLATE_NOOP("ui::UserText", "Redirect URIs")},
        {u"grant_types"_s, QT_TRANSLATE_NOOP("ui::UserText", "Grants")},
        {u"scope"_s, QT_TRANSLATE_NOOP("ui::UserText", "Scopes")},
        {u"cors_origins"_s, QT_TRANSLATE_NOOP("ui::UserText", "CORS origins")},
        {u"resources"_s, QT_TRANSLATE_NOOP("ui::UserText", "Resources")},
        {u"grace_seconds"_s, QT_TRANSLATE_NOOP("ui::UserText", "Grace period")},
        {u"access_token_lifetime"_s, QT_TRANSLATE_NOOP("ui::UserText", "Access token lifetime")},
        {u"refresh_token_lifetime"_s, QT_TRANSLATE_NOOP("ui::UserText", "Refresh token lifetime")},
    };
    const char *name = names.value(field, nullptr);
    return name ? QCoreApplication::translate("ui::UserText", name) : field;
}

QString userText(const core::Error &error)
{
    switch (error.kind) {
    case core::ErrorKind::NotFound:
        return UserTextContext::tr("It is not there any more; somebody may have deleted it. Refresh the list.");
    case core::ErrorKind::AlreadyExists:
        return takenText(error.field);
    case core::ErrorKind::InvalidInput:
        return invalidText(error.field);
    case core::ErrorKind::Conflict:
        return UserTextContext::tr("It was changed by somebody else meanwhile. Refresh and try again.");
    case core::ErrorKind::Expired:
        return UserTextContext::tr("It has expired, so nothing was done. Start again with a new one.");
    case core::ErrorKind::Cancelled:
        return UserTextContext::tr("This was stopped before it was done. Try again.");
    case core::ErrorKind::Busy:
        return UserTextContext::tr("The server has too much to do at the moment. Try again in a few seconds.");
    case core::ErrorKind::Storage:
        return UserTextContext::tr(
            "The database did not answer, so nothing was changed. Check free disk space and try again.");
    case core::ErrorKind::Crypto:
        return UserTextContext::tr("A cryptographic operation failed, so nothing was changed. The log has the reason.");
    case core::ErrorKind::Keychain:
        return UserTextContext::tr("The keychain did not answer. Unlock it and try again.");
    }
    return {};
}

} // namespace ui
