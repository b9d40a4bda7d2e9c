// SPDX-License-Identifier: Apache-2.0
#include "net/proxy.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <livechat/customer/error.hpp>
#include <optional>
#include <utility>

#include "net/ascii.hpp"
#include "net/endpoint.hpp"
#include "net/host_port.hpp"
#include "net/http_text.hpp"
#include "net/percent_encoding.hpp"

namespace livechat::customer::net {

namespace {

error wrong(std::string what) { return {client_errc::invalid_config, outcome::not_sent, std::move(what)}; }

std::string base64(std::string_view text) {
  std::string out(4 * ((text.size() + 2) / 3) + 1, '\0');  // EVP ends it with a NUL
  int const size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                                   reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

/// Could end a line.
bool is_control(char c) noexcept { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }

/// The user must not have a colon (RFC 7617, section 2): the first one ends it.
std::optional<std::string> credentials_of(std::string_view user_info) {
  auto const colon = user_info.find(':');
  auto const user = percent_decoded(user_info.substr(0, colon));
  auto const password =
      colon == std::string_view::npos ? std::optional<std::string>("") : percent_decoded(user_info.substr(colon + 1));
  if (!user || !password || user->find(':') != std::string::npos) return std::nullopt;
  auto const both = *user + ":" + *password;
  return std::ranges::any_of(both, is_control) ? std::nullopt : std::optional(base64(both));
}

bool is_exempt_by(std::string_view rule, std::string_view host, std::uint16_t port) {
  if (rule == "*") return true;
  if (rule.starts_with("*.")) rule.remove_prefix(1);
  bool const is_below = rule.starts_with('.');
  if (is_below) rule.remove_prefix(1);
  std::string name;
  if (std::ranges::count(rule, ':') > 1 && !rule.starts_with('[')) {  // IPv6, as people write it
    std::string const bracketed = "[" + std::string(rule) + "]";
    std::string_view rest = bracketed;
    return take_host(rest, name) && name == host;
  }
  std::uint16_t only = port;
  if (!take_host(rule, name)) return false;
  if (!rule.empty() && !read_port(rule, only)) return false;
  if (only != port) return false;
  if (host == name) return true;
  return host.size() > name.size() && host.ends_with(name) && host[host.size() - name.size() - 1] == '.';
}

}  // namespace

result<proxy> parse_proxy(std::string_view text) {
  proxy out;
  out.port = 80;
  constexpr std::string_view scheme = "http://";
  if (text.starts_with("https://")) return wrong("proxy: a proxy is spoken to without TLS here; use http://");
  if (text.starts_with("socks")) return wrong("proxy: SOCKS is not supported; use http://");
  if (text.starts_with(scheme)) text.remove_prefix(scheme.size());
  if (text.find("://") != std::string_view::npos) return wrong("proxy: must begin with http://");
  if (text.ends_with('/')) text.remove_suffix(1);
  if (auto const at = text.rfind('@'); at != std::string_view::npos) {
    auto credentials = credentials_of(text.substr(0, at));
    if (!credentials) return wrong("proxy: the user or password holds a character that must be percent-encoded");
    out.credentials = std::move(*credentials);
    text.remove_prefix(at + 1);
  }
  if (!take_host(text, out.host)) return wrong("proxy: the host is neither a name nor an address");
  if (!read_port(text, out.port)) return wrong("proxy: the port must be a number from 1 to 65535");
  return out;
}

const char* problem_of(const proxy& through) noexcept {
  if (through.host.empty()) return "proxy: the host is missing";
  if (!std::ranges::all_of(through.host, is_visible)) return "proxy: the host holds a character that no host name has";
  if (!std::ranges::all_of(through.credentials, is_visible)) return "proxy: the credentials are not Base64";
  return nullptr;
}

bool is_exempt(std::string_view list, std::string_view host, std::uint16_t port) {
  while (!list.empty()) {
    auto const rule = list.substr(0, list.find(','));
    if (is_exempt_by(trimmed(rule), host, port)) return true;
    list.remove_prefix(std::min(rule.size() + 1, list.size()));
  }
  return false;
}

std::string tunnel_request(const proxy& through, const endpoint& where) {
  std::string const authority = as_written(where.host) + ":" + std::to_string(where.port);
  std::string out = "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n";
  if (!through.credentials.empty()) out += "Proxy-Authorization: Basic " + through.credentials + "\r\n";
  return out + "\r\n";
}

}  // namespace livechat::customer::net
