// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <livechat/customer/error.hpp>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "net/openssl_ptr.hpp"
#include "net/pin.hpp"
#include "tls_rig.hpp"
#include "tls_watch.hpp"

using namespace livechat::customer;
using namespace livechat::customer::net;

namespace {

namespace fs = std::filesystem;

/// As RFC 7469 writes it, and read again.
std::string through_text(const std::string& hash) {
  std::array<unsigned char, 64> encoded{};
  auto const size = EVP_EncodeBlock(encoded.data(), reinterpret_cast<const unsigned char*>(hash.data()),
                                    static_cast<int>(hash.size()));
  std::string const text(reinterpret_cast<const char*>(encoded.data()), static_cast<std::size_t>(size));
  return parse_pin("sha256/" + text).value();
}

std::shared_ptr<tls_client> pinning(const test_authority& root, const std::vector<std::string>& hashes,
                                    tls_engine engine) {
  trust whom;
  whom.ca_pem = root.pem();
  for (auto const& hash : hashes) whom.pins.push_back(through_text(hash));
  return tls_client::create(whom, engine).value();
}

/// Has the server send one more certificate than its chain has.
void send_along(boost::asio::ssl::context& server, const std::string& pem) {
  bio_ptr const bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  certificate_ptr const certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
  REQUIRE(SSL_CTX_add1_chain_cert(server.native_handle(), certificate.get()) == 1);
}

/// A folder that is gone with the test.
struct scratch_folder {
  fs::path path = fs::temp_directory_path() / ("livechat-ca-folder-" + std::to_string(getpid()));
  scratch_folder() { fs::create_directory(path); }
  ~scratch_folder() { fs::remove_all(path); }
  scratch_folder(const scratch_folder&) = delete;
  scratch_folder& operator=(const scratch_folder&) = delete;

  std::string write(const std::string& name, const std::string& content) const {
    std::ofstream(path / name) << content;
    return (path / name).string();
  }
};

/// Makes a file the system's authorities, as OpenSSL reads them, for as long as it lives.
struct system_authorities {
  explicit system_authorities(const std::string& file) {
    setenv("SSL_CERT_FILE", file.c_str(), 1);
    setenv("SSL_CERT_DIR", "/nonexistent", 1);
  }
  ~system_authorities() {
    unsetenv("SSL_CERT_FILE");
    unsetenv("SSL_CERT_DIR");
  }
  system_authorities(const system_authorities&) = delete;
  system_authorities& operator=(const system_authorities&) = delete;
};

bool is_trusted(const test_authority& authority, const std::shared_ptr<tls_client>& client) {
  tls_rig rig(authority.server({"DNS:a.test"}), "a.test", client);
  auto const code = rig.outcome();
  if (code) CHECK_MESSAGE(code == tls_errc::certificate_untrusted, rig.seen.detail);
  return !code;
}

}  // namespace

TEST_CASE("a_pin_holds_for_any_key_of_the_chain_that_was_verified_and_for_no_other") {
  test_authority const root;
  auto const middle = test_authority::below(root);
  test_authority const stranger;
  std::shared_ptr<boost::asio::ssl::context> const server = middle.server({"DNS:a.test"});
  auto const leaf = pin_of(*server);
  send_along(*server, stranger.pem());
  struct row {
    const char* what;
    std::vector<std::string> pins;
    std::error_code code;
  };
  auto const missing = make_error_code(tls_errc::key_not_pinned);
  const row table[] = {
      {"none", {}, {}},
      {"the server's", {leaf}, {}},
      {"the intermediate's", {middle.pin()}, {}},
      {"the root's, which is not sent", {root.pin()}, {}},
      {"one of two", {stranger.pin(), leaf}, {}},
      {"another's", {test_authority().pin()}, missing},
      {"two of others", {test_authority().pin(), std::string(32, '\0')}, missing},
      {"of a certificate that is sent but proves nothing", {stranger.pin()}, missing},
  };
  for (auto const engine : engines) {
    for (auto const& each : table) {
      CAPTURE(std::string(name_of(engine)));
      CAPTURE(std::string(each.what));
      tls_rig rig(server, "a.test", pinning(root, each.pins, engine));
      CHECK_MESSAGE(rig.outcome() == each.code, rig.seen.detail);
      CHECK(rig.seen.count("opened") == (each.code ? 0 : 1));
      if (each.code) CHECK(rig.seen.detail == "certificate of a.test: none of its keys is pinned");
    }
  }
}

