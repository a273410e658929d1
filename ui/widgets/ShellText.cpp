#include "ui/widgets/ShellText.h"

namespace ui {

using namespace Qt::StringLiterals;

QString shellQuoted(const QString &argument)
{
    QString inside = argument;
    inside.replace(u'\'', u"'\\''"_s);
    return u'\'' + inside + u'\'';
}

QString readHidden(const QString &variable)
{
    return u"printf '%1: ' >&2; read -rs %1; echo >&2\n"_s.arg(variable);
}

} // namespace ui
