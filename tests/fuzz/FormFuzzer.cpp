#include "server/oauth/TokenRequest.h"
#include "tests/fuzz/Fuzzing.h"

#include <QUtf8StringView>

using namespace Qt::StringLiterals;
using server::FormBody;
using tests::require;

namespace {

using Pairs = std::vector<std::pair<QByteArray, QByteArray>>;

server::HttpRequest formRequest(const QByteArray &type, const QByteArray &body)
{
    server::HttpRequest request;
    request.headers = {{"content-type"_ba, type}};
    request.body = body;
    return request;
}

/// The decoding once more, by Qt.
QByteArray decodedByQt(QByteArray text)
{
    return QByteArray::fromPercentEncoding(text.replace('+', ' '));
}

Pairs pairsOf(const QByteArray &body)
{
    Pairs pairs;
    for (const QByteArray &pair : body.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        if (!pair.isEmpty())
            pairs.emplace_back(decodedByQt(equals < 0 ? pair : pair.left(equals)),
                               decodedByQt(equals < 0 ? QByteArray() : pair.mid(equals + 1)));
    }
    return pairs;
}

void checkAgrees(const FormBody &form, const Pairs &pairs)
{
    require(pairs.size() <= size_t(server::HttpRequest().mostParameters), "no more parameters than allowed");
    for (const auto &[name, value] : pairs) {
        const auto sameName = [&](const auto &pair) { return pair.first == name; };
        const auto count = std::ranges::count_if(pairs, sameName);
        require(count == 1 || name == "resource", "no parameter but RFC 8707's passes twice");
        if (count > 1)
            continue;
        require(form.secret(name).toByteArray() == value, "a value is what Qt decodes");
        require(!value.contains('\0') && QUtf8StringView(value.data(), value.size()).isValidUtf8(), "values are text");
        require(form.text(name).toUtf8() == value, "text and secret agree");
        require(form.has(name) == !value.isEmpty() && form.require({name}).has_value() == form.has(name),
                "has and require agree");
    }
}

void checkSurvivesEncoding(const Pairs &pairs)
{
    QByteArrayList encoded;
    for (const auto &[name, value] : pairs)
        encoded << name.toPercentEncoding({}, "abcz") + '=' + value.toPercentEncoding();
    const auto again = FormBody::parse(formRequest("application/x-www-form-urlencoded"_ba, encoded.join('&')));
    require(again.has_value(), "what was accepted is accepted again");
    checkAgrees(*again, pairs);
}

void checkRefusal(const server::OAuthError &error)
{
    require(error.code == server::OAuthCode::InvalidRequest, "a bad form is an invalid_request");
    for (const QChar c : error.description)
        require(c >= u' ' && c < u'\x7f' && c != u'"' && c != u'\\', "RFC 6749 §5.2: what a description may hold");
    require(server::toResponse(error).status == 400, "a bad form is answered with 400");
}

} // namespace

/// The Content-Type, then the body.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    tests::FuzzInput input(data, size);
    const QByteArray type = input.line();
    const QByteArray body = input.rest();
    const auto request = server::parseTokenRequest(formRequest(type, body));
    if (!request) {
        checkRefusal(request.error());
        return 0;
    }
    const Pairs pairs = pairsOf(body);
    checkAgrees(request->form, pairs);
    checkSurvivesEncoding(pairs);
    require(request->grantType == request->form.text("grant_type"), "the grant type is the form's");
    require(server::formDecoded(body.toPercentEncoding()) == body, "decoding undoes encoding");
    return 0;
}
