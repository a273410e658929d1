#include "core/admin/ChainAdmin.h"

namespace core {

using namespace Qt::StringLiterals;

QString chainStateName(ChainState state)
{
    switch (state) {
    case ChainState::Active:
        return u"active"_s;
    case ChainState::Used:
        return u"used"_s;
    case ChainState::Grace:
        return u"grace"_s;
    case ChainState::Reused:
        return u"reused"_s;
    case ChainState::Revoked:
        return u"revoked"_s;
    case ChainState::Expired:
        return u"expired"_s;
    }
    return {};
}

std::vector<FilterField> chainFilterFields()
{
    return {{.name = u"user"_s},
            {.name = u"client"_s},
            {.name = u"state"_s, .values = {u"active"_s, u"reused"_s, u"revoked"_s, u"expired"_s}, .isClosed = true},
            {.name = u"address"_s},
            {.name = u"agent"_s},
            {.name = u"scope"_s},
            {.name = u"grant"_s},
            {.name = u"family"_s},
            {.name = u"reason"_s},
            {.name = u"since"_s, .isTime = true},
            {.name = u"until"_s, .isTime = true},
            {.name = u"last"_s, .isTime = true},
            {.name = u"started"_s, .isTime = true}};
}

} // namespace core
