// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <livechat/customer/config.hpp>
#include <livechat/customer/error.hpp>
#include <utility>

#include "net/endpoint.hpp"
#include "wire/encode.hpp"
#include "wire/validate.hpp"

namespace livechat::customer::inline v0 {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

std::string from_variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

std::string required_variable(const char* name) {
  auto value = from_variable(name);
  if (!value.empty()) return value;
  throw error(client_errc::invalid_config, outcome::not_sent,
              std::string("the environment variable ") + name + " is not set");
}

/// Words of the library only: the login holds the token.
std::optional<std::string> login_problem(const config& settings) {
  const login& data = settings.login_data();
  if (!settings.validates_requests()) {
    if (const auto wrong = wire::json::check(wire::encode(data))) return "login_data: not JSON: " + *wrong;
    return std::nullopt;
  }
  if (const auto wrong = wire::validate(data, settings.version())) return "login_data." + wrong->words();
  for (const auto& [version, names] : data.pushes) {
    if (!api_version_of(version)) return "login_data.pushes." + version + ": not a known version of the API";
  }
  return std::nullopt;
}

}  // namespace

config config::from_environment() {
  config out(required_variable("LC_RTM_ORGANIZATION_ID"));
  out.token(required_variable("LC_RTM_TOKEN"));
  if (auto url = from_variable("LC_RTM_URL"); !url.empty()) out.url(std::move(url));
  if (auto file = from_variable("LC_RTM_CA_FILE"); !file.empty()) out.ca_file(std::move(file));
  return out;
}

config& config::token(secret value) {
  login_.token = std::move(value);
  return *this;
}

config& config::url(std::string value) {
  url_ = std::move(value);
  return *this;
}

config& config::version(api_version value) {
  version_ = value;
  return *this;
}

config& config::ca_file(std::string path) {
  ca_file_ = std::move(path);
  return *this;
}

config& config::ca_pem(std::string pem) {
  ca_pem_ = std::move(pem);
  return *this;
}

config& config::login_data(login value) {
  value.token = std::move(login_.token);
  login_ = std::move(value);
  return *this;
}

config& config::request_deadline(milliseconds value) {
  request_deadline_ = value;
  return *this;
}

config& config::validate_requests(bool value) {
  validates_requests_ = value;
  return *this;
}

config& config::ping_interval(milliseconds value) {
  ping_interval_ = value;
  return *this;
}

config& config::name_servers(std::string value) {
  name_servers_ = std::move(value);
  return *this;
}

config& config::post(std::function<void(work)> post) {
  post_ = std::move(post);
  callbacks_ = callback_mode::posted;
  return *this;
}

config& config::own_loop() {
  callbacks_ = callback_mode::own_loop;
  return *this;
}

config& config::run_on(std::shared_ptr<event_loop> loop) {
  loop_ = std::move(loop);
  return *this;
}

config& config::log(log_handler handler) {
  log_ = std::move(handler);
  return *this;
}

std::optional<std::string> config::problem() const {
  if (organization_id_.empty()) return "organization_id: missing";
  if (login_.token.empty()) return "token: missing";
  if (auto wrong = login_problem(*this)) return wrong;
  const auto where = net::parse_endpoint(url_, organization_id_, to_string(version_));
  if (!where) return where.error().detail();
  if (!ca_file_.empty() && !ca_pem_.empty()) return "ca_file and ca_pem: only one of them can be set";
  if (request_deadline_ < least_deadline || request_deadline_ > most_deadline)
    return "request_deadline: must be 1 ms to 10 min";
  if (ping_interval_ < seconds(1) || ping_interval_ > seconds(20)) return "ping_interval: must be 1 s to 20 s";
  if (callbacks_ == callback_mode::posted && !post_) return "post: is empty";
  if (callbacks_ == callback_mode::own_loop && loop_) return "own_loop and run_on: only one of them can be set";
  return std::nullopt;
}

}  // namespace livechat::customer::inline v0
