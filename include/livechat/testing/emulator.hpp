// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <livechat/customer/config.hpp>
#include <livechat/customer/json_text.hpp>
#include <livechat/customer/log.hpp>
#include <livechat/customer/secret.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// A local stand-in for LiveChat's Customer Chat RTM API, for tests and for work without an account.
namespace livechat::testing::inline v0 {

/// How an emulator behaves. Every setter returns the options, so that they chain. The defaults need nothing.
class emulator_options {
 public:
  emulator_options() = default;

  /// The port to listen on, on 127.0.0.1 and ::1; HTTP, WebSocket and TLS share it. Default 0: any that is free.
  emulator_options& port(std::uint16_t value);

  /// The port that customers connect to when something stands in between (a relay, a container's port mapping): the urls
  /// and the check of the Host header go by it. Default 0: the port that is listened on.
  emulator_options& published_port(std::uint16_t value);

  /// Scales how long the scripted agent takes for everything. Default 1; 0: at once; 0 to 1000.
  emulator_options& pace(double value);

  /// Who answers in chats: `support` (a bot that greets and looks things up; default) or `silent` (nobody).
  emulator_options& script(std::string name);

  /// The same seed gives the same ids and tokens in the same order. Default: another one each time.
  emulator_options& rng_seed(std::uint64_t value);

  /// How long each answer takes, 0 to 10 min. Default 0. From 15 s on, requests end with `request_timeout`, and are
  /// carried out all the same when the time is over.
  emulator_options& answer_delay(std::chrono::milliseconds value);

  /// Keeps the certificate authority in this folder, so that it is the same after the next start. It is made (0700) when
  /// it is not there; its files are the user's own (0600). Default: a new authority in memory.
  emulator_options& directory(std::string path);

  /// Lets web pages of this origin use the emulator (`http://localhost:3000`: scheme, host, port, nothing else). Again for
  /// another one; 16 at most. Default: pages that the emulator serves itself, and programs, which name no origin.
  emulator_options& page_origin(std::string value);

  /// Answers to the names of the service as well (`api.livechatinc.com`, `accounts.livechatinc.com` and their neighbours,
  /// `*.emu.localhost`), with a certificate for them, so that the vendor's own clients can be led here. Off by default. The
  /// authority that signs it is made anew at each start and is not the one of `directory`: trust it for a test, never for
  /// longer.
  emulator_options& official_names(bool value);

  /// The address to listen on instead of 127.0.0.1 and ::1, e.g. `0.0.0.0`. Everybody who can reach it can be a customer
  /// there, so it is refused unless `allow_remote(true)` says the same a second time. The authority is made anew at each
  /// start then, as with `official_names`. Default: empty, loopback only.
  emulator_options& listen(std::string address);
  emulator_options& allow_remote(bool value);

  /// The agent token that the token service takes (`agent_token` grant). It must begin with `emu:`, so that no real one
  /// comes here by mistake; 6 to 256 printable characters. Default: one is made, see `emulator::agent_token`.
  emulator_options& agent_token(std::string value);

  /// How long a token of the token service is good when nobody asks for another life; 1 s to two years, default 8 hours.
  /// Those of `emulator::token` and `issue_token` are good for two years whatever this says.
  emulator_options& token_lifetime(std::chrono::seconds value);

  /// Where the log goes. Default: nowhere. Called on the emulator's thread; must not block.
  emulator_options& log(customer::log_handler handler);

  /// What is wrong with the options, naming the option; nothing when all is well. Touches no file.
  [[nodiscard]] std::optional<std::string> problem() const;

  [[nodiscard]] std::uint16_t port() const noexcept { return port_; }
  [[nodiscard]] std::uint16_t published_port() const noexcept { return published_port_; }
  [[nodiscard]] double pace() const noexcept { return pace_; }
  [[nodiscard]] const std::string& script() const noexcept { return script_; }
  [[nodiscard]] std::optional<std::uint64_t> rng_seed() const noexcept { return rng_seed_; }
  [[nodiscard]] std::chrono::milliseconds answer_delay() const noexcept { return answer_delay_; }
  [[nodiscard]] const std::string& directory() const noexcept { return directory_; }
  [[nodiscard]] const std::vector<std::string>& page_origins() const noexcept { return page_origins_; }
  [[nodiscard]] bool official_names() const noexcept { return has_official_names_; }
  [[nodiscard]] const std::string& listen() const noexcept { return listen_; }
  [[nodiscard]] bool allow_remote() const noexcept { return is_remote_allowed_; }
  [[nodiscard]] const std::string& agent_token() const noexcept { return agent_token_; }
  [[nodiscard]] std::chrono::seconds token_lifetime() const noexcept { return token_lifetime_; }
  [[nodiscard]] const customer::log_handler& log() const noexcept { return log_; }

