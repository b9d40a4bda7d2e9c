// SPDX-License-Identifier: Apache-2.0
#include "client/make_links.hpp"

#include <cstdlib>
#include <memory>
#include <optional>
#include <utility>

#include "client/header_list.hpp"
#include "net/endpoint.hpp"
#include "net/host_port.hpp"
#include "net/pin.hpp"
#include "net/proxy.hpp"
#include "net/request_headers.hpp"
#include "net/resolver.hpp"
#include "net/tls_client.hpp"
#include "net/ws_link.hpp"

namespace livechat::customer::inline v0::detail {

namespace {

constexpr const char* own_name = "lc-sdk-cpp/0.1.0";

std::string variable(const char* name, const char* in_capitals) {
  const char* value = std::getenv(name);
  if (value == nullptr || *value == '\0') value = std::getenv(in_capitals);
  return value == nullptr ? std::string() : std::string(value);
}

/// Which proxy to take, and for whom none.
struct proxy_choice {
  std::optional<net::proxy> through;
  std::string exempt;

  [[nodiscard]] std::optional<net::proxy> for_host(const net::endpoint& where) const {
    if (!through || net::is_loopback(where.host) || net::is_exempt(exempt, where.host, where.port)) return std::nullopt;
    return through;
  }
};

/// Throws `error` (`invalid_config`) when the environment names a proxy that is none.
proxy_choice proxy_of(const config& settings) {
  proxy_choice out;
  std::string text = settings.proxy().reveal();
  if (settings.takes_proxy_from_environment()) {
    text = variable("https_proxy", "HTTPS_PROXY");
    if (text.empty()) text = variable("all_proxy", "ALL_PROXY");
    out.exempt = variable("no_proxy", "NO_PROXY");
  }
  if (!text.empty()) out.through = net::parse_proxy(text).value();
  return out;
}

net::trust trust_of(const config& settings) {
  net::trust out;
  out.ca_file = settings.ca_file();
  out.ca_pem = settings.ca_pem();
  out.ca_folder = settings.ca_folder();
  out.keeps_system = settings.keeps_system_authorities();
  for (const auto& pin : settings.pins()) out.pins.push_back(net::parse_pin(pin).value());
  return out;
}

/// What one client's links have in common.
struct link_maker {
  std::shared_ptr<const config> settings;
  net::loop& loop;
  proxy_choice proxy;
  std::shared_ptr<net::tls_client> tls;
  std::shared_ptr<net::resolver> names;

  [[nodiscard]] net::endpoint where(const std::string& region) const {
    const std::string url = settings->url_of(region);
    return net::parse_endpoint(url, settings->organization_id(), to_string(settings->version())).value();
  }

  /// Whether there is an address that TLS is needed for.
  [[nodiscard]] bool needs_tls() const { return where({}).is_tls || (settings->has_regions() && where("fra").is_tls); }

  [[nodiscard]] net::route way(const std::string& region) const {
    net::route out;
    out.where = where(region);
    out.via = proxy.for_host(out.where);
    out.user_agent = settings->user_agent().empty() ? own_name : settings->user_agent() + " " + own_name;
    out.headers = headers_of(settings->headers());
    if (!settings->asked_headers()) return out;
    for (auto& one : headers_of(settings->asked_headers()())) out.headers.push_back(std::move(one));
    if (const auto wrong = net::problem_of(out.headers))
      throw error(client_errc::invalid_config, outcome::not_sent, *wrong);
    return out;
  }
};

}  // namespace

net::link_factory make_links(std::shared_ptr<const config> settings, net::loop& loop) {
  auto proxy = proxy_of(*settings);
  auto maker = std::make_shared<link_maker>(link_maker{std::move(settings), loop, std::move(proxy), {}, {}});
  if (maker->needs_tls()) maker->tls = net::tls_client::shared(trust_of(*maker->settings)).value();
  maker->names = std::make_shared<net::resolver>(loop, maker->settings->name_servers());
  return [maker](const core::open_link& what, net::link_observer& observer) {
    return net::make_ws_link(maker->loop, maker->way(what.region), maker->names, maker->tls, observer);
  };
}

}  // namespace livechat::customer::inline v0::detail
