// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "emulator/core/accounts/token_service.hpp"
#include "emulator/core/http/cookies.hpp"
#include "emulator/core/http/http_routes.hpp"
#include "emulator/core/service.hpp"
#include "wire/decode.hpp"
#include "wire/encode.hpp"
#include "wire/json.hpp"
#include "wire/validate.hpp"

// The Customer Accounts service over HTTP. Source: Customer Accounts API v2.
namespace livechat::emulator::core {

namespace {

namespace wire = customer::wire;

http_reply token_json(unsigned status, std::string body) { return {status, "application/json", std::move(body), {}}; }

http_reply refused(const oauth_refusal& refusal) {
  return token_json(status_of(refusal.why), wire::encode(refusal_answer{refusal.why, refusal.description}));
}

http_reply refused(std::string description) {
  return refused(oauth_refusal{oauth_exception::invalid_request, std::move(description)});
}

/// An unknown grant has a word of its own, so it is not for the validation.
std::optional<wire::problem> problem_in(const token_request& request) {
  if (!request.grant_type.empty() && !request.grant_type.known()) return std::nullopt;
  return wire::validate(request);
}

std::optional<wire::problem> problem_in(const transfer_request& request) { return wire::validate(request); }

/// The body by its description. It is JSON whatever `Content-Type` says: the vendor's JavaScript SDK says text/plain, which
/// spares it a preflight.
template <class Request>
std::variant<Request, std::string> body_as(const http_call& call) {
  if (call.body.empty()) return "body: missing; a JSON object is needed";
  if (const auto wrong = wire::json::check(call.body)) return "body: not JSON: " + *wrong;
  auto read = wire::decode<Request>(call.body, wire::shape::sent);
  if (const auto* wrong = std::get_if<wire::problem>(&read)) return wrong->words();
  if (const auto wrong = problem_in(std::get<Request>(read))) return wrong->words();
  return std::get<Request>(std::move(read));
}

http_reply created(const granted_token& granted, const http_call& call) {
  http_reply out = token_json(200, wire::encode(granted.answer));
  if (granted.cookies) out.fields = fields_that_set(*granted.cookies, call);
  return out;
}

http_reply create(http_exchange& on, const std::optional<token_group>& group) {
  const auto body = body_as<token_request>(on.call);
  if (const auto* wrong = std::get_if<std::string>(&body)) return refused(*wrong);
  const token_caller from{on.call.bearer(), on.call.field("origin").value_or(""), cookies_of(on.call)};
  const auto done = on.under.tokens(on.now).create_token(std::get<token_request>(body), from, group);
  if (const auto* refusal = std::get_if<oauth_refusal>(&done)) return refused(*refusal);
  return created(std::get<granted_token>(done), on.call);
}

http_reply create_token(http_exchange& on) { return create(on, {}); }

http_reply create_group_token(http_exchange& on) { return create(on, token_group{on.parts[0], on.parts[1]}); }

http_reply not_good(std::string_view where) {
  return refused({oauth_exception::access_denied, std::string(where) + ": a customer's token that is good is needed"});
}

http_reply revoke_token(http_exchange& on) {
  const bool was_good = on.under.revoke_token(on.now, on.call.bearer());
  return was_good ? token_json(200, {}) : not_good("Authorization: Bearer <token>");
}

/// The header counts where both are there.
http_reply token_info(http_exchange& on) {
  const auto shown = on.call.bearer();
  const auto about = on.under.tokens(on.now).info(shown.empty() ? on.call.parameter("code").value_or("") : shown);
  return about ? token_json(200, wire::encode(*about)) : not_good("Authorization: Bearer <token>, or ?code=<token>");
}

http_reply create_transfer(http_exchange& on) {
  const auto body = body_as<transfer_request>(on.call);
  if (const auto* wrong = std::get_if<std::string>(&body)) return refused(*wrong);
  const auto done = on.under.tokens(on.now).create_transfer(std::get<transfer_request>(body), on.call.bearer());
  if (const auto* refusal = std::get_if<oauth_refusal>(&done)) return refused(*refusal);
  return token_json(200, wire::encode(std::get<transfer_answer>(done)));
}

/// Question T07: the group's path ends with a slash in the spec and without one in the guide. All paths do here either way.
constexpr std::array routes_of_tokens = {
    http_route{"POST", "/v2/customer/token", http_access::pages, create_token},
    http_route{"POST", "/v2/customer/token/", http_access::pages, create_token},
    http_route{"DELETE", "/v2/customer/token", http_access::pages, revoke_token},
    http_route{"DELETE", "/v2/customer/token/", http_access::pages, revoke_token},
    http_route{"POST", "/v2/customer/*/*/token", http_access::pages, create_group_token},
    http_route{"POST", "/v2/customer/*/*/token/", http_access::pages, create_group_token},
    http_route{"GET", "/v2/customer/info", http_access::pages, token_info},
    http_route{"GET", "/v2/customer/info/", http_access::pages, token_info},
    http_route{"POST", "/v2/customer/identity_transfer", http_access::pages, create_transfer},
    http_route{"POST", "/v2/customer/identity_transfer/", http_access::pages, create_transfer},
};

}  // namespace

std::span<const http_route> token_routes() { return routes_of_tokens; }

}  // namespace livechat::emulator::core
