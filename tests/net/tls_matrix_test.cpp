// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <openssl/ssl.h>

#include <cstdio>
#include <livechat/customer/error.hpp>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "net/loop_impl.hpp"
#include "net/tls_stream.hpp"
#include "tls_rig.hpp"

using namespace livechat::customer;
using namespace livechat::customer::net;

namespace {

using server_side = std::shared_ptr<boost::asio::ssl::context>;

/// One certificate, and what is to come of it.
struct row {
  std::string what;
  std::string host;
  server_side context;
  std::error_code code;
  std::string words;  ///< of the refusal: they name the check
};

std::vector<row> matrix(const test_authority& known, const test_authority& unknown) {
  auto const mismatch = make_error_code(tls_errc::certificate_name_mismatch);
  auto const expired = make_error_code(tls_errc::certificate_expired);
  auto const untrusted = make_error_code(tls_errc::certificate_untrusted);
  certificate_terms good{"DNS:a.example.test"};
  auto const with = [&](auto change) {
    auto terms = good;
    change(terms);
    return terms;
  };
  std::string const host = "a.example.test";
  std::vector<row> out;
  out.push_back({"good", host, known.server(good), {}, ""});
  out.push_back(
      {"expired", host, known.server(with([](auto& it) { it.valid_until_s = -60; })), expired, "has expired"});
  out.push_back(
      {"not yet valid", host, known.server(with([](auto& it) { it.valid_from_s = 60; })), expired, "not yet valid"});
  out.push_back({"self-signed", host, known.server(with([](auto& it) { it.is_self_signed = true; })), untrusted,
                 "self-signed certificate"});
  out.push_back({"of an unknown authority", host, unknown.server(good), untrusted, "local issuer certificate"});
  out.push_back({"another name", host, known.server({"DNS:b.example.test"}), mismatch, "hostname mismatch"});
  out.push_back({"the name in the CN only", host, known.server({"", host}), mismatch, "hostname mismatch"});
  out.push_back({"a partial wildcard", host, known.server({"DNS:a*.example.test"}), mismatch, "hostname mismatch"});
  out.push_back(
      {"a wildcard for a whole domain", "example.test", known.server({"DNS:*.test"}), mismatch, "hostname mismatch"});
  out.push_back({"a wildcard over two labels", host, known.server({"DNS:*.test"}), mismatch, "hostname mismatch"});
  out.push_back(
      {"an address in the CN", "127.0.0.1", known.server({"", "127.0.0.1"}), mismatch, "IP address mismatch"});
  out.push_back({"for clients", host, known.server(with([](auto& it) { it.usage = "clientAuth"; })), untrusted,
                 "certificate purpose"});
  out.push_back({"signed over SHA-1", host, known.server(with([](auto& it) { it.is_sha1 = true; })), untrusted,
                 "digest algorithm too weak"});
  out.push_back({"a key of 1024 bits", host, known.server(with([](auto& it) { it.key = key_kind::rsa_1024; })),
                 untrusted, "key too weak"});
  return out;
}

bool is_address(const std::string& host) { return host == "127.0.0.1"; }

/// Some machines have no IPv6, not even their own address.
bool has_v6() {
  loop loop;
  boost::system::error_code code;
  boost::asio::ip::tcp::acceptor probe(loop.context().io);
  probe.open(boost::asio::ip::tcp::v6(), code);
  if (!code) probe.bind({boost::asio::ip::address_v6::loopback(), 0}, code);
  return !code;
}

}  // namespace

