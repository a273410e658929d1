#pragma once

#include "core/base/Result.h"

#include <QString>

namespace ui {

/// One translated sentence or two for a person: what happened and what to do. Never contains `detail`.
QString userText(const core::Error &error);
/// The form's word for `field` ("redirect_uris" → "Redirect URIs"); the field itself when it has none.
QString fieldName(const QString &field);

} // namespace ui
