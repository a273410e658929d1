#include "core/base/FilterText.h"
#include "tests/fuzz/Fuzzing.h"

#include <QString>

using namespace Qt::StringLiterals;
using tests::require;

/// The first line is the place of the cursor, the rest the filter.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const std::vector<core::FilterField> fields{{u"user"_s},
                                                       {u"event"_s, {u"login_failed"_s, u"login_success"_s}, true},
                                                       {u"address"_s},
                                                       {u"since"_s, {}, false, true}};
    tests::FuzzInput input(data, size);
    const int cursor = input.line().toInt();
    const QString text = QString::fromUtf8(input.rest());
    const auto parse = core::parseFilter(text, fields);
    const bool isInvalid = parse.validity == core::FilterParse::Validity::Invalid;
    require(parse.position >= 0 && parse.length >= 0 && parse.position + parse.length <= text.size(),
            "the problem is in the text");
    require(isInvalid == (parse.validity != core::FilterParse::Validity::Doubtful &&
                          parse.problem != core::FilterParse::Problem::None),
            "a problem is said when there is one");
    require(!isInvalid || parse.terms.empty(), "nothing is searched for by an invalid filter");
    require(parse.terms.size() <= 64, "not more terms than allowed");
    const QString canonical = core::filterText(parse.terms);
    if (canonical.size() <= 4096) {
        const auto again = core::parseFilter(canonical, fields);
        require(again.terms == parse.terms, "what is written is read back");
    }
    const auto completion = core::completeFilter(text, cursor, fields);
    require(completion.position >= 0 && completion.length >= 0 &&
                completion.position + completion.length <= text.size(),
            "what is completed is in the text");
    return 0;
}
