// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <livechat/customer/open_enum.hpp>
#include <string>

namespace livechat::emulator::core {

/// Why the token service says no. Those words of the docs that nothing here leads to are left out.
enum class oauth_exception : std::uint8_t {
  invalid_request,          ///< something is missing, malformed, or of a wrong type
  unsupported_grant_type,   ///< a grant that there is not
  invalid_client,           ///< another client id than the emulator's
  access_denied,            ///< a bearer token that is missing or not good
  invalid_grant,            ///< a code that is not good, or not this caller's
  resource_not_found,       ///< an organization, a group or a customer that is not there
  server_error,             ///< the emulator itself is at fault
  temporarily_unavailable,  ///< a limit of the emulator is reached
};

/// A refusal with what is wrong and what to do, for people. Never with a token, a code or a secret in it.
struct oauth_refusal {
  oauth_exception why = oauth_exception::invalid_request;
  std::string description;
};

/// Question T08: the docs have one body and list every word of it under 401; the one other status is 500. So what the caller
/// can mend is 401, a body that is no JSON too, and what he cannot is 500. Which word is for what is not said either: see
/// `oauth_exception`.
[[nodiscard]] constexpr unsigned status_of(oauth_exception why) noexcept {
  const bool is_ours = why == oauth_exception::server_error || why == oauth_exception::temporarily_unavailable;
  return is_ours ? 500 : 401;
}

}  // namespace livechat::emulator::core

namespace livechat::customer::inline v0 {

template <>
inline constexpr auto words<emulator::core::oauth_exception> = std::to_array<named<emulator::core::oauth_exception>>({
    {emulator::core::oauth_exception::invalid_request, "invalid_request"},
    {emulator::core::oauth_exception::unsupported_grant_type, "unsupported_grant_type"},
    {emulator::core::oauth_exception::invalid_client, "invalid_client"},
    {emulator::core::oauth_exception::access_denied, "access_denied"},
    {emulator::core::oauth_exception::invalid_grant, "invalid_grant"},
    {emulator::core::oauth_exception::resource_not_found, "resource_not_found"},
    {emulator::core::oauth_exception::server_error, "server_error"},
    {emulator::core::oauth_exception::temporarily_unavailable, "temporarily_unavailable"},
});

}  // namespace livechat::customer::inline v0
