// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <livechat/customer/api_version.hpp>
#include <livechat/customer/event_loop.hpp>
#include <livechat/customer/log.hpp>
#include <livechat/customer/requests/login.hpp>
#include <livechat/customer/secret.hpp>
#include <livechat/customer/work.hpp>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Where callbacks and continuations run.
enum class callback_mode : std::uint8_t {
  own_thread,  ///< on the client's one thread, which also does the network
  posted,      ///< given to the caller's `post` function, one after the other
  own_loop,    ///< on the thread that calls `client::run` or `client::poll`; the client has no thread
};

/// How a client reaches the service and behaves. Every setter returns the config, so that they chain.
class config {
 public:
  static constexpr const char* default_url = "wss://api.livechatinc.com";
  static constexpr std::chrono::milliseconds least_deadline{1};
  static constexpr std::chrono::milliseconds most_deadline = std::chrono::minutes(10);

  config() = default;

  /// `organization_id`: of the LiveChat organization to talk to.
  explicit config(std::string organization_id) : organization_id_(std::move(organization_id)) {}

  /// Reads LC_RTM_ORGANIZATION_ID and LC_RTM_TOKEN (both required), LC_RTM_URL and LC_RTM_CA_FILE.
  /// Throws `error` (`invalid_config`) naming the variable that is missing.
  [[nodiscard]] static config from_environment();

  /// The customer access token. Required.
  config& token(secret value);

  /// Scheme, host and optional port, e.g. `wss://api.livechatinc.com`. `ws://` is taken for loopback only.
  config& url(std::string value);

  /// The version of the API to speak. Default 3.6. Actions that it does not have are refused before they are sent.
  config& version(api_version value);

  /// A file of PEM certificates that are trusted instead of the system's.
  config& ca_file(std::string path);

  /// PEM certificates that are trusted instead of the system's.
  config& ca_pem(std::string pem);

  /// What `login` says besides the token; its `token` is not used. The keys of its `pushes` must be versions that this
  /// library knows.
  config& login_data(login value);

  /// How long a request may take, waiting for a connection included. Default 20 s; 1 ms to 10 min.
  config& request_deadline(std::chrono::milliseconds value);

  /// Whether requests, and the login data, are checked against their descriptions before they are sent: required fields,
  /// bounds, rules, known words, fields newer than the version. Default true. Without it the service is the judge. What
  /// stays in either case: a request must be JSON, and the version must have its action.
  config& validate_requests(bool value);

  /// How often to ping with a WebSocket control frame. Default 15 s, the service's own advice; 1 s to 20 s: 25 s without an
  /// answer end the connection.
  config& ping_interval(std::chrono::milliseconds value);

  /// Name servers to ask instead of the system's: `address[:port]`, comma separated.
  config& name_servers(std::string value);

  /// Moves every callback and continuation to `post`, which must run what it is given, in order, once.
  config& post(std::function<void(work)> post);

  /// No thread: callbacks run inside `client::run` and `client::poll`.
  config& own_loop();

  /// Runs the client on a loop that it may share with others, in place of a thread of its own. Not together with
  /// `own_loop`.
  config& run_on(std::shared_ptr<event_loop> loop);

  /// Where the log goes. Default: nowhere.
  config& log(log_handler handler);

  /// What is wrong with the settings, naming the setting; nothing when all is well. Reads no file.
  [[nodiscard]] std::optional<std::string> problem() const;

  [[nodiscard]] const std::string& organization_id() const noexcept { return organization_id_; }
  [[nodiscard]] const secret& token() const noexcept { return login_.token; }
  [[nodiscard]] const std::string& url() const noexcept { return url_; }
  [[nodiscard]] api_version version() const noexcept { return version_; }
  [[nodiscard]] const std::string& ca_file() const noexcept { return ca_file_; }
  [[nodiscard]] const std::string& ca_pem() const noexcept { return ca_pem_; }
  [[nodiscard]] const login& login_data() const noexcept { return login_; }
  [[nodiscard]] std::chrono::milliseconds request_deadline() const noexcept { return request_deadline_; }
  [[nodiscard]] bool validates_requests() const noexcept { return validates_requests_; }
  [[nodiscard]] std::chrono::milliseconds ping_interval() const noexcept { return ping_interval_; }
  [[nodiscard]] const std::string& name_servers() const noexcept { return name_servers_; }
  [[nodiscard]] callback_mode callbacks() const noexcept { return callbacks_; }
  [[nodiscard]] const std::function<void(work)>& post() const noexcept { return post_; }
  [[nodiscard]] const std::shared_ptr<event_loop>& loop() const noexcept { return loop_; }
  [[nodiscard]] const log_handler& log() const noexcept { return log_; }

 private:
  std::string organization_id_;
  std::string url_ = default_url;
  api_version version_ = default_api_version;
  std::string ca_file_;
  std::string ca_pem_;
  login login_;
  std::chrono::milliseconds request_deadline_ = std::chrono::seconds(20);
  bool validates_requests_ = true;
  std::chrono::milliseconds ping_interval_ = std::chrono::seconds(15);
  std::string name_servers_;
  callback_mode callbacks_ = callback_mode::own_thread;
  std::function<void(work)> post_;
  std::shared_ptr<event_loop> loop_;
  log_handler log_;
};

}  // namespace livechat::customer::inline v0