TEST_CASE("a_pin_takes_the_place_of_no_other_check") {
  test_authority const root;
  test_authority const stranger;
  for (auto const engine : engines) {
    std::shared_ptr<boost::asio::ssl::context> const server = stranger.server({"DNS:a.test"});
    tls_rig rig(server, "a.test", pinning(root, {pin_of(*server)}, engine));
    CHECK(rig.outcome() == tls_errc::certificate_untrusted);
    std::shared_ptr<boost::asio::ssl::context> const other = root.server({"DNS:b.test"});
    tls_rig named(other, "a.test", pinning(root, {pin_of(*other)}, engine));
    CHECK(named.outcome() == tls_errc::certificate_name_mismatch);
  }
}

TEST_CASE("a_second_connection_to_the_same_host_goes_on_from_the_session_of_the_first") {
  test_authority const authority;
  for (auto const engine : engines) {
    for (int const version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
      CAPTURE(std::string(name_of(engine)));
      CAPTURE(version);
      std::shared_ptr<boost::asio::ssl::context> const server = authority.server({"DNS:a.test,DNS:b.test"});
      SSL_CTX_set_max_proto_version(server->native_handle(), version);
      tls_watch const watch(*server);
      auto const client = trusting(authority, engine);
      tls_rig rig(server, "a.test", client);
      CHECK_FALSE(rig.outcome());
      rig.connect("a.test", client);
      CHECK_FALSE(rig.outcome());
      rig.connect("b.test", client);  // a session is good for its own host only
      CHECK_FALSE(rig.outcome());
      rig.connect("a.test", trusting(authority, engine));
      CHECK_FALSE(rig.outcome());
      REQUIRE(watch.done().size() == 4);
      CHECK_FALSE(watch.done()[0].is_resumed);
      CHECK(watch.done()[1].is_resumed);
      CHECK_FALSE(watch.done()[2].is_resumed);
      CHECK_FALSE(watch.done()[3].is_resumed);
      CHECK(watch.done()[1].version == version);
    }
  }
}

TEST_CASE("with_pins_every_connection_shows_its_whole_chain") {
  test_authority const authority;
  for (auto const engine : engines) {
    std::shared_ptr<boost::asio::ssl::context> const server = authority.server({"DNS:a.test"});
    tls_watch const watch(*server);
    auto const client = pinning(authority, {authority.pin()}, engine);
    tls_rig rig(server, "a.test", client);
    CHECK_FALSE(rig.outcome());
    rig.connect("a.test", client);
    CHECK_FALSE(rig.outcome());
    REQUIRE(watch.done().size() == 2);
    CHECK_FALSE(watch.done()[1].is_resumed);
  }
}

TEST_CASE("tls_1_2_is_taken_with_forward_secrecy_and_aead_only") {
  test_authority const authority;
  struct row {
    const char* suites;
    bool is_taken;
  };
  const row table[] = {{"ECDHE-ECDSA-AES128-GCM-SHA256", true}, {"ECDHE-ECDSA-CHACHA20-POLY1305", true},
                       {"ECDHE-ECDSA-AES128-SHA", false},       {"ECDHE-ECDSA-AES256-SHA384", false},
                       {"ECDHE-ECDSA-NULL-SHA", false},         {"AECDH-AES128-SHA", false}};
  for (auto const engine : engines) {
    for (auto const& each : table) {
      CAPTURE(std::string(name_of(engine)));
      CAPTURE(std::string(each.suites));
      std::shared_ptr<boost::asio::ssl::context> const server = authority.server({"DNS:a.test"});
      SSL_CTX_set_max_proto_version(server->native_handle(), TLS1_2_VERSION);
      REQUIRE(SSL_CTX_set_cipher_list(server->native_handle(), each.suites) == 1);
      tls_rig rig(server, "a.test", trusting(authority, engine));
      auto const code = rig.outcome();
      if (each.is_taken) CHECK_MESSAGE(!code, rig.seen.detail);
      if (!each.is_taken) CHECK_MESSAGE(code == tls_errc::handshake_failed, rig.seen.detail);
    }
  }
}

