#include "ui/shell/KeyboardLayout.h"

namespace ui {

using namespace Qt::StringLiterals;

QString onOtherKeyboard(const QString &typed)
{
    static const QString latin = u"`qwertyuiop[]asdfghjkl;'zxcvbnm,."_s;
    static const QString russian = u"ёйцукенгшщзхъфывапролджэячсмитьбю"_s;
    QString other = typed.toLower();
    for (QChar &letter : other) {
        if (const auto at = latin.indexOf(letter); at >= 0)
            letter = russian.at(at);
        else if (const auto back = russian.indexOf(letter); back >= 0)
            letter = latin.at(back);
    }
    return other;
}

} // namespace ui
