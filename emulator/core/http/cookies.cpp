// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/http/cookies.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "emulator/core/limits.hpp"

namespace livechat::emulator::core {

namespace {

constexpr std::string_view id_cookie = "__lc_cid";
constexpr std::string_view token_cookie = "__lc_cst";
constexpr std::string_view accounts_path = "/v2/customer";
constexpr std::string_view cookie_domain = "accounts.livechat.com";

std::string_view without_spaces(std::string_view text) {
  const auto begin = std::min(text.find_first_not_of(" \t"), text.size());
  const auto end = text.find_last_not_of(" \t");
  return end == std::string_view::npos ? std::string_view() : text.substr(begin, end + 1 - begin);
}

/// The value of a cookie; empty when there is none.
std::string_view cookie_value(std::string_view field, std::string_view name) {
  while (!field.empty()) {
    const auto end = std::min(field.find(';'), field.size());
    const auto pair = without_spaces(field.substr(0, end));
    field.remove_prefix(std::min(end + 1, field.size()));
    const auto equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
  }
  return {};
}

bool is_at_cookie_domain(const http_call& call) {
  const auto host = call.field("host").value_or("");
  return host.substr(0, host.rfind(':')) == cookie_domain;
}

}  // namespace

std::optional<cookie_pair> cookies_of(const http_call& call) {
  const auto field = call.field("cookie").value_or("");
  cookie_pair out{std::string(cookie_value(field, id_cookie)), std::string(cookie_value(field, token_cookie))};
  const bool is_whole = !out.customer_id.empty() && !out.secure_token.empty();
  return is_whole ? std::optional(std::move(out)) : std::nullopt;
}

std::vector<http_field> fields_that_set(const cookie_pair& cookies, const http_call& call) {
  const auto end = call.path.find(accounts_path);
  std::string attributes = "; Path=" + call.path.substr(0, end) + std::string(accounts_path);
  if (is_at_cookie_domain(call)) attributes += "; Domain=" + std::string(cookie_domain);
  attributes += "; Max-Age=" + std::to_string(limits::cookie_life.count()) + "; HttpOnly; Secure; SameSite=None";
  const auto field = [&](std::string_view name, const std::string& value) {
    return http_field{"Set-Cookie", std::string(name) + "=" + value + attributes};
  };
  return {field(id_cookie, cookies.customer_id), field(token_cookie, cookies.secure_token)};
}

}  // namespace livechat::emulator::core