TEST_CASE("authorities_come_from_a_file_a_folder_memory_or_all_of_them") {
  test_authority const in_file;
  test_authority const in_folder;
  test_authority const also_in_folder;
  test_authority const in_memory;
  test_authority const of_system;
  test_authority const nowhere;
  scratch_folder const folder;
  fs::create_directory(folder.path / "all");
  std::ofstream(folder.path / "all" / "1.pem") << in_folder.pem();
  std::ofstream(folder.path / "all" / "2.crt") << "# words\n" << also_in_folder.pem();
  system_authorities const system(folder.write("system.pem", of_system.pem()));
  trust whom;
  whom.ca_file = folder.write("file.pem", in_file.pem());
  whom.ca_folder = (folder.path / "all").string();
  whom.ca_pem = in_memory.pem();
  for (auto const engine : engines) {
    CAPTURE(std::string(name_of(engine)));
    auto const given = tls_client::create(whom, engine).value();
    for (auto const* authority : {&in_file, &in_folder, &also_in_folder, &in_memory})
      CHECK(is_trusted(*authority, given));
    CHECK_FALSE(is_trusted(nowhere, given));
    CHECK_FALSE(is_trusted(of_system, given));

    auto more = whom;
    more.keeps_system = true;
    auto const both = tls_client::create(more, engine).value();
    CHECK(is_trusted(of_system, both));
    CHECK(is_trusted(in_memory, both));
    CHECK_FALSE(is_trusted(nowhere, both));

    auto const systems = tls_client::create({}, engine).value();
    CHECK(is_trusted(of_system, systems));
    CHECK_FALSE(is_trusted(in_file, systems));
  }
}

TEST_CASE("a_folder_of_authorities_that_cannot_all_be_had_is_an_error") {
  test_authority const authority;
  scratch_folder const folder;
  auto const problem = [&](const std::string& path) {
    trust whom;
    whom.ca_folder = path;
    whom.keeps_system = true;
    auto const client = tls_client::create(whom);
    REQUIRE_FALSE(client.has_value());
    CHECK(client.error().code() == tls_errc::ca_file_unreadable);
    CHECK_FALSE(tls_client::shared(whom).has_value());
    return client.error().detail();
  };
  CHECK(problem("/nonexistent/folder").find("/nonexistent/folder") != std::string::npos);
  CHECK(problem(folder.path.string()).find("holds no file") != std::string::npos);
  auto const file = folder.write("1.pem", authority.pem());
  CHECK_FALSE(problem(file).empty());  // it is no folder
  folder.write("2.pem", "not a certificate");
  CHECK(problem(folder.path.string()).find("2.pem: holds no certificate") != std::string::npos);
}

TEST_CASE("clients_that_trust_the_same_share_a_context_for_as_long_as_one_of_them_lives") {
  test_authority const one;
  test_authority const other;
  trust first;
  first.ca_pem = one.pem();
  trust second;
  second.ca_pem = other.pem();
  auto const shared = [](const trust& whom) { return tls_client::shared(whom).value(); };
  auto client = shared(first);
  CHECK(shared(first) == client);
  CHECK(shared(second) != client);
  auto pinned = first;
  pinned.pins.push_back(std::string(32, 'p'));
  CHECK(shared(pinned) != client);
  auto with_system = first;
  with_system.keeps_system = true;
  CHECK(shared(with_system) != client);
  CHECK(is_trusted(one, client));
  CHECK_FALSE(is_trusted(one, shared(second)));

  std::weak_ptr<tls_client> const old = client;
  client.reset();
  CHECK(old.expired());
  CHECK(is_trusted(one, shared(first)));
}

TEST_CASE("a_file_of_authorities_that_has_changed_is_read_anew") {
  test_authority const before;
  test_authority const after;
  scratch_folder const folder;
  trust whom;
  whom.ca_file = folder.write("ca.pem", before.pem());
  auto const old = tls_client::shared(whom).value();
  folder.write("ca.pem", after.pem());
  auto const fresh = tls_client::shared(whom).value();
  CHECK(fresh != old);
  CHECK(is_trusted(after, fresh));
  CHECK_FALSE(is_trusted(before, fresh));
}
