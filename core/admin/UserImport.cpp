#include "core/admin/UserImport.h"

namespace core {
using namespace Qt::StringLiterals;

QString importFieldName(ImportField field)
{
    switch (field) {
    case ImportField::None:
        return {};
    case ImportField::Username:
        return u"username"_s;
    case ImportField::Email:
        return u"email"_s;
    case ImportField::Password:
        return u"password"_s;
    case ImportField::PasswordHash:
        return u"password_hash"_s;
    case ImportField::Verified:
        return u"is_verified"_s;
    case ImportField::Active:
        return u"is_active"_s;
    }
    return {};
}

} // namespace core
