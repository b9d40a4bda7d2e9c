// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <openssl/ssl.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <livechat/customer/error.hpp>
#include <ostream>
#include <string>

#include "net/tls_client.hpp"
#include "test_authority.hpp"
#include "tls_rig.hpp"

using namespace livechat::customer;
using namespace livechat::customer::net;

namespace {

/// A file that is gone with the test.
struct scratch_file {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("livechat-ca-" + std::to_string(getpid()) + ".pem");
  explicit scratch_file(const std::string& content) { std::ofstream(path) << content; }
  ~scratch_file() { std::filesystem::remove(path); }
  scratch_file(const scratch_file&) = delete;
  scratch_file& operator=(const scratch_file&) = delete;
};

}  // namespace

TEST_CASE("a_text_goes_and_comes_over_tls_and_the_name_is_told_to_the_server") {
  test_authority const authority;
  for (auto const engine : engines) {
    CAPTURE(static_cast<int>(engine));
    tls_rig rig(authority.server({"DNS:api.example.test"}), "api.example.test", trusting(authority, engine));
    CHECK_MESSAGE(!rig.outcome(), rig.seen.detail);
    CHECK(rig.seen.trace == std::vector<std::string>{"resolving", "connecting", "securing", "upgrading", "opened",
                                                     "text hello", "closed"});
    CHECK(rig.server.asked_name() == "api.example.test");
  }
}

TEST_CASE("a_certificate_is_accepted_for_its_own_names_only") {
  for (auto const engine : engines) {
    CAPTURE(static_cast<int>(engine));
    struct row {
      const char* what;
      certificate_terms terms;
      std::string host;
      std::error_code code;
    };
    const auto mismatch = make_error_code(tls_errc::certificate_name_mismatch);
    const row table[] = {
        {"the name", {"DNS:a.example.test"}, "a.example.test", {}},
        {"one of its names", {"DNS:x.test,DNS:a.example.test"}, "a.example.test", {}},
        {"a wildcard", {"DNS:*.example.test"}, "a.example.test", {}},
        {"an address", {"IP:127.0.0.1"}, "127.0.0.1", {}},
        {"another name", {"DNS:b.example.test"}, "a.example.test", mismatch},
        {"the name in the CN only", {"", "a.example.test"}, "a.example.test", mismatch},
        {"the name in the CN beside another", {"DNS:b.test", "a.example.test"}, "a.example.test", mismatch},
        {"a partial wildcard", {"DNS:a*.example.test"}, "ab.example.test", mismatch},
        {"a wildcard over two labels", {"DNS:*.test"}, "a.example.test", mismatch},
        {"two wildcards", {"DNS:*.*.test"}, "a.example.test", mismatch},
        {"a wildcard for a whole domain", {"DNS:*.test"}, "example.test", mismatch},
        {"a wildcard that is not first", {"DNS:a.*.test"}, "a.example.test", mismatch},
        {"the domain above", {"DNS:example.test"}, "a.example.test", mismatch},
        {"an address as a name", {"DNS:127.0.0.1"}, "127.0.0.1", mismatch},
        {"an address in the CN", {"", "127.0.0.1"}, "127.0.0.1", mismatch},
        {"another address", {"IP:127.0.0.2"}, "127.0.0.1", mismatch},
        {"expired", {"DNS:a.test", "x", -3600, -60}, "a.test", tls_errc::certificate_expired},
        {"not yet valid", {"DNS:a.test", "x", 3600, 7200}, "a.test", tls_errc::certificate_expired},
        {"for clients", {"DNS:a.test", "x", -3600, 3600, "clientAuth"}, "a.test", tls_errc::certificate_untrusted},
    };
    test_authority const authority;
    for (auto const& each : table) {
      auto const& what = each.what;
      auto const& terms = each.terms;
      auto const& host = each.host;
      auto const& code = each.code;
      CAPTURE(what);
      tls_rig rig(authority.server(terms), host, trusting(authority, engine));
      CHECK_MESSAGE(rig.outcome() == code, rig.seen.detail);
      CHECK(rig.seen.count("opened") == (code ? 0 : 1));
      if (code) CHECK(rig.seen.detail.starts_with("certificate of " + host + ": "));
    }
  }
}

