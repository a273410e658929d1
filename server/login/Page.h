#pragma once

#include "server/login/Html.h"

#include <QList>

#include <chrono>
#include <optional>

namespace server {

/// What stands between the head and the end of a page, and what the answer around it needs to know.
struct Page
{
    enum class Width { Card, Wide };
    QString title; ///< without the team's name
    Html body;     ///< begins with its <h1>
    Width width = Width::Card;
    int status = 200;
    QList<QByteArray> formTargets = {}; ///< see PagePolicy
    std::optional<std::chrono::seconds> retryAfter = {};
};

/// A form of a page: where it goes, and what it carries unseen.
struct PageForm
{
    struct Field
    {
        const char *name;
        QString value;
    };
    QString action;
    QList<Field> hidden;     ///< the CSRF token among them
    bool isQuestion = false; ///< GET: changes nothing

    Html with(std::initializer_list<Html> children) const;
};

/// A field that has to be filled in, with its label.
struct PageField
{
    const char *name;
    const char *type; ///< "text", "password"
    QString label;
    const char *autocomplete;
    QString value = {};
    bool hasFocus = false;
    bool isAtFault = false; ///< what was typed was refused; errorNotice says why
    QString hint = {};
    QString look = {}; ///< its class

    Html html() const;
};

enum class ButtonLook { Main, Plain, Ordinary };

/// A button that sends its form with `name`=`value`; without a name it just sends it.
Html submitButton(const QString &label, ButtonLook look, const char *name = nullptr, const QString &value = {});
/// A box that a screen reader says at once (role=alert); `id` for aria-describedby.
Html errorNotice(const QString &title, const QString &text, const QString &id = QStringLiteral("error"));
/// Text of somebody else's choice, kept from turning the sentence around it (bidirectional isolation).
Html foreignText(const QString &text);
/// A link out of our pages when the address is one of the web's; otherwise nothing.
Html outwardLink(const QString &address, const QString &label);

} // namespace server
