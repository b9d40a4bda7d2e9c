// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <livechat/customer/pushes/customer_disconnected.hpp>
#include <livechat/customer/requests/login.hpp>
#include <livechat/testing/emulator.hpp>
#include <string>
#include <variant>
#include <vector>

#include "emulator/core/accounts/token_messages.hpp"
#include "emulator/tls_socket.hpp"
#include "emulator/wire_customer.hpp"
#include "wire/decode.hpp"

// The token service over real sockets and TLS, with a browser's cookie jar.

namespace {

using livechat::emulator::core::token_answer;
using livechat::emulator::net::test::tls_socket;
using livechat::emulator::net::test::wire_customer;
using livechat::testing::emulator;
using livechat::testing::emulator_options;
namespace customer = livechat::customer;
namespace wire = livechat::customer::wire;

template <class T>
T served_as(const std::string& payload) {
  auto out = wire::decode<T>(payload, wire::shape::served);
  return std::holds_alternative<T>(out) ? std::get<T>(out) : T();
}

std::string body_of(const std::string& answer) { return answer.substr(answer.find("\r\n\r\n") + 4); }

/// As much of a browser as a cookie needs.
class tls_browser {
 public:
  explicit tls_browser(const emulator& there) : there_(there) {}

  std::string post(const std::string& path, const std::string& body, const std::string& fields = {}) {
    tls_socket socket(there_.port(), there_.ca_pem());
    REQUIRE(socket.is_connected());
    std::string head =
        "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(there_.port()) + "\r\n" + fields;
    if (!jar_.empty()) head += "Cookie: " + jar_ + "\r\n";
    head += "Content-Type: text/plain;charset=UTF-8\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n";
    socket.send(head + body);
    const auto answer = socket.receive_all();
    keep_cookies(answer);
    return answer;
  }

  token_answer new_token(const std::string& more = "") {
    return served_as<token_answer>(body_of(post("/v2/customer/token", cookie_grant(more))));
  }

  [[nodiscard]] std::string cookie_grant(const std::string& more = "") const {
    return R"({"response_type":"token","grant_type":"cookie","client_id":")" + there_.client_id() +
           R"(","organization_id":")" + there_.organization_id() + R"(","redirect_uri":"https://shop.example/")" +
           more + "}";
  }

  [[nodiscard]] const std::string& jar() const noexcept { return jar_; }

 private:
  void keep_cookies(const std::string& answer) {
    constexpr std::string_view name = "Set-Cookie: ";
    std::string found;
    for (auto at = answer.find(name); at != std::string::npos; at = answer.find(name, at + 1)) {
      const auto begin = at + name.size();
      found += (found.empty() ? "" : "; ") + answer.substr(begin, answer.find(';', begin) - begin);
    }
    if (!found.empty()) jar_ = found;
  }

  const emulator& there_;
  std::string jar_;
};

}  // namespace

TEST_CASE("over TLS a browser gets a token, comes back with its cookies, and its token logs in") {
  emulator there;
  tls_browser page(there);
  const auto first = page.new_token();
  CHECK(page.jar().find("__lc_cid=" + first.entity_id + "; __lc_cst=") == 0);
  const auto again = page.new_token();
  CHECK(again.entity_id == first.entity_id);
  CHECK(tls_browser(there).new_token().entity_id != first.entity_id);
  auto how = there.client_config();
  how.token(again.access_token);
  wire_customer visitor(how);
  CHECK(served_as<customer::login::response>(visitor.log_in(how).payload).customer.id == first.entity_id);
}

TEST_CASE("over TLS a page of an allowed origin may read the answer") {
  emulator there(emulator_options().page_origin("http://localhost:3000"));
  tls_browser page(there);
  const auto answer = page.post("/v2/customer/token", page.cookie_grant(), "Origin: http://localhost:3000\r\n");
  CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(answer.find("Access-Control-Allow-Origin: http://localhost:3000\r\n") != std::string::npos);
  CHECK(answer.find("Access-Control-Allow-Credentials: true\r\n") != std::string::npos);
  CHECK(page.post("/v2/customer/token", page.cookie_grant(), "Origin: https://evil.example\r\n")
            .starts_with("HTTP/1.1 403"));
}

TEST_CASE("a token that expires or is revoked ends its live connections") {
  emulator there;
  tls_browser page(there);
  const auto ended = [&](const std::string& token, bool (emulator::*end)(const std::string&)) {
    auto how = there.client_config();
    how.token(token);
    wire_customer visitor(how);
    visitor.log_in(how);
    CHECK((there.*end)(token));
    CHECK_FALSE((there.*end)(token));
    return served_as<customer::customer_disconnected>(visitor.payload_of_next("customer_disconnected")).reason;
  };
  CHECK(ended(page.new_token().access_token, &emulator::expire_token) == "access_token_expired");
  CHECK(ended(there.issue_token(), &emulator::revoke_token) == "access_token_revoked");
  there.stop();
  CHECK_FALSE(there.revoke_token(there.token()));
}

TEST_CASE("a short life is over by itself") {
  emulator there(emulator_options().token_lifetime(std::chrono::seconds(1)));
  auto how = there.client_config();
  how.token(tls_browser(there).new_token().access_token);
  wire_customer visitor(how);
  visitor.log_in(how);
  CHECK(served_as<customer::customer_disconnected>(visitor.payload_of_next("customer_disconnected")).reason ==
        "access_token_expired");
}

TEST_CASE("an agent's program asks over TLS with the emulator's agent token") {
  emulator there;
  tls_browser program(there);
  const auto body = R"({"grant_type":"agent_token","client_id":")" + there.client_id() + "\"}";
  const auto shown = "Authorization: Bearer " + there.agent_token().reveal() + "\r\n";
  CHECK(served_as<token_answer>(body_of(program.post("/v2/customer/token", body, shown)))
            .access_token.starts_with("emu:"));
  CHECK(program.post("/v2/customer/token", body).starts_with("HTTP/1.1 401 Unauthorized\r\n"));
}
