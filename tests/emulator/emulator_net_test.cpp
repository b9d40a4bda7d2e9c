// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <sys/stat.h>
#include <chrono>
#include <cmath>
#include <deque>
#include <livechat/customer/error.hpp>
#include <livechat/customer/pushes.hpp>
#include <livechat/customer/requests.hpp>
#include <livechat/testing/emulator.hpp>
#include <memory>
#include <string>

#include "emulator/raw_socket.hpp"
#include "emulator/wire_customer.hpp"
#include "wire/decode.hpp"

using livechat::emulator::net::test::raw_socket;
using livechat::emulator::net::test::wire_customer;
using livechat::testing::emulator;
using livechat::testing::emulator_options;
namespace customer = livechat::customer;
namespace wire = livechat::customer::wire;

namespace {

std::string ask(std::uint16_t port, const std::string& text) {
  raw_socket socket(port);
  socket.send(text);
  return socket.receive_all();
}

std::string get(std::uint16_t port, const std::string& target) {
  return ask(port, "GET " + target + " HTTP/1.1\r\nHost: localhost:" + std::to_string(port) + "\r\n\r\n");
}

std::string upgrade_to(const emulator& to) {
  return "GET /v3.6/customer/rtm/ws?organization_id=" + to.organization_id() +
         " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(to.port()) +
         "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
         "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
}

/// A masked text frame whose mask is zero; up to 64 KiB.
std::string frame(const std::string& text, char opcode = 1) {
  std::string out(1, static_cast<char>(0x80 | opcode));
  if (text.size() < 126) {
    out.push_back(static_cast<char>(0x80 | text.size()));
  } else {
    out.push_back(static_cast<char>(0x80 | 126));
    out.push_back(static_cast<char>(text.size() >> 8U));
    out.push_back(static_cast<char>(text.size() & 0xFFU));
  }
  return out + std::string(4, '\0') + text;
}

std::string problem_with(emulator_options options) {
  try {
    const emulator started(std::move(options));
  } catch (const customer::error& problem) {
    return problem.code() == customer::client_errc::invalid_config ? problem.detail() : "another code";
  }
  return "none";
}

/// The other side may know of an end before the emulator has counted it.
bool is_empty_soon(emulator& which) {
  const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (which.connections() > 0 && std::chrono::steady_clock::now() < limit) {
  }
  return which.connections() == 0;
}

template <class T>
T read_as(const std::string& payload) {
  auto out = wire::decode<T>(payload, wire::shape::served);
  return std::holds_alternative<T>(out) ? std::get<T>(out) : T();
}

}  // namespace

TEST_CASE("one port speaks TLS, plain WebSocket and HTTP") {
  emulator under_test;
  for (const auto& how : {under_test.client_config(), under_test.plain_client_config()}) {
    wire_customer visitor(how);
    REQUIRE_MESSAGE(visitor.is_open(), visitor.end_detail());
    const auto answer = visitor.log_in(how);
    CHECK(answer.action == "login");
    CHECK(!answer.error);
    CHECK(!visitor.payload_of_next("customer_side_storage_updated").empty());
  }
  CHECK(get(under_test.port(), "/").starts_with("HTTP/1.1 200 OK\r\n"));
}

TEST_CASE("the agent answers over a real socket") {
  emulator under_test(emulator_options().pace(0));
  const auto how = under_test.client_config();
  wire_customer visitor(how);
  visitor.log_in(how);
  visitor.call("start_chat", R"({"chat":{"thread":{"events":[{"type":"message","text":"Where is it?"}]}}})");
  CHECK(!visitor.payload_of_next("incoming_typing_indicator").empty());
  CHECK(read_as<customer::incoming_event>(visitor.payload_of_next("incoming_event")).event.text() ==
        "Let me look that up for you.");
  CHECK(read_as<customer::incoming_event>(visitor.payload_of_next("incoming_event")).event.text() ==
        "Found it: order 1337 leaves tomorrow.");
}

