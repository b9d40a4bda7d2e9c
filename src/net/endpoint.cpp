// SPDX-License-Identifier: Apache-2.0
#include "net/endpoint.hpp"

#include <algorithm>
#include <livechat/customer/error.hpp>
#include <string>
#include <utility>

#include "net/ascii.hpp"
#include "net/host_port.hpp"
#include "net/percent_encoding.hpp"

namespace livechat::customer::net {

namespace {

error wrong(std::string what) { return {client_errc::invalid_config, outcome::not_sent, std::move(what)}; }

bool take_scheme(std::string_view& url, endpoint& into) {
  auto const end = url.find("://");
  if (end == std::string_view::npos) return false;
  auto const scheme = url.substr(0, end);
  into.is_tls = scheme == "wss" || scheme == "https";
  if (!into.is_tls && scheme != "ws" && scheme != "http") return false;
  into.port = into.is_tls ? 443 : 80;
  url.remove_prefix(end + 3);
  return true;
}

bool is_path(std::string_view path) noexcept {
  return std::ranges::all_of(path, [](char c) { return is_visible(c) && c != '?' && c != '#' && c != '"'; });
}

bool is_version(std::string_view version) noexcept {
  return !version.empty() && std::ranges::all_of(version, [](char c) { return is_digit(c) || c == '.'; });
}

}  // namespace

result<endpoint> parse_endpoint(std::string_view url, std::string_view organization_id, std::string_view version) {
  endpoint where;
  if (organization_id.empty()) return wrong("organization_id is missing");
  if (!is_version(version)) return wrong("the API version must look like 3.6");
  if (!take_scheme(url, where)) return wrong("url must begin with wss://");
  auto authority = url.substr(0, url.find_first_of("/?#"));
  auto path = url.substr(authority.size());
  if (authority.find('@') != std::string_view::npos) return wrong("url must not hold a user name or password");
  if (!take_host(authority, where.host)) return wrong("url: the host is neither a name nor an address");
  if (!read_port(authority, where.port)) return wrong("url: the port must be a number from 1 to 65535");
  if (!is_path(path)) return wrong("url: only a path may follow the host");
  if (!where.is_tls && !is_loopback(where.host)) {
    return wrong("url: ws:// is for this machine only (localhost, 127.0.0.1, [::1]); use wss://");
  }
  while (path.ends_with('/')) path.remove_suffix(1);
  where.target = std::string(path) + "/v" + std::string(version) +
                 "/customer/rtm/ws?organization_id=" + percent_encoded(organization_id);
  return where;
}

const char* problem_of(const endpoint& where) noexcept {
  if (where.host.empty()) return "the host is missing";
  if (!std::ranges::all_of(where.host, is_visible)) return "the host holds a character that no host name has";
  if (!where.target.starts_with('/')) return "the target must begin with /";
  if (!std::ranges::all_of(where.target, is_visible)) return "the target holds a character that must be escaped";
  return nullptr;
}

std::string host_header_of(const endpoint& where) {
  auto host = as_written(where.host);
  if (where.port == (where.is_tls ? 443 : 80)) return host;
  return host + ":" + std::to_string(where.port);
}

}  // namespace livechat::customer::net
