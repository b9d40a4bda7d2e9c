// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/accounts/token_service.hpp"

#include <charconv>
#include <utility>

#include "emulator/core/accounts/pkce.hpp"
#include "emulator/core/limits.hpp"

namespace livechat::emulator::core {

namespace {

oauth_refusal refuse(oauth_exception why, std::string description) { return {why, std::move(description)}; }

oauth_refusal no_room() {
  return refuse(oauth_exception::temporarily_unavailable, "the emulator keeps no more customers or tokens; restart it");
}

oauth_refusal no_customer(std::string_view field) {
  return refuse(oauth_exception::resource_not_found, std::string(field) + ": there is no customer of this id");
}

oauth_refusal no_agent() {
  return refuse(oauth_exception::access_denied,
                "Authorization: Bearer <agent token> is needed; the emulator's is agent_token in its ready file");
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_whole = error == std::errc() && end == text.data() + text.size();
  return is_whole ? std::optional(value) : std::nullopt;
}

}  // namespace

/// One app is known: that of the emulator.
std::optional<oauth_refusal> token_service::problem_of_client(std::string_view client_id) const {
  if (client_id == state_.client_id()) return std::nullopt;
  return refuse(oauth_exception::invalid_client, "client_id: the emulator's is in its ready file");
}

/// What is looked at whatever the grant. Question T01: `response_type` may be missing, and is `token` when it is there.
/// Question T03: organizations are compared as text, as the ids of the samples are no UUIDs.
std::optional<oauth_refusal> token_service::problem_of(const token_request& request) const {
  if (request.response_type.value_or("token") != "token") {
    return refuse(oauth_exception::invalid_request, "response_type: token is the only one");
  }
  if (auto wrong = problem_of_client(request.client_id)) return wrong;
  if (request.organization_id && !state_.has_organization(*request.organization_id)) {
    return refuse(oauth_exception::resource_not_found, "organization_id: the emulator's is in its ready file");
  }
  return std::nullopt;
}

/// Question T07: groups are numbers, as everywhere but in the spec of this path; `license_id` is not looked at. That the
/// license property `chat_between_groups` must be false for it is not asked for: the docs name no error.
std::variant<std::int64_t, oauth_refusal> token_service::group_of(const token_group& named) const {
  if (!state_.has_organization(named.organization_id)) {
    return refuse(oauth_exception::resource_not_found, "path: the organization is not the emulator's");
  }
  const auto id = whole_number(named.group_id);
  if (!id) return refuse(oauth_exception::invalid_request, "path: the group is not a number");
  if (state_.license().find_group(*id) == nullptr) {
    return refuse(oauth_exception::resource_not_found, "path: there is no group of this id");
  }
  return *id;
}

/// Question T06: the value of the grant is `identity_token`; `identity_transfer`, as the text has it once, is unknown.
token_service::outcome token_service::create_token(const token_request& request, const token_caller& from,
                                                   const std::optional<token_group>& group) {
  const auto grant = request.grant_type.known();
  if (!grant) {
    return refuse(oauth_exception::unsupported_grant_type, "grant_type: none of: agent_token, cookie, identity_token");
  }
  wanted_token wanted{*grant, request, {}};
  if (group) {
    auto id = group_of(*group);
    if (auto* wrong = std::get_if<oauth_refusal>(&id)) return std::move(*wrong);
    wanted.group_id = std::get<std::int64_t>(id);
  }
  if (auto wrong = problem_of(request)) return *std::move(wrong);
  switch (*grant) {
    case token_grant::cookie:
      return by_cookie(wanted, from);
    case token_grant::agent_token:
      return by_agent_token(wanted, from);
    case token_grant::identity_token:
      return by_identity_token(wanted);
  }
  return refuse(oauth_exception::server_error, "grant_type: not carried out");
}

/// The visitor of the cookies, or a new one. Cookies that do not fit each other, or that the emulator has forgotten with its
/// last end, make no error but a new customer: else a browser that keeps them could never come back.
visitor_record* token_service::visitor_of(const token_caller& from, cookie_pair& cookies) {
  visitor_record* known = from.cookies ? state_.accounts().visitors.find(*from.cookies) : nullptr;
  if (known != nullptr) {
    cookies = *from.cookies;
    return known;
  }
  cookies = {state_.new_uuid(), state_.new_token()};
  return state_.accounts().visitors.add(cookies);
}

/// The same visitor is another customer in each group that a token is asked for, and one more without a group: that one has
/// the id of the cookie. Each call renews the cookies; their values stay, so that two pages may call at once.
///
/// Question T02: `redirect_uri` is needed unless there is an `Origin`. Which addresses the app has registered is not known,
/// so any is taken.
token_service::outcome token_service::by_cookie(const wanted_token& wanted, const token_caller& from) {
  if (wanted.request.redirect_uri.value_or(std::string(from.origin)).empty()) {
    return refuse(oauth_exception::invalid_request, "redirect_uri: missing, and there is no Origin to take it from");
  }
  if (!wanted.request.organization_id && !wanted.group_id) {
    return refuse(oauth_exception::invalid_request, "organization_id: missing; the grant cookie needs it");
  }
  if (!state_.has_room_for_token(now_)) return no_room();
  cookie_pair cookies;
  visitor_record* who = visitor_of(from, cookies);
  if (who == nullptr) return no_room();
  std::string* id = nullptr;
  if (wanted.group_id) {
    id = &who->customer_ids[*wanted.group_id];
    if (id->empty()) *id = state_.new_uuid();
  }
  const std::string customer_id = id == nullptr ? cookies.customer_id : *id;
  if (state_.find_customer(customer_id) == nullptr && !state_.add_customer(customer_id)) return no_room();
  return granted(wanted, customer_id, std::move(cookies));
}

/// Question T07: with a group in the path it is the same; the customer that is named is one already, and a new one has no
/// other self in another group.
token_service::outcome token_service::by_agent_token(const wanted_token& wanted, const token_caller& from) {
  if (!state_.is_agent_token(from.bearer)) return no_agent();
  const auto& named = wanted.request.entity_id;
  if (named && state_.find_customer(*named) == nullptr) return no_customer("entity_id");
  if (!state_.has_room_for_token(now_)) return no_room();
  if (named) return granted(wanted, *named);
  const std::string fresh = state_.new_uuid();
  return state_.add_customer(fresh) ? granted(wanted, fresh) : no_room();
}

/// A code is good once: also the attempt that fails uses it up, for whoever fails may have stolen it. A verifier where no
/// challenge was given is refused (RFC 9700, section 2.1.1: else a code could be slipped in).
token_service::outcome token_service::by_identity_token(const wanted_token& wanted) {
  const auto& verifier = wanted.request.code_verifier;
  if (verifier && !is_verifier(*verifier)) {
    return refuse(oauth_exception::invalid_request, "code_verifier: 43 to 128 characters of A-Z a-z 0-9 - . _ ~");
  }
  if (!state_.has_room_for_token(now_)) return no_room();
  const auto what = state_.accounts().transfers.take(*wanted.request.code, now_);
  if (!what || what->client_id != wanted.request.client_id) {
    return refuse(oauth_exception::invalid_grant, "code: unknown, used or expired; ask for another one");
  }
  if (verifier.has_value() == what->code_challenge.empty()) {
    return refuse(oauth_exception::invalid_grant, verifier
                                                      ? "code_verifier: the code was asked for without code_challenge"
                                                      : "code_verifier: missing, as there was a code_challenge");
  }
  if (verifier && !answers(what->code_challenge, *verifier)) {
    return refuse(oauth_exception::invalid_grant, "code_verifier: does not fit the code_challenge");
  }
  return granted(wanted, what->customer_id);
}

/// Question T03: a lifetime that is asked for is given, from 1 s to two years, which is what the cookies live; the bounds are
/// in the description of the request. Question T10: tokens here begin with `emu:` and not with a region.
token_service::outcome token_service::granted(const wanted_token& wanted, const std::string& customer_id,
                                              std::optional<cookie_pair> cookies) {
  const auto asked = wanted.request.expires_in;
  const duration life = asked ? duration(std::chrono::seconds(*asked)) : settings_.token_lifetime;
  const std::string token =
      state_.issue_token({customer_id, wanted.request.client_id, now_, now_ + life, wanted.grant});
  return granted_token{*info(token), std::move(cookies)};
}

std::optional<token_answer> token_service::info(std::string_view token) const {
  const token_record* found = state_.accounts().tokens.find(token, now_);
  if (found == nullptr) return std::nullopt;
  token_answer out;
  out.access_token = token;
  out.client_id = found->client_id;
  out.entity_id = found->customer_id;
  out.expires_in = std::chrono::ceil<std::chrono::seconds>(found->expires_at - now_).count();
  out.token_type = token_scheme;
  out.organization_id = state_.customer_with(found->customer_id).organization_id;
  return out;
}

/// Question T06: it lives for an hour, as the text says; the 28800 s of the sample are those of an access token. Question
/// T10: of agents, their access tokens are taken, by `Bearer`; a personal access token goes by another scheme.
std::variant<transfer_answer, oauth_refusal> token_service::create_transfer(const transfer_request& request,
                                                                            std::string_view bearer) {
  const bool is_agent = request.bearer_type == bearer_type::agent;
  if (auto wrong = problem_of_client(request.client_id)) return *std::move(wrong);
  if (request.code_challenge && !is_verifier(*request.code_challenge)) {
    return refuse(oauth_exception::invalid_request, "code_challenge: 43 to 128 characters of A-Z a-z 0-9 - . _ ~");
  }
  if (is_agent && !state_.is_agent_token(bearer)) return no_agent();
  if (is_agent && state_.find_customer(*request.customer_id) == nullptr) return no_customer("customer_id");
  const customer_record* self = is_agent ? nullptr : state_.customer_of(bearer, now_);
  if (!is_agent && self == nullptr) {
    return refuse(oauth_exception::access_denied, "Authorization: Bearer <token of the customer> is needed");
  }
  auto& transfers = state_.accounts().transfers;
  if (!transfers.has_room(now_)) return no_room();
  std::string code = state_.new_token();
  transfers.add(code, {is_agent ? *request.customer_id : self->id, request.client_id,
                       request.code_challenge.value_or(""), now_ + limits::identity_transfer_life});
  return transfer_answer{std::move(code), std::chrono::seconds(limits::identity_transfer_life).count()};
}

}  // namespace livechat::emulator::core
