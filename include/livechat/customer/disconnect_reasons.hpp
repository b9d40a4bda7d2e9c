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
  std::string_view source = "RTM pushes v3.6, customer_disconnected";
};

namespace detail {

/// A reason that the list of the docs does not have, and for which they advise nothing.
[[nodiscard]] constexpr disconnect_reason unlisted(std::string_view reason, std::string_view meaning,
                                                   describe::basis from, std::string_view question,
                                                   std::string_view source) {
  return {reason, meaning, disconnect_advice::none, from, api_version::v3_4, question, source};
}

}  // namespace detail

/// Every reason that is known: first those of the docs' list, then those that are named elsewhere. The list is open:
/// unknown reasons are delivered as they come.
/// Source: RTM pushes v3.6, customer_disconnected; Customer SDK, disconnected; the official JavaScript client.
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
    detail::unlisted("customer_temporarily_blocked", "Reconnected too often after too_many_connections.",
                     describe::basis::documented, "D01", "RTM pushes v3.6, customer_disconnected (footnote)"),
    detail::unlisted("connection_lost", "The link broke; made by the vendor's client, not by the service.",
                     describe::basis::customer_sdk, "D02", "Customer SDK, disconnected"),
    detail::unlisted("customer_banned", "The customer is banned.", describe::basis::customer_sdk, "D02",
                     "Customer SDK, disconnected"),
    detail::unlisted("identity_mismatch", "The customer's identity changed; may be made by the vendor's client only.",
                     describe::basis::customer_sdk, "D02", "Customer SDK, disconnected"),
    detail::unlisted("inactivity_timeout", "Half an hour without a chat or a change of page.",
                     describe::basis::customer_sdk, "D02", "Customer SDK, disconnected"),
    detail::unlisted("users_limit_reached", "The organization has as many customers online as are allowed.",
                     describe::basis::customer_sdk, "D02", "Customer SDK, disconnected"),
    detail::unlisted("product_version_changed", "The organization moved to another product.", describe::basis::js_sdk,
                     "D02", "Official JavaScript client, list of reasons"),
};

}  // namespace livechat::customer::inline v0
