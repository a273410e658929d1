#pragma once

#include "core/admin/LabIssuerAdmin.h"

#include <QString>

namespace ui {

QString packTitle(const QString &name); ///< "Expired"
QString packWhy(const QString &name);   ///< what is wrong with it and which rule an API breaks that takes it
QString signerWord(core::PackedToken::Signer signer);
QString expectedAnswer(const core::PackedToken &token); ///< "401", "200" …

enum class PackFormat { Curl, Json, Pytest };
QString packFileName(PackFormat format);
/// `url` is the protected resource under test. The script tells of each token whether the API answered rightly and ends
/// with the number of wrong answers.
QString packAs(PackFormat format, const core::TokenPack &pack, const QString &url);

} // namespace ui
