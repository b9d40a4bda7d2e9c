// SPDX-License-Identifier: Apache-2.0
#include <future>
#include <livechat/customer/error.hpp>
#include <livechat/testing/emulator.hpp>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <thread>
#include <utility>

#include "emulator/core/script.hpp"
#include "emulator/net/certificates.hpp"
#include "emulator/net/server.hpp"
#include "emulator/net/temporary_folder.hpp"
#include "net/loop.hpp"
#include "wire/json.hpp"

namespace livechat::testing::inline v0 {

namespace {

namespace net = livechat::emulator::net;

[[noreturn]] void refuse(customer::client_errc why, std::string detail) {
  throw customer::error(why, customer::outcome::not_sent, std::move(detail));
}

std::uint64_t seed_from_the_system() {
  std::random_device chance;
  return (std::uint64_t{chance()} << 32U) | chance();
}

emulator_options checked(emulator_options options) {
  if (const auto wrong = options.problem()) refuse(customer::client_errc::invalid_config, *wrong);
  return options;
}

net::server_settings settings_of(const emulator_options& options, net::certificates identity) {
  net::server_settings out;
  out.service.seed = options.rng_seed().value_or(seed_from_the_system());
  out.service.script = *livechat::emulator::core::find_script(options.script());
  out.service.pace = options.pace();
  out.service.answer_delay = options.answer_delay();
  out.port = options.port();
  out.door.port = options.published_port();
  out.door.has_official_names = options.official_names();
  out.door.page_origins = options.page_origins();
  out.door.is_open_to_others = !options.listen().empty();
  out.listen = options.listen();
  out.service.control_secret = net::random_secret();
  out.service.agent_token = options.agent_token();
  out.service.token_lifetime = options.token_lifetime();
  out.identity = std::move(identity);
  out.log = options.log();
  return out;
}

/// The authority for names that are not this machine's is not kept: whoever stole it could pose as the vendor's service
/// to everybody who still trusts it.
net::certificates identity_for(const emulator_options& options) {
  const bool is_plain = !options.official_names() && options.listen().empty();
  if (is_plain && !options.directory().empty()) return net::keep_certificates(options.directory());
  return net::make_certificates({options.official_names(), options.listen()});
}

void require_object(const customer::json_text& data) {
  namespace json = customer::wire::json;
  if (data.empty()) return;
  const bool is_object = !json::check(data.text()) && json::value(data.text()).kind() == json::kind::object;
  if (!is_object) refuse(customer::client_errc::invalid_request, "data: not a JSON object");
}

}  // namespace

/// The loop is made first and destroyed last: what it still holds refers to nothing by then.
class emulator::impl {
 public:
  explicit impl(const emulator_options& options)
      : directory_(options.official_names() || !options.listen().empty() ? std::string() : options.directory()),
        identity_(identity_for(options)),
        server_(loop_, settings_of(options, identity_)),
        token_(server_.issue_token()),
        control_secret_(server_.control_secret()),
        agent_token_(server_.agent_token()) {
    const std::string here = "://127.0.0.1:" + std::to_string(server_.published_port());
    http_url_ = "http" + here;
    ws_url_ = "ws" + here;
    wss_url_ = "wss" + here;
    token_url_ = "https" + here + "/v2/customer";
    thread_ = std::thread([this] { loop_.run(); });
  }

  ~impl() { stop(); }
  impl(const impl&) = delete;
  impl& operator=(const impl&) = delete;

  [[nodiscard]] std::uint16_t port() const noexcept { return server_.port(); }
  [[nodiscard]] const net::server& server() const noexcept { return server_; }
  [[nodiscard]] const net::certificates& identity() const noexcept { return identity_; }
  [[nodiscard]] const std::string& token() const noexcept { return token_; }
  [[nodiscard]] const customer::secret& control_secret() const noexcept { return control_secret_; }
  [[nodiscard]] const customer::secret& agent_token() const noexcept { return agent_token_; }
  [[nodiscard]] const std::string& token_url() const noexcept { return token_url_; }
  [[nodiscard]] const std::string& http_url() const noexcept { return http_url_; }
  [[nodiscard]] const std::string& ws_url() const noexcept { return ws_url_; }
  [[nodiscard]] const std::string& wss_url() const noexcept { return wss_url_; }

  const std::string& ca_file() {
    const std::lock_guard lock(file_mutex_);
    if (!ca_file_.empty()) return ca_file_;
    if (!directory_.empty()) return ca_file_ = net::ca_file_in(directory_);
    folder_.emplace();
    std::string path = net::ca_file_in(folder_->path());
    net::write_private_file(path, identity_.ca);
    return ca_file_ = std::move(path);
  }

