#include "ui/widgets/KeyPlaceText.h"

#include <QCoreApplication>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct KeyPlaceText
{
    Q_DECLARE_TR_FUNCTIONS(ui::KeyPlaceText)
};

} // namespace

QString keyPlaceText(const QString &place)
{
    if (place == "memory of this process"_L1)
        return KeyPlaceText::tr("memory of this process");
    if (place == "environment variable AUTH_SERVICE__KEK"_L1)
        return KeyPlaceText::tr("environment variable %1").arg(u"AUTH_SERVICE__KEK"_s);
    if (place.startsWith("file sealed with a passphrase"_L1))
        return KeyPlaceText::tr("file sealed with a passphrase (%1)").arg(u"kek.sealed"_s);
    if (place.startsWith("file "_L1))
        return KeyPlaceText::tr("file %1", "a path").arg(place.sliced(5));
    return place;
}

} // namespace ui
