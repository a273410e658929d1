#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"

#include <QString>
#include <QStringList>

namespace core {

/// When and how a user proved who he is; claims `auth_time`, `acr`, `amr`, `sid`.
struct Authentication
{
    Instant at;
    QString acr;
    QStringList amr;
    SessionId session; ///< empty: no browser
};

} // namespace core