  /// Has `job` done on the emulator's thread and waits for it. Does nothing after the stop.
  template <class Job>
  void on_loop(Job job) {
    const std::lock_guard lock(mutex_);
    if (is_stopped_) return;
    run(std::move(job));
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    if (std::exchange(is_stopped_, true)) return;
    try {
      run([this](net::server& server) { server.stop([this] { loop_.stop(); }); });
    } catch (...) {  // out of memory: no goodbyes then
      loop_.stop();
    }
    thread_.join();
  }

 private:
  template <class Job>
  void run(Job job) {
    // Shared: `set_value` may still be at work when the wait is over.
    auto done = std::make_shared<std::promise<void>>();
    auto result = done->get_future();
    loop_.post([this, done = std::move(done), job = std::move(job)]() mutable {
      job(server_);
      done->set_value();
    });
    result.get();
  }

  std::string directory_;
  net::certificates identity_;
  customer::net::loop loop_;
  net::server server_;
  std::string token_;
  customer::secret control_secret_;
  customer::secret agent_token_;
  std::string token_url_;
  std::string http_url_;
  std::string ws_url_;
  std::string wss_url_;
  std::mutex mutex_;
  bool is_stopped_ = false;
  std::mutex file_mutex_;
  std::optional<net::temporary_folder> folder_;
  std::string ca_file_;
  std::thread thread_;
};

emulator::emulator() : emulator(emulator_options()) {}

emulator::emulator(emulator_options options) : impl_(std::make_unique<impl>(checked(std::move(options)))) {}

emulator::~emulator() = default;

customer::config emulator::client_config() {
  customer::config out(organization_id());
  out.url(wss_url()).ca_pem(ca_pem()).token(issue_token());
  return out;
}

customer::config emulator::plain_client_config() {
  customer::config out(organization_id());
  out.url(ws_url()).token(issue_token());
  return out;
}

std::uint16_t emulator::port() const noexcept { return impl_->port(); }
const std::string& emulator::organization_id() const noexcept { return impl_->server().organization_id(); }
const std::string& emulator::client_id() const noexcept { return impl_->server().client_id(); }
const std::string& emulator::token() const noexcept { return impl_->token(); }
const std::string& emulator::ca_pem() const noexcept { return impl_->identity().ca; }
const customer::secret& emulator::control_secret() const noexcept { return impl_->control_secret(); }
const customer::secret& emulator::agent_token() const noexcept { return impl_->agent_token(); }
const std::string& emulator::token_url() const noexcept { return impl_->token_url(); }
const std::string& emulator::ca_file() { return impl_->ca_file(); }
const std::string& emulator::http_url() const noexcept { return impl_->http_url(); }
const std::string& emulator::ws_url() const noexcept { return impl_->ws_url(); }
const std::string& emulator::wss_url() const noexcept { return impl_->wss_url(); }
void emulator::stop() { impl_->stop(); }

std::string emulator::issue_token() {
  std::string out;
  impl_->on_loop([&](net::server& server) { out = server.issue_token(); });
  return out;
}

bool emulator::revoke_token(const std::string& token) {
  bool was_good = false;
  impl_->on_loop([&](net::server& server) { was_good = server.revoke_token(token); });
  return was_good;
}

bool emulator::expire_token(const std::string& token) {
  bool was_good = false;
  impl_->on_loop([&](net::server& server) { was_good = server.expire_token(token); });
  return was_good;
}

std::size_t emulator::connections() {
  std::size_t out = 0;
  impl_->on_loop([&](const net::server& server) { out = server.connections(); });
  return out;
}

void emulator::answer_delay(std::chrono::milliseconds value) {
  if (const auto wrong = emulator_options().answer_delay(value).problem()) {
    refuse(customer::client_errc::invalid_request, *wrong);
  }
  impl_->on_loop([&](net::server& server) { server.delay_answers(value); });
}

bool emulator::wait_for_pending(std::size_t count, std::chrono::milliseconds timeout) {
  const auto told = std::make_shared<std::promise<bool>>();
  auto answer = told->get_future();
  bool is_asked = false;
  impl_->on_loop([&](net::server& server) {
    is_asked = true;
    server.when_pending(count, timeout, [told](bool came_about) { told->set_value(came_about); });
  });
  if (!is_asked) return false;
  // The limit ends the wait; the little more is for an emulator that is stopped meanwhile and tells nobody.
  const auto patience = timeout + std::chrono::seconds(1);
  return answer.wait_for(patience) == std::future_status::ready && answer.get();
}

void emulator::drop_connections() {
  // In the first turn a connection may be on its way from the kernel to the server; in the second it has arrived.
  for (int turn = 0; turn < 2; ++turn) {
    impl_->on_loop([](net::server& server) { server.drop_connections(); });
  }
}

void emulator::disconnect_customers(const std::string& reason, const customer::json_text& data) {
  require_object(data);
  impl_->on_loop([&](net::server& server) { server.disconnect_customers(reason, data); });
}

}  // namespace livechat::testing::inline v0
