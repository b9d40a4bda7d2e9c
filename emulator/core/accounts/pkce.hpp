// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

/// Proof Key for Code Exchange (RFC 7636): who asks for a code says what only he can answer later.
namespace livechat::emulator::core {

/// 43 to 128 characters of A-Z a-z 0-9 - . _ ~. Source: Customer authorization, PKCE; RFC 7636, section 4.1. A challenge
/// has the same form (section 4.2).
[[nodiscard]] bool is_verifier(std::string_view text);

/// Base64url without padding (RFC 7636, appendix A).
[[nodiscard]] std::string base64url(std::string_view bytes);

/// Whether a verifier answers a challenge.
///
/// Question T09: the docs know the methods `plain` and `S256`, and `identity_transfer` has no parameter that would say
/// which. Both count: the challenge is the verifier, or the base64url of its SHA-256.
[[nodiscard]] bool answers(std::string_view challenge, std::string_view verifier);

}  // namespace livechat::emulator::core
