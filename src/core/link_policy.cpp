// SPDX-License-Identifier: Apache-2.0
#include "core/link_policy.hpp"

#include <algorithm>
#include <array>

#include "core/limits.hpp"

namespace livechat::customer::core {

namespace {

struct reason_row {
  std::string_view reason;
  core::reaction reaction;
};

constexpr std::array reasons = {
    reason_row{"access_token_expired", reaction::new_token},
    reason_row{"access_token_revoked", reaction::new_token},
    reason_row{"connection_evicted", reaction::retry_slowly},
    reason_row{"connection_timeout", reaction::retry},
    reason_row{"internal_error", reaction::retry},
    reason_row{"license_expired", reaction::pause},
    reason_row{"license_not_found", reaction::pause},
    reason_row{"logged_out_remotely", reaction::pause},
    reason_row{"misdirected_connection", reaction::new_region},
    reason_row{"service_temporarily_unavailable", reaction::retry_slowly},
    reason_row{"too_many_connections", reaction::pause},
    reason_row{"too_many_unauthorized_connections", reaction::retry_slowly},
    reason_row{"unsupported_version", reaction::pause},
    // Named outside the table of the docs: in a footnote, or on the Customer SDK page only.
    reason_row{"customer_banned", reaction::pause},
    reason_row{"customer_temporarily_blocked", reaction::pause},
    reason_row{"inactivity_timeout", reaction::pause},
    reason_row{"product_version_changed", reaction::pause},
    reason_row{"users_limit_reached", reaction::pause},
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

reaction reaction_to_reason(std::string_view reason) noexcept {
  const auto* row =
      std::find_if(reasons.begin(), reasons.end(), [reason](const reason_row& r) { return r.reason == reason; });
  return row == reasons.end() ? reaction::retry_unknown : row->reaction;
}

reaction reaction_to_login_error(server_errc type) noexcept {
  switch (type) {
    case server_errc::authentication:
      return reaction::new_token;
    case server_errc::misdirected_request:
      return reaction::new_region;
    case server_errc::service_unavailable:
    case server_errc::internal:
    case server_errc::request_timeout:
    case server_errc::too_many_requests:
    case server_errc::unknown_type:
      return reaction::retry_slowly;
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
      return reaction::pause;
  }
  return reaction::pause;
}

reaction reaction_to_link_error(const std::error_code& code) noexcept {
  if (code == http_errc::refused || code == http_errc::redirect) return reaction::pause;
  const std::string_view category = code.category().name();
  if (category == "livechat.tls" || category == "livechat.http") return reaction::retry_slowly;
  if (code == network_errc::too_many_bad_frames || code == network_errc::message_too_big) return reaction::retry_slowly;
  return reaction::retry;
}

bool is_certain_refusal(server_errc type) noexcept {
  return type != server_errc::internal && type != server_errc::request_timeout && type != server_errc::unknown_type;
}

machine::duration wait_before(reaction why, unsigned attempt, machine::random& random) noexcept {
  const range& within = why == reaction::retry ? quick : slow;
  const unsigned doubled = std::min(attempt == 0 ? 0 : attempt - 1, doublings);
  const machine::duration most = std::min(within.most, within.first * (std::int64_t{1} << doubled));
  // From the floor up, not cut off at it: else many would wait for exactly the floor, and come back together.
  return random.between(within.floor, most);
}

}  // namespace livechat::customer::core
