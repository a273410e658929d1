#include "core/keys/SigningKey.h"

#include <array>

namespace core {

using namespace Qt::StringLiterals;

static const std::array<std::pair<KeyState, QString>, 5> &keyStateNames()
{
    static const std::array<std::pair<KeyState, QString>, 5> names{{{KeyState::Next, u"next"_s},
                                                                    {KeyState::Active, u"active"_s},
                                                                    {KeyState::Retiring, u"retiring"_s},
                                                                    {KeyState::Retired, u"retired"_s},
                                                                    {KeyState::Revoked, u"revoked"_s}}};
    return names;
}

QString keyStateName(KeyState state)
{
    for (const auto &[known, name] : keyStateNames()) {
        if (known == state)
            return name;
    }
    Q_ASSERT(false);
    return {};
}

std::optional<KeyState> keyStateFromName(const QString &name)
{
    for (const auto &[state, known] : keyStateNames()) {
        if (known == name)
            return state;
    }
    return std::nullopt;
}

} // namespace core
