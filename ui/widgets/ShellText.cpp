#include "ui/widgets/ShellText.h"

namespace ui {

using namespace Qt::StringLiterals;

QString shellQuoted(const QString &argument)
{
    QString inside = argument;
    inside.replace(u'\'', u"'\\''"_s);
    return u'\'' + inside + u'\'';
}

} // namespace ui
