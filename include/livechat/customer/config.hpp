// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <functional>
#include <livechat/customer/api_version.hpp>
#include <livechat/customer/event_loop.hpp>
#include <livechat/customer/log.hpp>
#include <livechat/customer/loss_report.hpp>
#include <livechat/customer/requests/login.hpp>
#include <livechat/customer/secret.hpp>
#include <livechat/customer/token.hpp>
#include <livechat/customer/trace.hpp>
#include <livechat/customer/work.hpp>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0 {

/// Where callbacks and continuations run.
enum class callback_mode : std::uint8_t {
  own_thread,  ///< on the client's one thread, which also does the network
  posted,      ///< given to the caller's `post` function, one after the other
  own_loop,    ///< on the thread that calls `client::run` or `client::poll`; the client has no thread
};

/// Headers for one attempt to connect, as names and values. What it throws ends the attempt.
using header_provider = std::function<std::vector<std::pair<std::string, std::string>>()>;

/// What `login` is to say this time; its `token` is not used. What it throws is told to `client::on_error`, and the login
/// says what it said before.
using login_provider = std::function<login()>;

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

  // --- Who: tokens

  /// The customer access token. This, a provider, or `manual` is required. When the service refuses it or ends its life,
  /// the client pauses: another one cannot be had.
  config& token(secret value);

  /// Where tokens come from. The client asks when it needs one: first of all, when the service refuses or ends the one it
  /// has, and when four fifths of its life are over. Takes the place of `token`.
  config& provider(token_provider value);

  /// How long a provider may take. Default 15 s; 1 s to 5 min.
  config& token_deadline(std::chrono::milliseconds value);

  /// Keeps tokens of the provider, between runs or between clients. Default: none.
  config& store(std::shared_ptr<token_store> value);

  // --- Where to, and by which way

  /// Scheme, host, optional port and optional path, e.g. `wss://api.livechatinc.com`. `ws://` is taken for loopback only.
  config& url(std::string value);

  /// The region of the organization, e.g. `fra`: two to four letters. Default: what the token begins with (`fra:…`), or none.
  /// When the service names another one, the client goes there.
  config& region(std::string value);

  /// The url of a region, with `{region}` in it. Default `wss://api-{region}.livechatinc.com` as long as `url` is its
  /// default, else none: then a region cannot be changed. `dal` is the region of `url`.
  config& region_url(std::string value);

  /// An HTTP proxy that is asked for a tunnel: `http://[user:password@]host:port`; what is no letter or digit in user and
  /// password may be percent-encoded. Not used for this machine.
  config& proxy(std::string value);

  /// The proxy of HTTPS_PROXY, or else ALL_PROXY, in capitals or not, but for the hosts of NO_PROXY. The environment is read
  /// when the client is made, and only when this was called.
  config& proxy_from_environment();

  /// A header of the upgrade request; may be called again. Host, User-Agent and those of the upgrade are the client's own.
  config& header(std::string name, std::string value);

  /// The same, many at once: they are added to those that are there.
  config& headers(const std::vector<std::pair<std::string, std::string>>& values);
  template <std::same_as<std::map<std::string, std::string>> Map>
  config& headers(const Map& values) {
    return headers({values.begin(), values.end()});
  }

  /// Headers that are asked for before each attempt. Called on the thread that does the network: it must not block.
  config& headers(header_provider value);

  /// The Origin header. Default: none.
  config& origin(std::string value);

  /// What stands before the library's own name in the User-Agent header, e.g. `my_app/1.2`.
  config& user_agent(std::string value);

  /// How long all of connecting may take: name, TCP, proxy, TLS, upgrade. Default 30 s; 100 ms to 5 min. Each phase has a
  /// limit of its own, of at most 10 s.
  config& connect_timeout(std::chrono::milliseconds value);

  /// The version of the API to speak. Default 3.6. Actions that it does not have are refused before they are sent.
  config& version(api_version value);

  /// A file of PEM certificates that are trusted instead of the system's.
  config& ca_file(std::string path);

  /// PEM certificates that are trusted instead of the system's.
  config& ca_pem(std::string pem);

  /// A folder of files of PEM certificates that are trusted instead of the system's. Every file in it must hold one.
  config& ca_folder(std::string path);

  /// Whether the system's authorities are trusted besides those that are given. Default false.
  config& keep_system_authorities(bool value = true);

  /// Public keys of which one must be in the server's chain, whoever signed it: `sha256/` and the Base64 of the SHA-256 of
  /// the key (RFC 7469, section 2.4). Two at least: one alone locks you out on the day it changes.
  config& pins(std::vector<std::string> values);

  // --- What login says

  /// What `login` says besides the token; its `token` is not used. The keys of its `pushes` must be versions that this
  /// library knows and not below the connection's, its names pushes or `all`; the connection's own list needs
  /// `incoming_event`, `incoming_chat` and `customer_disconnected`, which the client lives by. Page, session fields and side storage are kept up to date with what is sent and received later.
  config& login_data(login value);

  /// The same, asked for before each login. Called on the thread that does the network: it must not block.
  config& login_data(login_provider value);

  /// Manual mode: connects without login (`client::open`), leaves `login` to the program (`client::log_in`), and does not
  /// reconnect: a lost connection pauses the client until `resume`. For those who need exactly what the bare protocol does.
  config& manual();

  // --- How it behaves

  /// How long a request may take, waiting for a connection included. Default 20 s; 1 ms to 10 min.
  config& request_deadline(std::chrono::milliseconds value);

  /// Whether requests, and the login data, are checked against their descriptions before they are sent: required fields,
  /// bounds, rules, known words, fields newer than the version. Default true. Without it the service is the judge. What
  /// stays in either case: a request must be JSON, and the version must have its action.
  config& validate_requests(bool value);

  /// Whether requests wait while there is no connection. Default true: until their deadline. Otherwise they fail at once
  /// with `offline`.
  config& wait_for_connection(bool value);

  /// Whether a request that the service was too busy for (`too_many_requests`, `service_unavailable`,
  /// `pending_requests_limit_reached`) is sent again, after growing waits, until its deadline. Default true. Each time is
  /// billed.
  config& repeat_when_busy(bool value);

  /// How many attempts in a row may fail before the client pauses. Default 0: any number.
  config& most_attempts(unsigned value);

  /// A word of your own after each loss. Default: none.
  config& on_loss(loss_policy value);

  /// How often to ping. Default 15 s, the service's own advice; 1 s to 20 s. 0 s: never, and silence means nothing: for those
  /// who ping themselves.
  config& ping_interval(std::chrono::milliseconds value);

  /// How long to wait for a sign of life after that: a connection on which nothing comes for both together is dead. Default
  /// 10 s; 1 s to 60 s.
  config& ping_timeout(std::chrono::milliseconds value);

  /// Whether to ping with the action `ping`, which is billed, in place of a WebSocket control frame. Default false.
  config& ping_by_action(bool value);

  /// Name servers to ask instead of the system's: `address[:port]`, comma separated.
  config& name_servers(std::string value);

  /// Moves every callback and continuation to `post`, which must run what it is given, in order, once.
  config& post(std::function<void(work)> post);

  /// No thread: callbacks run inside `client::run` and `client::poll`.
  config& own_loop();

  /// Runs the client on a loop that it may share with others, in place of a thread of its own. Not together with
  /// `own_loop`.
  config& run_on(std::shared_ptr<event_loop> loop);

  /// Where the log goes, and from which level on. Default: nowhere.
  config& log(log_handler handler, log_level least = log_level::info);

  /// Shows every frame, without tokens. Default: none.
  config& trace(trace_handler handler, trace_detail detail = trace_detail::frames);

  /// What is wrong with the settings, naming the setting; nothing when all is well. Reads no file.
  [[nodiscard]] std::optional<std::string> problem() const;

  [[nodiscard]] const std::string& organization_id() const noexcept { return organization_id_; }
  [[nodiscard]] const secret& token() const noexcept { return login_.token; }
  [[nodiscard]] const token_provider& provider() const noexcept { return provider_; }
  [[nodiscard]] std::chrono::milliseconds token_deadline() const noexcept { return token_deadline_; }
  [[nodiscard]] const std::shared_ptr<token_store>& store() const noexcept { return store_; }
  [[nodiscard]] const std::string& url() const noexcept { return url_; }
  [[nodiscard]] const std::string& region() const noexcept { return region_; }

  /// The url of a region; empty when there is none.
  [[nodiscard]] std::string url_of(std::string_view region) const;
  [[nodiscard]] bool has_regions() const noexcept { return !region_url_.empty() || url_ == default_url; }
  [[nodiscard]] const secret& proxy() const noexcept { return proxy_; }
  [[nodiscard]] bool takes_proxy_from_environment() const noexcept { return takes_proxy_from_environment_; }
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& headers() const noexcept { return headers_; }
  [[nodiscard]] const header_provider& asked_headers() const noexcept { return asked_headers_; }
  [[nodiscard]] const std::string& user_agent() const noexcept { return user_agent_; }
  [[nodiscard]] std::chrono::milliseconds connect_timeout() const noexcept { return connect_timeout_; }
  [[nodiscard]] api_version version() const noexcept { return version_; }
  [[nodiscard]] const std::string& ca_file() const noexcept { return ca_file_; }
  [[nodiscard]] const std::string& ca_pem() const noexcept { return ca_pem_; }
  [[nodiscard]] const std::string& ca_folder() const noexcept { return ca_folder_; }
  [[nodiscard]] bool keeps_system_authorities() const noexcept { return keeps_system_authorities_; }
  [[nodiscard]] const std::vector<std::string>& pins() const noexcept { return pins_; }
  [[nodiscard]] const login& login_data() const noexcept { return login_; }
  [[nodiscard]] const login_provider& asked_login_data() const noexcept { return asked_login_data_; }
  [[nodiscard]] bool is_manual() const noexcept { return is_manual_; }
  [[nodiscard]] bool waits_for_connection() const noexcept { return waits_for_connection_; }
  [[nodiscard]] bool repeats_when_busy() const noexcept { return repeats_when_busy_; }
  [[nodiscard]] unsigned most_attempts() const noexcept { return most_attempts_; }
  [[nodiscard]] const loss_policy& on_loss() const noexcept { return on_loss_; }
  [[nodiscard]] std::chrono::milliseconds request_deadline() const noexcept { return request_deadline_; }
  [[nodiscard]] bool validates_requests() const noexcept { return validates_requests_; }
  [[nodiscard]] std::chrono::milliseconds ping_interval() const noexcept { return ping_interval_; }
  [[nodiscard]] std::chrono::milliseconds ping_timeout() const noexcept { return ping_timeout_; }
  [[nodiscard]] bool pings_by_action() const noexcept { return pings_by_action_; }
  [[nodiscard]] const std::string& name_servers() const noexcept { return name_servers_; }
  [[nodiscard]] callback_mode callbacks() const noexcept { return callbacks_; }
  [[nodiscard]] const std::function<void(work)>& post() const noexcept { return post_; }
  [[nodiscard]] const std::shared_ptr<event_loop>& loop() const noexcept { return loop_; }
  [[nodiscard]] const log_handler& log() const noexcept { return log_; }
  [[nodiscard]] log_level least_log_level() const noexcept { return least_log_level_; }
  [[nodiscard]] const trace_handler& trace() const noexcept { return trace_; }
  [[nodiscard]] customer::trace_detail trace_detail() const noexcept { return trace_detail_; }

 private:
  std::string organization_id_;
  token_provider provider_;
  std::chrono::milliseconds token_deadline_ = std::chrono::seconds(15);
  std::shared_ptr<token_store> store_;
  std::string url_ = default_url;
  std::string region_;
  std::string region_url_;
  secret proxy_;
  bool takes_proxy_from_environment_ = false;
  std::vector<std::pair<std::string, std::string>> headers_;
  header_provider asked_headers_;
  std::string user_agent_;
  std::chrono::milliseconds connect_timeout_ = std::chrono::seconds(30);
  api_version version_ = default_api_version;
  std::string ca_file_;
  std::string ca_pem_;
  std::string ca_folder_;
  bool keeps_system_authorities_ = false;
  std::vector<std::string> pins_;
  login login_;
  login_provider asked_login_data_;
  bool is_manual_ = false;
  bool waits_for_connection_ = true;
  bool repeats_when_busy_ = true;
  unsigned most_attempts_ = 0;
  loss_policy on_loss_;
  std::chrono::milliseconds request_deadline_ = std::chrono::seconds(20);
  bool validates_requests_ = true;
  std::chrono::milliseconds ping_interval_ = std::chrono::seconds(15);
  std::chrono::milliseconds ping_timeout_ = std::chrono::seconds(10);
  bool pings_by_action_ = false;
  std::string name_servers_;
  callback_mode callbacks_ = callback_mode::own_thread;
  std::function<void(work)> post_;
  std::shared_ptr<event_loop> loop_;
  log_handler log_;
  log_level least_log_level_ = log_level::info;
  trace_handler trace_;
  customer::trace_detail trace_detail_ = customer::trace_detail::frames;
};

}  // namespace livechat::customer::inline v0
