// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "emulator/core/accounts/oauth_refusal.hpp"
#include "emulator/core/accounts/token_messages.hpp"
#include "emulator/core/accounts/visitor_book.hpp"
#include "emulator/core/settings.hpp"
#include "emulator/core/world.hpp"

namespace livechat::emulator::core {

/// What comes with a request for a token besides its body.
struct token_caller {
  std::string_view bearer;             ///< empty: none
  std::string_view origin;             ///< of the web page; empty: none
  std::optional<cookie_pair> cookies;  ///< only if both are there
};

/// The group that a token is for: what stands in `/v2/customer/{organization_id}/{group_id}/token`.
struct token_group {
  std::string_view organization_id;
  std::string_view group_id;
};

struct granted_token {
  token_answer answer;
  std::optional<cookie_pair> cookies;  ///< to be set
};

/// The Customer Accounts service, for one moment: gives out tokens of customers. What becomes of connections that use them
/// is the business of `service`.
///
/// Source: Customer Accounts API v2, Customer authorization; open questions T01 to T10.
class token_service {
 public:
  token_service(instant now, const service_settings& settings, world& state)
      : now_(now), settings_(settings), state_(state) {}

  /// Precondition, of this and `create_transfer`: the request fits its description, unless its grant is unknown.
  [[nodiscard]] std::variant<granted_token, oauth_refusal> create_token(const token_request& request,
                                                                        const token_caller& from,
                                                                        const std::optional<token_group>& group = {});

  /// What a token of a customer stands for; nothing when it is not good.
  [[nodiscard]] std::optional<token_answer> info(std::string_view token) const;

  [[nodiscard]] std::variant<transfer_answer, oauth_refusal> create_transfer(const transfer_request& request,
                                                                             std::string_view bearer);

 private:
  using outcome = std::variant<granted_token, oauth_refusal>;

  /// Who asks for what kind of token: what the grants have in common.
  struct wanted_token {
    token_grant grant;
    const token_request& request;
    std::optional<std::int64_t> group_id;
  };

  outcome by_cookie(const wanted_token& wanted, const token_caller& from);
  outcome by_agent_token(const wanted_token& wanted, const token_caller& from);
  outcome by_identity_token(const wanted_token& wanted);
  outcome granted(const wanted_token& wanted, const std::string& customer_id, std::optional<cookie_pair> cookies = {});

  [[nodiscard]] std::optional<oauth_refusal> problem_of_client(std::string_view client_id) const;
  [[nodiscard]] std::optional<oauth_refusal> problem_of(const token_request& request) const;
  [[nodiscard]] std::variant<std::int64_t, oauth_refusal> group_of(const token_group& named) const;
  [[nodiscard]] visitor_record* visitor_of(const token_caller& from, cookie_pair& cookies);

  instant now_;
  const service_settings& settings_;
  world& state_;
};

}  // namespace livechat::emulator::core
