// SPDX-License-Identifier: Apache-2.0
#include "core/link_policy.hpp"

#include <algorithm>
#include <array>

#include "core/limits.hpp"

namespace livechat::customer::core {

namespace {

struct reason_row {
  std::string_view reason;
  loss_rule rule;
};

constexpr std::array reasons = {
    reason_row{"access_token_expired", loss_rule::new_token},
    reason_row{"access_token_revoked", loss_rule::new_token},
    reason_row{"connection_evicted", loss_rule::retry_slowly},
    reason_row{"connection_timeout", loss_rule::retry},
    reason_row{"internal_error", loss_rule::retry},
    reason_row{"license_expired", loss_rule::pause},
    reason_row{"license_not_found", loss_rule::pause},
    reason_row{"logged_out_remotely", loss_rule::pause},
    reason_row{"misdirected_connection", loss_rule::new_region},
    reason_row{"service_temporarily_unavailable", loss_rule::retry_slowly},
    reason_row{"too_many_connections", loss_rule::pause},
    reason_row{"too_many_unauthorized_connections", loss_rule::retry_slowly},
    reason_row{"unsupported_version", loss_rule::pause},
    // Named outside the table of the docs: in a footnote, or on the Customer SDK page only.
    reason_row{"customer_banned", loss_rule::pause},
    reason_row{"customer_temporarily_blocked", loss_rule::blocked},
    reason_row{"inactivity_timeout", loss_rule::pause},
    reason_row{"product_version_changed", loss_rule::pause},
    reason_row{"users_limit_reached", loss_rule::pause},
};

struct range {
  machine::duration floor;
  machine::duration first;
  machine::duration most;
};

constexpr range quick{limits::backoff_floor, limits::backoff_first, limits::backoff_most};
constexpr range slow{limits::slow_floor, limits::slow_first, limits::slow_most};

/// More doublings than this are beyond every `most`.
constexpr unsigned doublings = 10;

}  // namespace

loss_rule rule_for_reason(std::string_view reason) noexcept {
  const auto* row =
      std::find_if(reasons.begin(), reasons.end(), [reason](const reason_row& r) { return r.reason == reason; });
  return row == reasons.end() ? loss_rule::retry_unknown : row->rule;
}

loss_rule rule_for_login_error(server_errc type) noexcept {
  switch (type) {
    case server_errc::authentication:
      return loss_rule::new_token;
    case server_errc::misdirected_request:
      return loss_rule::new_region;
    case server_errc::service_unavailable:
    case server_errc::internal:
    case server_errc::request_timeout:
    case server_errc::too_many_requests:
    case server_errc::unknown_type:
      return loss_rule::retry_slowly;
    case server_errc::authorization:
    case server_errc::chat_anonymized:
    case server_errc::chat_inactive:
    case server_errc::customer_banned:
    case server_errc::entity_too_large:
    case server_errc::greeting_not_found:
    case server_errc::group_not_found:
    case server_errc::group_offline:
    case server_errc::group_unavailable:
    case server_errc::groups_offline:
    case server_errc::license_expired:
    case server_errc::license_not_found:
    case server_errc::limit_reached:
    case server_errc::not_allowed:
    case server_errc::not_found:
    case server_errc::pending_requests_limit_reached:
    case server_errc::unsupported_version:
    case server_errc::users_limit_reached:
    case server_errc::validation:
    case server_errc::wrong_product_version:
      return loss_rule::pause;
  }
  return loss_rule::pause;
}

loss_rule rule_for_link_error(const std::error_code& code) noexcept {
  if (code == http_errc::refused || code == http_errc::redirect) return loss_rule::pause;
  if (code == client_errc::invalid_config) return loss_rule::pause;
  if (code == network_errc::suspended) return loss_rule::at_once;
  const std::string_view category = code.category().name();
  if (category == "livechat.tls" || category == "livechat.http") return loss_rule::retry_slowly;
  if (code == network_errc::too_many_bad_frames || code == network_errc::message_too_big)
    return loss_rule::retry_slowly;
  return loss_rule::retry;
}

bool is_certain_refusal(server_errc type) noexcept {
  return type != server_errc::internal && type != server_errc::request_timeout && type != server_errc::unknown_type;
}

machine::duration wait_before(loss_rule why, unsigned attempt, machine::random& random) noexcept {
  const bool is_quick = why == loss_rule::retry || why == loss_rule::new_token || why == loss_rule::new_region;
  const range& within = is_quick ? quick : slow;
  const unsigned doubled = std::min(attempt == 0 ? 0 : attempt - 1, doublings);
  const machine::duration most = std::min(within.most, within.first * (std::int64_t{1} << doubled));
  // From the floor up, not cut off at it: else many would wait for exactly the floor, and come back together.
  return random.between(within.floor, most);
}

}  // namespace livechat::customer::core
