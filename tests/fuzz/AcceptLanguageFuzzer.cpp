#include "server/login/PageWords.h"
#include "tests/fuzz/Fuzzing.h"

using namespace Qt::StringLiterals;
using server::PageWords;
using tests::require;

/// `ui_locales`, then an Accept-Language header.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    tests::FuzzInput input(data, size);
    const QStringList wanted = QString::fromUtf8(input.line()).split(u' ', Qt::SkipEmptyParts);
    const QByteArray header = input.rest();
    const QString chosen = PageWords::chosen(wanted, header).language();
    require(chosen == "en"_L1 || chosen == "ru"_L1, "a language that we have");
    require(PageWords::chosen(wanted, header).language() == chosen, "the same each time");
    const QString byHeader = PageWords::chosen({}, header).language();
    require(byHeader == "en"_L1 || header.toLower().contains("ru"), "none that nobody asked for");
    for (const QString &tag : wanted) {
        const QString primary = tag.section(u'-', 0, 0).section(u'_', 0, 0).toLower();
        if (primary != "en"_L1 && primary != "ru"_L1)
            continue;
        require(chosen == primary, "the first of ui_locales that we have goes before the header");
        return 0;
    }
    require(chosen == byHeader, "unknown ui_locales change nothing");
    return 0;
}