TEST_CASE("created_at is about now") {
  emulator under_test(emulator_options().pace(0));
  const auto how = under_test.plain_client_config();
  wire_customer visitor(how);
  visitor.log_in(how);
  visitor.call("start_chat");
  const auto push = read_as<customer::incoming_event>(visitor.payload_of_next("incoming_event"));
  REQUIRE(push.event.created_at().time().has_value());
  const auto age = std::chrono::system_clock::now() - *push.event.created_at().time();
  CHECK(age > std::chrono::seconds(-1));
  CHECK(age < std::chrono::seconds(30));
}

TEST_CASE("client configs are of new customers, the token is always the same one's") {
  emulator under_test;
  const auto id_with = [&](customer::config how) {
    wire_customer visitor(how);
    return read_as<customer::login::response>(visitor.log_in(how).payload).customer.id;
  };
  const auto one = under_test.plain_client_config();
  CHECK(id_with(one) == id_with(one));
  CHECK(id_with(one) != id_with(under_test.plain_client_config()));
  auto first = under_test.plain_client_config();
  first.token(under_test.token());
  auto again = under_test.client_config();
  again.token(under_test.token());
  CHECK(id_with(first) == id_with(again));
}

TEST_CASE("the same seed gives the same organization and token") {
  emulator one(emulator_options().rng_seed(7));
  emulator same(emulator_options().rng_seed(7));
  emulator other;
  CHECK(one.token() == same.token());
  CHECK(one.organization_id() == same.organization_id());
  CHECK(one.client_id() == same.client_id());
  CHECK(one.token() != other.token());
  CHECK(one.token().starts_with("emu:"));
}

TEST_CASE("a client that trusts another authority does not connect") {
  emulator under_test;
  emulator other;
  auto how = under_test.client_config();
  how.ca_pem(other.ca_pem());
  wire_customer visitor(how);
  CHECK(!visitor.is_open());
  CHECK(visitor.end() == customer::tls_errc::certificate_untrusted);
}

TEST_CASE("the certificate is good for localhost and 127.0.0.1") {
  emulator under_test;
  for (const auto* host : {"localhost", "127.0.0.1"}) {
    auto how = under_test.client_config();
    how.url("wss://" + std::string(host) + ":" + std::to_string(under_test.port()));
    wire_customer visitor(how);
    CHECK_MESSAGE(visitor.is_open(), visitor.end_detail());
  }
}

TEST_CASE("a ping control frame is answered") {
  emulator under_test;
  wire_customer visitor(under_test.plain_client_config());
  visitor.ping();
  CHECK(visitor.pong_came());
}

TEST_CASE("an unknown organization is told so on a real socket") {
  emulator under_test;
  auto how = under_test.plain_client_config();
  customer::config stranger("no-such-organization");
  stranger.url(how.url());
  wire_customer visitor(stranger);
  CHECK(visitor.payload_of_next("customer_disconnected") == R"({"reason":"license_not_found"})");
  CHECK(visitor.end() == customer::network_errc::closed);
  CHECK(visitor.end_detail() == "close code 1000");
}

TEST_CASE("drop_connections cuts everybody with a reset and lets them come back") {
  emulator under_test;
  wire_customer plain(under_test.plain_client_config());
  wire_customer secure(under_test.client_config());
  raw_socket silent(under_test.port());
  CHECK(silent.is_connected());
  under_test.drop_connections();
  CHECK(plain.end() == customer::network_errc::reset);
  CHECK(secure.end() == customer::network_errc::reset);
  CHECK(under_test.connections() == 0);
  wire_customer again(under_test.plain_client_config());
  CHECK(again.is_open());
}

TEST_CASE("disconnect_customers tells the reason and closes") {
  emulator under_test;
  const auto how = under_test.client_config();
  wire_customer visitor(how);
  visitor.log_in(how);
  under_test.disconnect_customers("misdirected_connection", R"({"region":"fra"})");
  CHECK(visitor.payload_of_next("customer_disconnected") ==
        R"({"reason":"misdirected_connection","data":{"region":"fra"}})");
  CHECK(visitor.end() == customer::network_errc::closed);
  CHECK_THROWS_AS(under_test.disconnect_customers("x", "not JSON"), customer::error);
}

