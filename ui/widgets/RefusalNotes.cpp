#include "ui/widgets/RefusalNotes.h"

#include <QCoreApplication>

#include <array>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct NotesContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::RefusalNotes)
};

struct Note
{
    const char *text; ///< as the server writes it
    const char *sentence;
};

constexpr std::array<Note, 41> kNotes{{
    {"a code_verifier came for a code without code_challenge",
     QT_TRANSLATE_NOOP("ui::RefusalNotes",
                       "A code_verifier came with a code that was asked for without a code_challenge.")},
    {"the code has no code_challenge",
     QT_TRANSLATE_NOOP("ui::RefusalNotes", "The code was asked for without a code_challenge.")},
    {"the client is unknown or disabled",
     QT_TRANSLATE_NOOP("ui::RefusalNotes", "No client of the name that came is there.")},
    {"the code_verifier is missing", QT_TRANSLATE_NOOP("ui::RefusalNotes", "The code_verifier is missing.")},
    {"the code_verifier is malformed",
     QT_TRANSLATE_NOOP("ui::RefusalNotes",
                       "The code_verifier is not 43 to 128 letters, digits, dots, dashes, underscores or tildes.")},
    {"the code_verifier is wrong",
     QT_TRANSLATE_NOOP("ui::RefusalNotes", "The code_verifier does not fit the code_challenge.")},
    {"the redirect_uri differs from the authorization request's",
     QT_TRANSLATE_NOOP("ui::RefusalNotes", "The redirect_uri differs from the one of the authorization request.")},
    {"the DPoP key is not the one of dpop_jkt",
     QT_TRANSLATE_NOOP("ui::RefusalNotes", "The DPoP proof is of another key than the authorization request named.")},
    {"the code is unknown",
     QT_TRANSLATE_NOOP("ui::RefusalNotes", "The code is unknown: it was never given, or is gone since long.")},
    {"the code is another client's", QT_TRANSLATE_NOOP("ui::RefusalNotes", "The code was given to another client.")},
    {"the code has expired", QT_TRANSLATE_NOOP("ui::RefusalNotes", "The code has expired.")},
    {"the code was used before", QT_TRANSLATE_NOOP("ui::RefusalNotes", "The code was used before.")},
    {"the user may not sign in any more", QT_TRANSLATE_NOOP("ui::RefusalNotes", "The user may not sign in any more.")},
    {"the device code is unknown, used, or another client's",
     QT_TRANSLATE_NOOP("ui::RefusalNotes", "The device code is unknown, used, or another client's.")},
    {"no access token was sent", QT_TRANSLATE_NOOP("ui::RefusalNotes", "No access token was sent.")},
    {"the scheme does not fit to what the token is bound to",
     QT_TRANSLATE_NOOP("ui::RefusalNotes",
                       "The token is bound to a key, and was sent without its proof; or the other way round.")},
    {"the DPoP proof is missing or of another key",
     QT_TRANSLATE_NOOP("ui::RefusalNotes", "The DPoP proof is missing or of another key.")},
    {"a refresh token is no access token",
     QT_TRANSLATE_NOOP("ui::RefusalNotes", "A refresh token was sent where an access token belongs.")},
    {"the code has expired or the user may not sign in any more",
     QT_TRANSLATE_NOOP("ui::RefusalNotes", "The code has expired, or the user may not sign in any more.")},
    {"the device code was used, or the user may not sign in any more",
     QT_TRANSLATE_NOOP("ui::RefusalNotes", "The device code was used, or the user may not sign in any more.")},
    {"the subject is no living access token of a user",
     QT_TRANSLATE_NOOP("ui::RefusalNotes", "The subject token is no living access token of a user.")},
    {"the token was handed on too often",
     QT_TRANSLATE_NOOP("ui::RefusalNotes", "The token was exchanged too often, one exchange after another.")},
    {"expired", QT_TRANSLATE_NOOP("ui::RefusalNotes", "The token has expired.")},
    {"revoked", QT_TRANSLATE_NOOP("ui::RefusalNotes", "The token was revoked.")},
    {"used", QT_TRANSLATE_NOOP("ui::RefusalNotes", "The token was used before.")},
    {"unknown",
     QT_TRANSLATE_NOOP("ui::RefusalNotes", "The token is unknown: it was never given, or is gone since long.")},
    {"unknown_family",
     QT_TRANSLATE_NOOP("ui::RefusalNotes", "The token chain of this token is unknown: it was removed since.")},
    {"family_revoked", QT_TRANSLATE_NOOP("ui::RefusalNotes", "The token chain of this token was revoked.")},
    {"family_reused",
     QT_TRANSLATE_NOOP("ui::RefusalNotes",
                       "The token chain of this token was revoked because a refresh token came twice.")},
    {"family_expired", QT_TRANSLATE_NOOP("ui::RefusalNotes", "The token chain of this token has expired.")},
    {"user_disabled", QT_TRANSLATE_NOOP("ui::RefusalNotes", "The user is disabled or deleted.")},
    {"client_disabled", QT_TRANSLATE_NOOP("ui::RefusalNotes", "The client is disabled or deleted.")},
    {"malformed", QT_TRANSLATE_NOOP("ui::RefusalNotes", "What was sent is no JWT.")},
    {"unsupported_header",
     QT_TRANSLATE_NOOP("ui::RefusalNotes", "The header of the JWT has a member that must be understood and is not.")},
    {"unknown_key",
     QT_TRANSLATE_NOOP("ui::RefusalNotes", "The JWT was signed with a key that is not here, or is gone.")},
    {"wrong_algorithm", QT_TRANSLATE_NOOP("ui::RefusalNotes", "The JWT names another algorithm than its key has.")},
    {"bad_signature",
     QT_TRANSLATE_NOOP("ui::RefusalNotes",
                       "The signature of the JWT is wrong: it was altered, or signed with another key.")},
    {"wrong_type", QT_TRANSLATE_NOOP("ui::RefusalNotes", "The JWT is of another type, such as an ID token.")},
    {"wrong_issuer", QT_TRANSLATE_NOOP("ui::RefusalNotes", "The JWT names another issuer.")},
    {"wrong_audience", QT_TRANSLATE_NOOP("ui::RefusalNotes", "The JWT is for another audience.")},
    {"not_yet_valid", QT_TRANSLATE_NOOP("ui::RefusalNotes", "The JWT is not valid yet: compare the clocks.")},
}};

} // namespace