 private:
  std::uint16_t port_ = 0;
  std::uint16_t published_port_ = 0;
  double pace_ = 1;
  std::string script_ = "support";
  std::optional<std::uint64_t> rng_seed_;
  std::chrono::milliseconds answer_delay_{0};
  std::string directory_;
  std::vector<std::string> page_origins_;
  bool has_official_names_ = false;
  std::string listen_;
  bool is_remote_allowed_ = false;
  std::string agent_token_;
  std::chrono::seconds token_lifetime_ = std::chrono::hours(8);
  customer::log_handler log_;
};

/// An emulator in this process, on a thread of its own: a service with an organization, customers and an agent, behind
/// real sockets on this machine. It keeps everything in memory and connects to nobody. It serves versions 3.4 to 3.7 of
/// the API. Of its groups, 0 and 1 are online, in 2 chats wait in a queue, and 3 is offline.
///
///     livechat::testing::emulator emulator;
///     livechat::customer::client client(emulator.client_config());
///
/// Completes: the constructor returns when connections are accepted; `stop` and the destructor when the thread has ended.
/// Errors: the constructor throws `livechat::customer::error` (`client_errc::invalid_config`); its detail names the option
/// or the file that is wrong, or says that the port is in use.
/// Thread rule: any member from any thread, except from inside the log handler.
/// Lifetime: needs nobody and is needed by nobody; clients of a stopped emulator see a broken connection.
/// Costs and limits: one thread; 10,000 connections; messages of up to 1 MiB from customers.
class emulator {
 public:
  emulator();
  explicit emulator(emulator_options options);

  /// Stops; see `stop`.
  ~emulator();

  emulator(const emulator&) = delete;
  emulator& operator=(const emulator&) = delete;

  /// A config with which a client reaches this emulator over TLS, as a new customer each time. For a second connection
  /// of the same customer copy the config, or set `token()`.
  [[nodiscard]] customer::config client_config();

  /// The same without TLS.
  [[nodiscard]] customer::config plain_client_config();

  /// The port that is listened on.
  [[nodiscard]] std::uint16_t port() const noexcept;

  /// The organization that is there.
  [[nodiscard]] const std::string& organization_id() const noexcept;

  /// The OAuth client id that goes with it: the only one that the token service knows.
  [[nodiscard]] const std::string& client_id() const noexcept;

  /// The token of the customer who is there from the beginning. It begins with `emu:` and is good nowhere else.
  [[nodiscard]] const std::string& token() const noexcept;

  /// A token of a new customer. Empty after `stop`.
  [[nodiscard]] std::string issue_token();

  /// The token is good no longer. Connections that have logged in with it are told `customer_disconnected`, with the reason
  /// `access_token_revoked`, or `access_token_expired` as if its time were over, and closed. False when it was not good
  /// before, and after `stop`. Returns when that is on its way.
  bool revoke_token(const std::string& token);
  bool expire_token(const std::string& token);

  /// What opens the emulator's own HTTP paths, `/_emu/...`: sent as `Authorization: Bearer <secret>`. Another one at each
  /// start, whatever the seed.
  [[nodiscard]] const customer::secret& control_secret() const noexcept;

  /// What a program of an agent shows to the token service, as `Authorization: Bearer <token>`, to get tokens of
  /// customers. It begins with `emu:` and is good nowhere else.
  [[nodiscard]] const customer::secret& agent_token() const noexcept;

  /// `https://127.0.0.1:<port>/v2/customer`: the token service; stands in for `https://accounts.livechat.com/v2/customer`.
  [[nodiscard]] const std::string& token_url() const noexcept;

  /// The certificate to trust, as PEM. It vouches for localhost, 127.0.0.1 and ::1 only, and for what the options add.
  [[nodiscard]] const std::string& ca_pem() const noexcept;

  /// A file with that certificate: in `emulator_options::directory`, or else in a temporary folder of the user's own that
  /// is made at the first call and goes with the emulator. Throws `livechat::customer::error` when it cannot be written.
  [[nodiscard]] const std::string& ca_file();

  /// `http://127.0.0.1:<port>`: a page that says how to connect.
  [[nodiscard]] const std::string& http_url() const noexcept;

  /// `ws://127.0.0.1:<port>`, what `livechat::customer::config::url` takes.
  [[nodiscard]] const std::string& ws_url() const noexcept;

  /// `wss://127.0.0.1:<port>`, what `livechat::customer::config::url` takes.
  [[nodiscard]] const std::string& wss_url() const noexcept;

  /// TCP connections that are open at the moment.
  [[nodiscard]] std::size_t connections();

  /// From now on each answer takes this long; see `emulator_options::answer_delay` for units and range.
  /// Requests that are pending already are not touched. Does nothing after `stop`.
  /// Errors: throws `livechat::customer::error` (`client_errc::invalid_request`) when `value` is out of range.
  void answer_delay(std::chrono::milliseconds value);

  /// Waits until `count` requests of customers have been taken and not answered; false when that has not come about
  /// within `timeout`, or after `stop`. With `answer_delay` it is how a test knows that its request has arrived.
  [[nodiscard]] bool wait_for_pending(std::size_t count, std::chrono::milliseconds timeout = std::chrono::seconds(10));

  /// Cuts every TCP connection with a reset, as a broken network would; new ones are taken.
  /// Returns when they are cut. Does nothing after `stop`.
  void drop_connections();

  /// Tells every customer `customer_disconnected` and closes their connections; new ones are taken.
  /// `reason`: e.g. `connection_evicted`, any text; `data`: a JSON object, or empty for none.
  /// Returns when it is on its way. Does nothing after `stop`.
  /// Errors: throws `livechat::customer::error` (`client_errc::invalid_request`) when `data` is no JSON object.
  void disconnect_customers(const std::string& reason, const customer::json_text& data = {});

  /// Closes every connection with 1001 (going away), cuts those that do not answer within 100 ms, and ends the thread.
  /// Takes less than 200 ms. Again: does nothing.
  void stop();

 private:
  class impl;
  std::unique_ptr<impl> impl_;
};

}  // namespace livechat::testing::inline v0
