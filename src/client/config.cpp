// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <livechat/customer/config.hpp>
#include <livechat/customer/error.hpp>
#include <utility>

#include "client/header_list.hpp"
#include "client/login_check.hpp"
#include "core/region.hpp"
#include "net/endpoint.hpp"
#include "net/http_text.hpp"
#include "net/pin.hpp"
#include "net/proxy.hpp"
#include "net/request_headers.hpp"

namespace livechat::customer::inline v0 {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr const char* default_region_url = "wss://api-{region}.livechatinc.com";
constexpr std::string_view region_mark = "{region}";

/// The official client takes the plain host for this region. Question C14.
constexpr std::string_view region_of_url = "dal";

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

std::optional<std::string> token_problem(const config& settings) {
  const bool has_token = !settings.token().empty();
  if (settings.is_manual()) return std::nullopt;
  if (!has_token && !settings.provider()) return "token: missing; give a token or a provider";
  if (has_token && settings.provider()) return "token and provider: only one of them can be set";
  if (settings.store() && !settings.provider()) return "store: there is no provider whose tokens it could keep";
  return std::nullopt;
}

std::optional<std::string> url_problem(const config& settings) {
  const auto version = to_string(settings.version());
  const auto where = net::parse_endpoint(settings.url(), settings.organization_id(), version);
  if (!where) return where.error().detail();
  const std::string& region = settings.region();
  if (!region.empty() && !core::is_region(region)) return "region: must look like fra or eu-west";
  if (!region.empty() && !settings.has_regions()) return "region: there is no region_url for it, and url is your own";
  if (settings.has_regions()) {
    const std::string url = settings.url_of("fra");
    if (url.find("fra") == std::string::npos) return "region_url: {region} must be in it";
    const auto there = net::parse_endpoint(url, settings.organization_id(), version);
    if (!there) return "region_" + there.error().detail();
  }
  if (settings.proxy().empty()) return std::nullopt;
  const auto through = net::parse_proxy(settings.proxy().reveal());
  if (!through) return through.error().detail();
  if (settings.takes_proxy_from_environment()) return "proxy and proxy_from_environment: only one of them can be set";
  return std::nullopt;
}

std::optional<std::string> trust_problem(const config& settings) {
  const auto& pins = settings.pins();
  if (pins.size() == 1) return "pins: two at least, so that a change of keys does not lock you out";
  for (const auto& pin : pins) {
    if (!net::parse_pin(pin)) return "pins: each must be sha256/ and 44 characters of Base64";
  }
  return std::nullopt;
}

std::optional<std::string> header_problem(const config& settings) {
  if (auto wrong = net::problem_of(detail::headers_of(settings.headers()))) return wrong;
  if (!net::is_field_value(settings.user_agent())) return "user_agent: must be visible ASCII, without spaces around it";
  return std::nullopt;
}

bool is_within(milliseconds value, milliseconds least, milliseconds most) { return value >= least && value <= most; }

std::optional<std::string> time_problem(const config& settings) {
  if (!is_within(settings.request_deadline(), config::least_deadline, config::most_deadline))
    return "request_deadline: must be 1 ms to 10 min";
  if (settings.ping_interval().count() != 0 && !is_within(settings.ping_interval(), seconds(1), seconds(20)))
    return "ping_interval: must be 1 s to 20 s, or 0 s";
  if (!is_within(settings.ping_timeout(), seconds(1), seconds(60))) return "ping_timeout: must be 1 s to 60 s";
  if (!is_within(settings.connect_timeout(), milliseconds(100), seconds(300)))
    return "connect_timeout: must be 100 ms to 5 min";
  if (!is_within(settings.token_deadline(), seconds(1), seconds(300))) return "token_deadline: must be 1 s to 5 min";
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

config& config::provider(token_provider value) {
  provider_ = std::move(value);
  return *this;
}

config& config::token_deadline(milliseconds value) {
  token_deadline_ = value;
  return *this;
}

config& config::store(std::shared_ptr<token_store> value) {
  store_ = std::move(value);
  return *this;
}

config& config::region(std::string value) {
  region_ = std::move(value);
  return *this;
}

config& config::region_url(std::string value) {
  region_url_ = std::move(value);
  return *this;
}

std::string config::url_of(std::string_view region) const {
  if (region.empty() || region == region_of_url) return url_;
  if (!has_regions()) return {};
  std::string out = region_url_.empty() ? default_region_url : region_url_;
  const auto at = out.find(region_mark);
  if (at != std::string::npos) out.replace(at, region_mark.size(), region);
  return out;
}

config& config::proxy(std::string value) {
  proxy_ = secret(std::move(value));
  return *this;
}

config& config::proxy_from_environment() {
  takes_proxy_from_environment_ = true;
  return *this;
}

config& config::header(std::string name, std::string value) {
  headers_.emplace_back(std::move(name), std::move(value));
  return *this;
}

config& config::headers(const std::vector<std::pair<std::string, std::string>>& values) {
  headers_.insert(headers_.end(), values.begin(), values.end());
  return *this;
}

config& config::headers(header_provider value) {
  asked_headers_ = std::move(value);
  return *this;
}

config& config::origin(std::string value) { return header("Origin", std::move(value)); }

config& config::user_agent(std::string value) {
  user_agent_ = std::move(value);
  return *this;
}

config& config::connect_timeout(milliseconds value) {
  connect_timeout_ = value;
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

config& config::ca_folder(std::string path) {
  ca_folder_ = std::move(path);
  return *this;
}

config& config::keep_system_authorities(bool value) {
  keeps_system_authorities_ = value;
  return *this;
}

config& config::pins(std::vector<std::string> values) {
  pins_ = std::move(values);
  return *this;
}

config& config::login_data(login_provider value) {
  asked_login_data_ = std::move(value);
  return *this;
}

config& config::manual() {
  is_manual_ = true;
  return *this;
}

config& config::wait_for_connection(bool value) {
  waits_for_connection_ = value;
  return *this;
}

config& config::repeat_when_busy(bool value) {
  repeats_when_busy_ = value;
  return *this;
}

config& config::most_attempts(unsigned value) {
  most_attempts_ = value;
  return *this;
}

config& config::on_loss(loss_policy value) {
  on_loss_ = std::move(value);
  return *this;
}

config& config::ping_timeout(milliseconds value) {
  ping_timeout_ = value;
  return *this;
}

config& config::ping_by_action(bool value) {
  pings_by_action_ = value;
  return *this;
}

config& config::trace(trace_handler handler, customer::trace_detail detail) {
  trace_ = std::move(handler);
  trace_detail_ = detail;
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

config& config::log(log_handler handler, log_level least) {
  log_ = std::move(handler);
  least_log_level_ = least;
  return *this;
}

std::optional<std::string> config::problem() const {
  if (organization_id_.empty()) return "organization_id: missing";
  if (auto wrong = token_problem(*this)) return wrong;
  if (auto wrong = detail::login_problem(login_, *this)) return wrong;
  for (const auto problem : {url_problem, trust_problem, header_problem, time_problem}) {
    if (auto wrong = problem(*this)) return wrong;
  }
  if (callbacks_ == callback_mode::posted && !post_) return "post: is empty";
  if (callbacks_ == callback_mode::own_loop && loop_) return "own_loop and run_on: only one of them can be set";
  return std::nullopt;
}

}  // namespace livechat::customer::inline v0