TEST_CASE("no_name_is_told_to_a_server_that_is_known_by_its_address") {
  test_authority const authority;
  for (auto const engine : engines) {
    CAPTURE(static_cast<int>(engine));
    tls_rig rig(authority.server({"IP:127.0.0.1"}), "127.0.0.1", trusting(authority, engine));
    CHECK_FALSE(rig.outcome());
    CHECK(rig.server.asked_name() == "(none)");
  }
}

TEST_CASE("a_certificate_of_an_authority_that_is_not_trusted_is_refused") {
  test_authority const authority;
  test_authority const other;
  for (auto const engine : engines) {
    CAPTURE(static_cast<int>(engine));
    tls_rig rig(authority.server({"DNS:a.test"}), "a.test", trusting(other, engine));
    CHECK(rig.outcome() == tls_errc::certificate_untrusted);
  }
}

TEST_CASE("the_authority_given_takes_the_place_of_the_systems_and_without_one_those_count") {
  test_authority const authority;
  for (auto const engine : engines) {
    CAPTURE(static_cast<int>(engine));
    tls_rig rig(authority.server({"DNS:a.test"}), "a.test", tls_client::create({}, engine).value());
    CHECK(rig.outcome() == tls_errc::certificate_untrusted);
  }
}

TEST_CASE("tls_below_1_2_is_refused_and_1_2_and_1_3_are_taken") {
  test_authority const authority;
  for (auto const engine : engines) {
    CAPTURE(static_cast<int>(engine));
    struct row {
      int version;
      std::error_code code;
    };
    const row table[] = {{TLS1_1_VERSION, tls_errc::handshake_failed}, {TLS1_2_VERSION, {}}, {TLS1_3_VERSION, {}}};
    for (auto const& each : table) {
      auto const& version = each.version;
      auto const& code = each.code;
      CAPTURE(version);
      tls_rig rig(authority.server({"DNS:a.test"}), "a.test", trusting(authority, engine));
      auto* const server = rig.context->native_handle();
      SSL_CTX_set_security_level(server, 0);
      SSL_CTX_set_min_proto_version(server, version);
      SSL_CTX_set_max_proto_version(server, version);
      CHECK_MESSAGE(rig.outcome() == code, rig.seen.detail);
    }
  }
}

TEST_CASE("a_server_that_does_not_speak_tls_is_told_apart") {
  test_authority const authority;
  for (auto const engine : engines) {
    CAPTURE(static_cast<int>(engine));
    link_rig rig([](raw_peer& peer) -> awaitable<void> {
      co_await peer.receive();
      co_await peer.send("HTTP/1.1 400 Bad Request\r\n\r\n");
      co_await peer.end();
    });
    rig.make({true, "127.0.0.1", rig.server.port(), "/"}, trusting(authority, engine));
    REQUIRE(rig.run_to_the_end());
    CHECK(rig.seen.code == tls_errc::handshake_failed);
  }
}

TEST_CASE("a_connection_that_ends_during_the_handshake_is_closed_or_reset") {
  test_authority const authority;
  for (auto const engine : engines) {
    CAPTURE(static_cast<int>(engine));
    for (bool const is_reset : {false, true}) {
      link_rig rig([is_reset](raw_peer& peer) -> awaitable<void> {
        co_await peer.receive();
        is_reset ? peer.reset() : peer.close();
      });
      rig.make({true, "127.0.0.1", rig.server.port(), "/"}, trusting(authority, engine));
      REQUIRE(rig.run_to_the_end());
      CHECK(rig.seen.code == (is_reset ? network_errc::reset : network_errc::closed));
    }
  }
}