TEST_CASE("stop tells everybody 1001 and takes less than 200 ms, even when nobody answers") {
  auto under_test = std::make_unique<emulator>();
  wire_customer polite(under_test->plain_client_config());
  wire_customer secure(under_test->client_config());
  raw_socket silent(under_test->port());
  raw_socket mute(under_test->port());
  mute.send(upgrade_to(*under_test));
  CHECK(mute.receive_head().starts_with("HTTP/1.1 101"));
  const auto begin = std::chrono::steady_clock::now();
  under_test.reset();
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::milliseconds(200));
  CHECK(polite.end() == customer::network_errc::closed);
  CHECK(polite.end_detail() == "close code 1001");
  CHECK(secure.end() == customer::network_errc::closed);
  CHECK(secure.end_detail() == "close code 1001");
}

TEST_CASE("a stopped emulator answers nobody and everything else does nothing") {
  emulator under_test;
  const auto port = under_test.port();
  under_test.stop();
  under_test.stop();
  under_test.drop_connections();
  under_test.disconnect_customers("x");
  CHECK(under_test.issue_token().empty());
  CHECK(under_test.connections() == 0);
  CHECK(!raw_socket(port).is_connected());
}

TEST_CASE("many emulators live in one process, one after the other and at once") {
  std::deque<emulator> crowd;
  for (int i = 0; i < 20; ++i) crowd.emplace_back();
  for (auto& one : crowd) {
    wire_customer visitor(one.plain_client_config());
    CHECK(visitor.is_open());
  }
  for (int i = 0; i < 50; ++i) emulator();
}

TEST_CASE("a port in use is an error that says what to do") {
  emulator first;
  CHECK(problem_with(emulator_options().port(first.port())) ==
        "port " + std::to_string(first.port()) + " is in use: choose another with --port, or 0 for any");
}

TEST_CASE("a port is free again right after the stop") {
  std::uint16_t port = 0;
  {
    emulator first;
    port = first.port();
    wire_customer visitor(first.plain_client_config());
  }
  emulator second(emulator_options().port(port));
  CHECK(second.port() == port);
}

TEST_CASE("options that cannot work are refused by name") {
  CHECK(problem_with(emulator_options().pace(-1)).starts_with("pace: "));
  CHECK(problem_with(emulator_options().pace(std::nan(""))).starts_with("pace: "));
  CHECK(problem_with(emulator_options().script("chatty")) == "script: there is no 'chatty'; there are support, silent");
  CHECK(problem_with(emulator_options().answer_delay(std::chrono::hours(1))).starts_with("answer_delay: "));
  const auto real_token = problem_with(emulator_options().agent_token("fra-a:looks-real"));
  CHECK(real_token == "agent_token: it must begin with emu:, real tokens have no place here");
  CHECK(problem_with(emulator_options().agent_token("emu:")).starts_with("agent_token: 6 to 256"));
  CHECK(problem_with(emulator_options().agent_token("emu:with space")).starts_with("agent_token: 6 to 256"));
}

TEST_CASE("the agent token is the one that was wished for, or one of the seed") {
  CHECK(emulator(emulator_options().agent_token("emu:mine")).agent_token().reveal() == "emu:mine");
  const emulator one(emulator_options().rng_seed(7));
  CHECK(one.agent_token().reveal().starts_with("emu:agent-"));
  CHECK(one.agent_token() == emulator(emulator_options().rng_seed(7)).agent_token());
  CHECK(one.token_url() == "https://127.0.0.1:" + std::to_string(one.port()) + "/v2/customer");
}

TEST_CASE("the CA file is there while the emulator is") {
  std::string path;
  {
    emulator under_test;
    path = under_test.ca_file();
    CHECK(under_test.ca_file() == path);
    auto how = under_test.client_config();
    struct stat found {};
    REQUIRE(::stat(path.c_str(), &found) == 0);
    CHECK((found.st_mode & 0777U) == 0600);
  }
  struct stat found {};
  CHECK(::stat(path.c_str(), &found) != 0);
}

