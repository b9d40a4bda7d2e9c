// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/open_enum.hpp>
#include <optional>
#include <string>

#include "emulator/core/accounts/oauth_refusal.hpp"
#include "emulator/core/accounts/token_words.hpp"
#include "emulator/core/limits.hpp"

/// What goes over the HTTP routes of the token service. Source: Customer Accounts API v2; Customer authorization.
namespace livechat::emulator::core {

/// The body of `POST /v2/customer/token`.
struct token_request {
  customer::open_enum<token_grant> grant_type;
  std::string client_id;
  std::optional<std::string> response_type;
  std::optional<std::string> redirect_uri;
  std::optional<std::string> organization_id;
  std::optional<std::string> entity_id;
  std::optional<std::int64_t> expires_in;
  std::optional<std::string> code;
  std::optional<std::string> code_verifier;
};

/// Its answer, and that of `GET /v2/customer/info`.
///
/// Question T04: `client_id` and `organization_id` are in the answers of all grants, as in the spec; the guide leaves the
/// first out of the cookie's and the second out of the identity token's.
struct token_answer {
  std::string access_token;
  std::string client_id;
  std::string entity_id;
  std::int64_t expires_in = 0;
  std::string token_type;
  std::string organization_id;
};

/// The body of `POST /v2/customer/identity_transfer`.
struct transfer_request {
  customer::open_enum<core::bearer_type> bearer_type;
  std::string client_id;
  std::optional<std::string> customer_id;
  std::optional<std::string> code_challenge;
};

struct transfer_answer {
  std::string identity_transfer_token;
  std::int64_t expires_in = 0;
};

/// The body of every refusal. Question T08: its text stands in `exception_description`, as in the spec; the page on
/// troubleshooting calls it `exception_details`.
struct refusal_answer {
  customer::open_enum<oauth_exception> why;
  std::string exception_description;
};

}  // namespace livechat::emulator::core

namespace livechat::customer::inline v0 {

template <class T>
inline constexpr auto description<emulator::core::token_request, T> =
    describe::structure("token_request", "Asks for an access token", "Customer Accounts API v2, create token")
        .rules(describe::needed_when("identity_token_needs_code", "code", "grant_type", "identity_token"))
        .fields(describe::required("grant_type", &T::grant_type, "agent_token, cookie or identity_token"),
                describe::required("client_id", &T::client_id, "of the app"),
                describe::optional("response_type", &T::response_type, "token").questions("T01"),
                describe::optional("redirect_uri", &T::redirect_uri, "of the page; cookie only").questions("T02"),
                describe::optional("organization_id", &T::organization_id, "cookie needs it, unless the path has it"),
                describe::optional("entity_id", &T::entity_id, "a customer who is there; agent_token only"),
                describe::optional("expires_in", &T::expires_in, "wanted lifetime")
                    .min(1)
                    .max(emulator::core::limits::longest_token_life.count())
                    .unit("seconds")
                    .questions("T03"),
                describe::optional("code", &T::code, "identity_token only: the identity transfer token"),
                describe::optional("code_verifier", &T::code_verifier, "identity_token only: PKCE").questions("T09"));

template <class T>
inline constexpr auto description<emulator::core::token_answer, T> =
    describe::structure("token_answer", "An access token", "Customer Accounts API v2, create token")
        .questions("T04")
        .fields(describe::required("access_token", &T::access_token, "what `login` takes"),
                describe::required("client_id", &T::client_id, "who asked for it"),
                describe::required("entity_id", &T::entity_id, "id of the customer"),
                describe::required("expires_in", &T::expires_in, "how long it is good").unit("seconds"),
                describe::required("token_type", &T::token_type, "Bearer"),
                describe::required("organization_id", &T::organization_id, "whose customer it is"));

template <class T>
inline constexpr auto description<emulator::core::transfer_request, T> =
    describe::structure("transfer_request", "Asks for an identity transfer token",
                        "Customer Accounts API v2, create identity transfer token")
        .rules(describe::needed_when("agents_name_a_customer", "customer_id", "bearer_type", "agent"))
        .fields(describe::required("bearer_type", &T::bearer_type, "agent or customer: whose token is shown"),
                describe::required("client_id", &T::client_id, "of the app"),
                describe::optional("customer_id", &T::customer_id, "whose identity it is; agents name it"),
                describe::optional("code_challenge", &T::code_challenge, "PKCE").questions("T09"));

template <class T>
inline constexpr auto description<emulator::core::transfer_answer, T> =
    describe::structure("transfer_answer", "An identity transfer token",
                        "Customer Accounts API v2, create identity transfer token")
        .fields(describe::required("identity_transfer_token", &T::identity_transfer_token, "what `code` takes"),
                describe::required("expires_in", &T::expires_in, "how long it is good").unit("seconds"));

template <class T>
inline constexpr auto description<emulator::core::refusal_answer, T> =
    describe::structure("refusal_answer", "No token", "Customer Accounts API v2, errors")
        .questions("T08")
        .fields(describe::required("oauth_exception", &T::why, "a word of a list"),
                describe::required("exception_description", &T::exception_description, "for people"));

}  // namespace livechat::customer::inline v0
