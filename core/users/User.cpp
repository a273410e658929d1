#include "core/users/User.h"

namespace core {

QString foldedName(const QString &name)
{
    // Qt folds character by character, so the one letter whose folding grows is named here. Folding may leave a form
    // that is not composed (U+0345 for one), so the result is normalized once more.
    return name.normalized(QString::NormalizationForm_KC)
        .toCaseFolded()
        .replace(u'ß', QStringLiteral("ss"))
        .normalized(QString::NormalizationForm_KC);
}

} // namespace core
