#include "core/secrets/KeyCheck.h"

using namespace Qt::StringLiterals;

namespace core {

static const QString kCheckContext = u"key-check"_s;
static const QByteArray kCheckText = "gatehouse"_ba;

QByteArray makeKeyCheck(const Envelope &envelope)
{
    return envelope.seal(SecretBytes::take(QByteArray(kCheckText)), kCheckContext);
}

bool keyCheckMatches(const Envelope &envelope, const QByteArray &keyCheck)
{
    const auto opened = envelope.open(keyCheck, kCheckContext);
    return opened && opened->toByteArray() == kCheckText;
}

} // namespace core
