#pragma once

#include "core/admin/CertificateAdmin.h"
#include "ui/widgets/StateMark.h"

namespace ui {

// The limits of the alert "certificate_due": a warning, then critical.
constexpr std::chrono::days kCertificateWarning{30};
constexpr std::chrono::days kCertificateCritical{7};

QString certificateSourceText(core::CertificateState::Source source);
StateMark certificateMark(const std::optional<core::CertificateFacts> &facts, core::Instant now);
QString certificateStateWord(const std::optional<core::CertificateFacts> &facts, core::Instant now);
/// "12 Mar 2027, 83 days left"
QString certificateEndText(const core::CertificateFacts &facts, core::Instant now);
/// What a refused import means: by `error.field`, else userText().
QString certificateFailureText(const core::Error &error);

} // namespace ui