TEST_CASE("a message of more than 1 MiB ends the connection") {
  emulator under_test;
  const auto how = under_test.plain_client_config();
  wire_customer visitor(how);
  visitor.log_in(how);
  visitor.send(std::string(1024 * 1024 + 1, ' '));
  CHECK(visitor.end().has_value());
  CHECK(is_empty_soon(under_test));
}

TEST_CASE("binary data is answered with close code 1003") {
  emulator under_test;
  raw_socket visitor(under_test.port());
  visitor.send(upgrade_to(under_test));
  CHECK(visitor.receive_head().starts_with("HTTP/1.1 101"));
  visitor.send(frame("x", 2));
  std::string seen;
  while (seen.size() < 4) seen += visitor.receive();
  CHECK(seen.substr(0, 1) == "\x88");
  CHECK(seen.substr(2, 2) == "\x03\xEB");
}

TEST_CASE("the server never agrees to compression or a subprotocol") {
  emulator under_test;
  raw_socket visitor(under_test.port());
  auto head = upgrade_to(under_test);
  head.insert(head.size() - 2, "Sec-WebSocket-Extensions: permessage-deflate\r\nSec-WebSocket-Protocol: chat\r\n");
  visitor.send(head);
  const auto answer = visitor.receive_head();
  CHECK(answer.starts_with("HTTP/1.1 101"));
  CHECK(answer.find("Sec-WebSocket-Extensions") == std::string::npos);
  CHECK(answer.find("Sec-WebSocket-Protocol") == std::string::npos);
}

TEST_CASE("a request may come byte by byte") {
  emulator under_test;
  raw_socket visitor(under_test.port());
  for (const char c : upgrade_to(under_test)) visitor.send(std::string(1, c));
  CHECK(visitor.receive_head().starts_with("HTTP/1.1 101"));
}

TEST_CASE("refusals come over the line") {
  emulator under_test;
  const auto port = under_test.port();
  CHECK(get(port, "/nothing").starts_with("HTTP/1.1 404 "));
  CHECK(get(port, "/v3.6/customer/rtm/ws").starts_with("HTTP/1.1 426 "));
  CHECK(ask(port, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n").starts_with("HTTP/1.1 403 "));
  CHECK(ask(port, "nonsense\r\n\r\n").starts_with("HTTP/1.1 400 "));
  CHECK(ask(port, "GET / HTTP/1.1\r\nX: " + std::string(8 * 1024, 'x')).starts_with("HTTP/1.1 431 "));
  CHECK(ask(port, upgrade_to(under_test) + frame("{}")).starts_with("HTTP/1.1 400 "));
}

TEST_CASE("a customer who does not read is dropped") {
  emulator under_test(emulator_options().script("silent"));
  raw_socket visitor(under_test.port());
  visitor.send(upgrade_to(under_test));
  REQUIRE(visitor.receive_head().starts_with("HTTP/1.1 101"));
  visitor.send(frame(wire::encode_request("1", "login", R"({"token":")" + under_test.token() + R"("})")));
  visitor.send(frame(wire::encode_request("2", "start_chat", "{}")));
  std::string seen;
  while (seen.find(R"("chat_id":")") == std::string::npos) seen += visitor.receive();
  const auto chat = seen.substr(seen.find(R"("chat_id":")") + 11, 10);
  const std::string event =
      R"({"chat_id":")" + chat + R"(","event":{"type":"message","text":")" + std::string(16000, 'x') + R"("}})";
  for (int i = 0; i < 40; ++i) visitor.send(frame(wire::encode_request("e", "send_event", event)));
  // 100 answers of 640 KB each.
  const auto big = frame(wire::encode_request("g", "get_chat", R"({"chat_id":")" + chat + R"("})"));
  for (int i = 0; i < 100 && visitor.send(big); ++i) {
  }
  CHECK(visitor.receive_all().size() < 40'000'000);
  CHECK(is_empty_soon(under_test));
}
