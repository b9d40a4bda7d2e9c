// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/requests/login.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "emulator/core/accounts/token_messages.hpp"
#include "emulator/rig.hpp"

namespace livechat::emulator::core::test {

/// A service in virtual time, and a browser, a program or an agent's backend that asks its token service over HTTP.
class accounts_rig {
 public:
  explicit accounts_rig(service_settings settings = silent()) : world(std::move(settings)) {}

  [[nodiscard]] static http_call call(std::string method, std::string path, std::string body = {},
                                      std::vector<http_field> fields = {}) {
    http_call out;
    out.method = std::move(method);
    out.path = std::move(path);
    out.fields = std::move(fields);
    out.fields.push_back({"host", "127.0.0.1:4650"});
    out.body = std::move(body);
    out.is_secure = true;
    return out;
  }

  [[nodiscard]] std::string client_id() { return world.under_test().client_id(); }
  [[nodiscard]] std::string organization_id() { return world.under_test().organization_id(); }

  /// What a page sends.
  [[nodiscard]] std::string cookie_body(std::string_view more = "") {
    return object({{"grant_type", "cookie"},
                   {"client_id", client_id()},
                   {"organization_id", organization_id()},
                   {"response_type", "token"},
                   {"redirect_uri", "https://shop.example/"}},
                  more);
  }

  [[nodiscard]] std::string agent_body(std::string_view more = "") {
    return object({{"grant_type", "agent_token"}, {"client_id", client_id()}, {"response_type", "token"}}, more);
  }

  [[nodiscard]] std::string transfer_body(std::string_view more) { return object({{"client_id", client_id()}}, more); }

  [[nodiscard]] std::string identity_body(const std::string& code, std::string_view more = "") {
    return object({{"grant_type", "identity_token"}, {"client_id", client_id()}, {"code", code}}, more);
  }

  http_reply post(std::string path, std::string body, std::vector<http_field> fields = {}) {
    return world.http(call("POST", std::move(path), std::move(body), std::move(fields)));
  }

  http_reply ask_token(std::string body, std::vector<http_field> fields = {}) {
    return post("/v2/customer/token", std::move(body), std::move(fields));
  }

  /// A token of a new customer of the cookie grant.
  token_answer new_token(std::string_view more = "") { return read<token_answer>(ask_token(cookie_body(more)).body); }

  [[nodiscard]] std::vector<http_field> bearer(std::string_view token) {
    return {{"authorization", "Bearer " + std::string(token)}};
  }
  [[nodiscard]] std::vector<http_field> as_agent() { return bearer(world.under_test().agent_token()); }

  /// The code that an agent gets for a customer.
  std::string code_for(const std::string& customer_id, std::string_view more = "") {
    const auto body =
        transfer_body(R"("bearer_type":"agent","customer_id":")" + customer_id + "\"" + std::string(more));
    return read<transfer_answer>(post("/v2/customer/identity_transfer", body, as_agent()).body).identity_transfer_token;
  }

  http_reply info(std::string_view token) { return world.http(call("GET", "/v2/customer/info", {}, bearer(token))); }

  wire::response_frame login(connection_id id, const std::string& token) {
    return world.call(id, "login", object({{"token", token}}));
  }

  rig world;
};

/// The word of a refusal; `none` when it is none.
inline std::string exception_of(const http_reply& reply) {
  const auto word = read<refusal_answer>(reply.body).why.text();
  return word.empty() ? "none" : word;
}

inline std::string description_of(const http_reply& reply) {
  return read<refusal_answer>(reply.body).exception_description;
}

/// The fields that set cookies, in order.
inline std::vector<std::string> set_cookies(const http_reply& reply) {
  std::vector<std::string> out;
  for (const auto& field : reply.fields) {
    if (field.name == "Set-Cookie") out.push_back(field.value);
  }
  return out;
}

/// What a browser sends back: `a=b; c=d`.
inline std::vector<http_field> cookies_back(const http_reply& reply) {
  std::string out;
  for (const auto& one : set_cookies(reply)) out += (out.empty() ? "" : "; ") + one.substr(0, one.find(';'));
  return {{"cookie", out}};
}

inline std::string field_of(const http_reply& reply, std::string_view name) {
  for (const auto& field : reply.fields) {
    if (field.name == name) return field.value;
  }
  return {};
}

}  // namespace livechat::emulator::core::test
