#include "ui/users/ImportTableModel.h"

#include "ui/users/PasswordRules.h"
#include "ui/widgets/StateDelegate.h"
#include "ui/widgets/StateMark.h"

#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;
using core::ImportField;
using core::ImportState;

namespace {

StateMark importMark(ImportState state)
{
    switch (state) {
    case ImportState::Good:
    case ImportState::Added:
        return {Shape::Dot, Tone::Good};
    case ImportState::Exists:
        return {Shape::Ring, Tone::Neutral};
    case ImportState::Invalid:
        return {Shape::Cross, Tone::Danger};
    }
    return {};
}

} // namespace

void ImportTableModel::setReport(core::ImportReport report)
{
    beginResetModel();
    m_report = std::move(report);
    choose();
    endResetModel();
}

void ImportTableModel::showOnlyErrors(bool only)
{
    beginResetModel();
    m_onlyErrors = only;
    choose();
    endResetModel();
}

void ImportTableModel::choose()
{
    m_shown.clear();
    for (size_t row = 0; row < m_report.rows.size(); ++row) {
        const ImportState state = m_report.rows[row].state;
        if (!m_onlyErrors || state == ImportState::Invalid || state == ImportState::Exists)
            m_shown.push_back(row);
    }
}

QVariant ImportTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    const QStringList headers{tr("Line"), tr("Name"), tr("E-mail"), tr("Result"), tr("Why")};
    return headers.value(section);
}

QVariant ImportTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const core::ImportedRow &row = m_report.rows[m_shown[size_t(index.row())]];
    if (role == MarkRole)
        return index.column() == Outcome ? QVariant::fromValue(importMark(row.state)) : QVariant();
    if (role != Qt::DisplayRole && !(role == Qt::ToolTipRole && index.column() == Why))
        return {};
    switch (Column(index.column())) {
    case Line:
        return QLocale().toString(row.line);
    case Name:
        return row.username;
    case Email:
        return row.email;
    case Outcome:
        return importStateWord(row.state);
    case Why:
        return importReasonText(row);
    case ColumnCount:
        break;
    }
    return {};
}

QString importStateWord(ImportState state)
{
    switch (state) {
    case ImportState::Good:
        return ImportTableModel::tr("new", "a row of an import");
    case ImportState::Added:
        return ImportTableModel::tr("added", "a row of an import");
    case ImportState::Exists:
        return ImportTableModel::tr("exists", "a row of an import");
    case ImportState::Invalid:
        return ImportTableModel::tr("invalid", "a row of an import");
    }
    return {};
}

QString importFieldWord(ImportField field)
{
    switch (field) {
    case ImportField::None:
        return ImportTableModel::tr("not used", "a column of an import");
    case ImportField::Username:
        return ImportTableModel::tr("User name");
    case ImportField::Email:
        return ImportTableModel::tr("E-mail");
    case ImportField::Password:
        return ImportTableModel::tr("Password");
    case ImportField::PasswordHash:
        return ImportTableModel::tr("Password hash");
    case ImportField::Verified:
        return ImportTableModel::tr("Verified");
    case ImportField::Active:
        return ImportTableModel::tr("Active");
    }
    return {};
}

QString importReasonText(const core::ImportedRow &row)
{
    const QString &reason = row.reason;
    if (reason == "name_taken"_L1)
        return ImportTableModel::tr("A user has this name already.");
    if (reason == "email_taken"_L1)
        return ImportTableModel::tr("A user has this e-mail address already.");
    if (reason == "twice"_L1)
        return ImportTableModel::tr("%1: a row above has it too.").arg(importFieldWord(row.field));
    if (reason == "bad_name"_L1)
        return ImportTableModel::tr("User name: 3 to 255 characters, no blanks around, no control characters.");
    if (reason == "bad_email"_L1)
        return ImportTableModel::tr("E-mail: this is no address.");
    if (reason == "bad_hash"_L1)
        return ImportTableModel::tr("Password hash: only bcrypt, SHA-2 crypt and yescrypt can be checked.");
    if (reason == "hash_and_password"_L1)
        return ImportTableModel::tr("Password and password hash are both given: leave one empty.");
    if (reason == "bad_flag"_L1)
        return ImportTableModel::tr("%1: neither yes nor no.").arg(importFieldWord(row.field));
    if (reason == "columns"_L1)
        return ImportTableModel::tr("More cells than the file has columns.");
    if (reason == "not_written"_L1)
        return ImportTableModel::tr(
            "It could not be written. Import the file once more: what was added is told apart.");
    if (!reason.startsWith("weak_password"_L1))
        return reason;
    QStringList missing;
    for (const QString &rule : reason.section(u": "_s, 1).split(u", "_s))
        missing << passwordRuleText(rule);
    return ImportTableModel::tr("Password: it lacks: %1.", "rules of the policy").arg(missing.join(u", "_s));
}

} // namespace ui