QString refusalNote(const QString &note)
{
    for (const Note &known : kNotes) {
        if (note == QLatin1String(known.text))
            return NotesContext::tr(known.sentence);
    }
    const auto ofClient = [&note](QLatin1StringView why, const char *sentence) {
        return note.startsWith(why) ? NotesContext::tr(sentence).arg(note.sliced(why.size())) : QString();
    };
    for (const QString &told :
         {ofClient(
              "the secret or the assertion is wrong: "_L1,
              QT_TRANSLATE_NOOP("ui::RefusalNotes", "The client %1 was named; the secret that came is not its own.")),
          ofClient(
              "the client may not authenticate in this way: "_L1,
              QT_TRANSLATE_NOOP("ui::RefusalNotes", "The client %1 was named; it may not prove itself in this way.")),
          ofClient("the client is unknown or disabled: "_L1,
                   QT_TRANSLATE_NOOP("ui::RefusalNotes", "The client %1 was named; it is disabled or deleted."))}) {
        if (!told.isEmpty())
            return told;
    }
    const auto lacks = "the subject lacks the scope '"_L1;
    if (note.startsWith(lacks))
        return NotesContext::tr("The subject token lacks the scope %1.").arg(note.sliced(lacks.size()).chopped(1));
    return note;
}

} // namespace ui