TEST_CASE("of_fourteen_certificates_one_is_accepted_and_each_refusal_names_the_check_that_failed") {
  test_authority const known;
  test_authority const unknown;
  auto const rows = matrix(known, unknown);
  int accepted = 0;
  int refused = 0;
  for (auto const how : {via::nothing, via::proxy}) {
    for (auto const engine : engines) {
      auto const client = trusting(known, engine);
      accepted = 0;
      refused = 0;
      for (auto const& each : rows) {
        CAPTURE(each.what);
        CAPTURE(std::string(name_of(engine)));
        CAPTURE(how == via::proxy);
        tls_rig rig(each.context, each.host, client, echo_once, how);
        CHECK_MESSAGE(rig.outcome() == each.code, rig.seen.detail);
        (rig.seen.count("text hello") == 1 ? accepted : refused) += 1;
        CHECK(rig.seen.ends == 1);
        CHECK(rig.seen.count("opened") == (each.code ? 0 : 1));
        if (each.code) {
          CHECK(rig.seen.detail.starts_with("certificate of " + each.host + ": "));
          CHECK_MESSAGE(rig.seen.detail.find(each.words) != std::string::npos, rig.seen.detail);
        }
        CHECK(rig.server.asked_name() == (is_address(each.host) ? "(none)" : each.host));
        if (how == via::proxy) CHECK(rig.proxied->asked().starts_with("CONNECT " + each.host + ":"));
      }
      CHECK(accepted == 1);
      CHECK(refused == 13);
    }
  }
  std::printf("tls: accepted=%d refused=%d\n", accepted, refused);
}

TEST_CASE("a_server_known_by_its_address_must_have_that_address_in_its_certificate") {
  test_authority const authority;
  server_side const v4 = authority.server({"IP:127.0.0.1"});
  server_side const v6 = authority.server({"IP:::1"});
  server_side const far = authority.server({"IP:2001:db8::5"});
  server_side const named = authority.server({"DNS:::1,DNS:2001:db8::5"});
  auto const mismatch = make_error_code(tls_errc::certificate_name_mismatch);
  struct row {
    const server_side& context;
    const char* host;
    via how;
    const char* address;
    std::error_code code;
  };
  const row table[] = {
      {v4, "127.0.0.1", via::nothing, "127.0.0.1", {}},
      {v6, "::1", via::nothing, "::1", {}},
      {v4, "::1", via::nothing, "::1", mismatch},
      {named, "::1", via::nothing, "::1", mismatch},
      {v6, "127.0.0.1", via::nothing, "127.0.0.1", mismatch},
      {far, "2001:db8::5", via::proxy, "127.0.0.1", {}},
      {v6, "2001:db8::5", via::proxy, "127.0.0.1", mismatch},
      {named, "2001:db8::5", via::proxy, "127.0.0.1", mismatch},
  };
  for (auto const engine : engines) {
    for (auto const& each : table) {
      CAPTURE(std::string(name_of(engine)));
      CAPTURE(std::string(each.host));
      if (each.address == std::string("::1") && !has_v6()) continue;
      tls_rig rig(each.context, each.host, trusting(authority, engine), echo_once, each.how, each.address);
      CHECK_MESSAGE(rig.outcome() == each.code, rig.seen.detail);
      CHECK(rig.server.asked_name() == "(none)");
      if (each.how == via::proxy) {
        CHECK(rig.proxied->asked().starts_with("CONNECT [2001:db8::5]:" + std::to_string(rig.server.port()) + " "));
      }
    }
  }
}

TEST_CASE("without_a_name_to_verify_there_is_no_handshake") {
  test_authority const authority;
  for (auto const engine : engines) {
    loop loop;
    raw_server server(loop, [](raw_peer& peer) -> awaitable<void> { co_await peer.end(); });
    for (auto const& host : {std::string(), std::string("a.test\0b", 8)}) {
      boost::asio::ip::tcp::socket socket(loop.context().io);
      socket.connect({boost::asio::ip::address_v4::loopback(), server.port()});
      auto stream = tls_client_stream(std::move(socket), trusting(authority, engine), host);
      std::optional<std::error_code> seen;
      stream.async_handshake([&](std::error_code code, const std::string&) { seen = code; });
      CHECK_FALSE(seen);
      REQUIRE(run_until(loop, [&] { return seen.has_value(); }));
      CHECK(*seen == tls_errc::handshake_failed);
    }
  }
}