TEST_CASE("a_handshake_that_stalls_can_be_aborted_and_dropped") {
  test_authority const authority;
  for (auto const engine : engines) {
    CAPTURE(static_cast<int>(engine));
    link_rig rig([](raw_peer& peer) -> awaitable<void> { co_await peer.end(); });
    rig.make({true, "127.0.0.1", rig.server.port(), "/"}, trusting(authority, engine));
    rig.open();
    REQUIRE(run_until(rig.loop, [&] { return rig.seen.count("securing") == 1 && rig.server.accepted() == 1; }));
    SUBCASE("aborted") {
      rig.call([&] { rig.link->abort(); });
      REQUIRE(run_until(rig.loop, [&] { return rig.seen.is_over(); }));
      CHECK_FALSE(rig.seen.code);
    }
    SUBCASE("detached") {
      rig.link->detach();
      rig.link.reset();
      CHECK(run_until(rig.loop, [&] { return rig.server.finished() == 1; }));
      CHECK_FALSE(rig.seen.is_over());
    }
  }
}

TEST_CASE("an_end_of_tls_without_a_goodbye_is_closed_and_tells_no_part_of_a_message") {
  test_authority const authority;
  for (auto const engine : engines) {
    CAPTURE(static_cast<int>(engine));
    tls_rig rig(authority.server({"DNS:a.test"}), "a.test", trusting(authority, engine),
                [](raw_peer& peer) -> awaitable<void> {
                  co_await peer.upgrade();
                  co_await peer.frame();
                  co_await peer.send("\x81\x05he");
                  peer.close();
                });
    CHECK(rig.outcome() == network_errc::closed);
    CHECK(rig.seen.trace.back() == "closed");
    CHECK(rig.seen.count("text he") == 0);
  }
}

TEST_CASE("large_texts_pass_over_tls_both_ways") {
  test_authority const authority;
  for (auto const engine : engines) {
    CAPTURE(static_cast<int>(engine));
    std::string const large(1'000'000, 'x');
    tls_rig rig(authority.server({"DNS:a.test"}), "a.test", trusting(authority, engine));
    rig.seen.on = [&](const std::string& line) {
      if (line == "opened") rig.plain.send(large);
      if (line.size() > 5 + 900'000) rig.plain.link->close();
    };
    CHECK_FALSE(rig.outcome());
    CHECK(rig.seen.count("text " + large) == 1);
  }
}

TEST_CASE("an_authority_that_cannot_be_had_is_an_error_and_never_no_verification") {
  test_authority const authority;
  auto const damaged = authority.pem().replace(200, 4, "!!!!");
  auto const problem = [](const trust& whom) {
    auto const client = tls_client::create(whom);
    REQUIRE_FALSE(client.has_value());
    CHECK(client.error().code() == tls_errc::ca_file_unreadable);
    return client.error().detail();
  };
  CHECK(problem({"/nonexistent/ca.pem", {}}).find("/nonexistent/ca.pem") != std::string::npos);
  CHECK(problem({"/tmp", {}}).find("cannot be read") != std::string::npos);
  CHECK(problem({"/dev/null", {}}).find("holds no certificate") != std::string::npos);
  CHECK(problem({"/dev/zero", {}}).find("cannot be read") != std::string::npos);
  CHECK(problem({{}, "not a certificate"}).find("holds no certificate") != std::string::npos);
  CHECK(problem({{}, damaged}).find("damaged") != std::string::npos);
  CHECK(problem({{}, authority.pem() + damaged}).find("certificate 2 is damaged") != std::string::npos);
  scratch_file const empty("");
  CHECK(problem({empty.path.string(), authority.pem()}).find("holds no certificate") != std::string::npos);
}

TEST_CASE("a_file_of_authorities_is_trusted") {
  test_authority const authority;
  test_authority const other;
  for (auto const engine : engines) {
    CAPTURE(static_cast<int>(engine));
    scratch_file const file("# two of them\n" + other.pem() + "\n" + authority.pem());
    tls_rig rig(authority.server({"DNS:a.test"}), "a.test", trusting(other, engine));
    rig.connect("a.test", tls_client::create({file.path.string(), {}}, engine).value());
    CHECK_FALSE(rig.outcome());
  }
}
