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

} // namespace core
