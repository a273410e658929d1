#include "ui/clients/RedirectTester.h"

#include "ui/widgets/StateMark.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QLineEdit>

namespace ui {

using namespace Qt::StringLiterals;

RedirectTester::RedirectTester(Match match, QWidget *parent)
    : QWidget(parent)
    , m_match(std::move(match))
    , m_uri(new QLineEdit)
    , m_verdict(new StateLabel)
    , m_reason(new TonedLabel({}, Tone::Muted))
{
    m_uri->setObjectName(u"testedUri"_s);
    m_uri->setAccessibleName(tr("Would this match?"));
    m_uri->setPlaceholderText(tr("Would this match? Paste a redirect_uri"));
    m_uri->setFont(Theme::instance().monospace());
    m_verdict->setObjectName(u"testedVerdict"_s);
    m_reason->setObjectName(u"testedReason"_s);
    m_reason->setWordWrap(true);
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setAlignment(Qt::AlignTop | Qt::AlignLeading); // beside the verdict, also where there is more room
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_verdict, 0, Qt::AlignTop);
    line->addWidget(m_reason, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_uri);
    column->addLayout(line);
    connect(m_uri, &QLineEdit::textChanged, this, &RedirectTester::judge);
    judge();
}

void RedirectTester::judge()
{
    const QString uri = m_uri->text(); // as it would be sent: a blank at its end counts
    m_verdict->setVisible(!uri.isEmpty());
    m_reason->setVisible(!uri.isEmpty());
    if (uri.isEmpty())
        return;
    const core::RedirectMatch match = m_match(uri);
    m_verdict->setState(match.matches ? StateMark{Shape::Dot, Tone::Good} : StateMark{Shape::Cross, Tone::Danger},
                        match.matches ? tr("matches", "a redirect URI") : tr("refused", "a redirect URI"));
    const QString sentence = uri == match.registered
                                 ? tr("It is %1.", "a redirect URI that is registered")
                                 : tr("As %1: on this computer the port is free.", "a redirect URI that is registered");
    m_reason->setText(match.matches ? sentence.arg(match.registered) : redirectReason(match));
}

QString redirectReason(const core::RedirectMatch &match)
{
    const QString &reason = match.reason;
    const auto near = [&](const QString &text) { return text.arg(match.registered); };
    if (reason == "none_registered"_L1)
        return RedirectTester::tr("No redirect URI is registered yet.");
    if (reason == "scheme"_L1)
        return near(RedirectTester::tr("Its scheme is another than in %1."));
    if (reason == "host"_L1)
        return near(RedirectTester::tr("Its host is another than in %1. Names and addresses of the same computer count "
                                       "as different hosts."));
    if (reason == "port"_L1)
        return near(RedirectTester::tr("Its port is another than in %1. Only for loopback addresses any port fits."));
    if (reason == "path"_L1)
        return near(RedirectTester::tr("Its path is another than in %1."));
    if (reason == "query"_L1)
        return near(RedirectTester::tr("Its query is another than in %1. What must come back belongs into state."));
    if (reason == "fragment"_L1)
        return RedirectTester::tr("A redirect URI has no fragment: leave out # and what follows.");
    if (reason == "case"_L1)
        return near(RedirectTester::tr("It differs from %1 in small and capital letters only, and those count."));
    if (reason == "trailing_slash"_L1)
        return near(RedirectTester::tr("It differs from %1 by the slash at the end only, and that counts."));
    if (reason == "not_allowed"_L1)
        return RedirectTester::tr("An address of this kind cannot be a redirect URI.");
    return reason;
}

} // namespace ui
