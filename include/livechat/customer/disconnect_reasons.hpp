// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <livechat/customer/api_version.hpp>
#include <livechat/customer/description.hpp>
#include <string_view>

namespace livechat::customer::inline v0 {

/// What the docs tell clients to do after a disconnect. What this client does is in docs/reconnect.md.
enum class disconnect_advice : std::uint8_t { none, reconnect, reconnect_with_new_token, do_not_reconnect };

/// A reason of `customer_disconnected`.
struct disconnect_reason {
  std::string_view reason;
  std::string_view meaning;
  disconnect_advice advice;
  describe::basis from = describe::basis::documented;
  api_version since = api_version::v3_4;
  std::string_view questions{};
};

/// Every reason that is documented somewhere: the 13 of the RTM pages first, then those named elsewhere. The list is
/// open: unknown reasons are delivered as they come.
/// Source: RTM pushes v3.6, customer_disconnected; Customer SDK, disconnected.
inline constexpr std::array disconnect_reasons = {
    disconnect_reason{"access_token_expired", "The token's time is over.", disconnect_advice::reconnect_with_new_token},
    disconnect_reason{"access_token_revoked", "The token was revoked.", disconnect_advice::reconnect_with_new_token},
    disconnect_reason{"connection_evicted", "The server goes away; the service is back soon.",
                      disconnect_advice::reconnect},
    disconnect_reason{"connection_timeout", "No ping for some time, or no login in time.",
                      disconnect_advice::reconnect},
    disconnect_reason{"internal_error", "A fault of the server.", disconnect_advice::reconnect},
    disconnect_reason{"license_expired", "The organization's trial or subscription is over.",
                      disconnect_advice::do_not_reconnect},
    disconnect_reason{"license_not_found", "There is no such organization.", disconnect_advice::do_not_reconnect},
    disconnect_reason{"logged_out_remotely", "The server logged the customer out.", disconnect_advice::do_not_reconnect,
                      describe::basis::documented, api_version::v3_5},
    disconnect_reason{"misdirected_connection", "The organization lives in another region; data.region may name it.",
                      disconnect_advice::do_not_reconnect, describe::basis::documented, api_version::v3_4, "D02"},
    disconnect_reason{"service_temporarily_unavailable", "The service is back soon.", disconnect_advice::reconnect},
    disconnect_reason{"too_many_connections", "The customer has as many connections as are allowed.",
                      disconnect_advice::do_not_reconnect},
    disconnect_reason{"too_many_unauthorized_connections", "As many connections without login as are allowed.",
                      disconnect_advice::reconnect},
    disconnect_reason{"unsupported_version", "The service does not speak this version of the API.",
                      disconnect_advice::do_not_reconnect},
    disconnect_reason{"customer_banned", "The customer is banned.", disconnect_advice::none,
                      describe::basis::customer_sdk, api_version::v3_4, "D02"},
    disconnect_reason{"customer_temporarily_blocked", "Reconnected too often after too_many_connections.",
                      disconnect_advice::none, describe::basis::customer_sdk, api_version::v3_4, "D01"},
    disconnect_reason{"inactivity_timeout", "Half an hour without a chat or a change of page.", disconnect_advice::none,
                      describe::basis::customer_sdk, api_version::v3_4, "D02"},
    disconnect_reason{"users_limit_reached", "The organization has as many customers online as are allowed.",
                      disconnect_advice::none, describe::basis::customer_sdk, api_version::v3_4, "D02"},
    disconnect_reason{"identity_mismatch", "The customer's identity changed; may be made by the vendor's client only.",
                      disconnect_advice::none, describe::basis::customer_sdk, api_version::v3_4, "D02"},
    disconnect_reason{"product_version_changed", "The organization moved to another product.", disconnect_advice::none,
                      describe::basis::customer_sdk, api_version::v3_4, "D02"},
    disconnect_reason{"connection_lost", "The link broke; made by the vendor's client, not by the service.",
                      disconnect_advice::none, describe::basis::customer_sdk, api_version::v3_4, "D02"},
};

}  // namespace livechat::customer::inline v0
