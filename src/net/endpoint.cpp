// SPDX-License-Identifier: Apache-2.0
#include "net/endpoint.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>
#include <livechat/customer/error.hpp>
#include <string>
#include <utility>

namespace livechat::customer::net {

namespace {

error wrong(std::string what) { return {client_errc::invalid_config, outcome::not_sent, std::move(what)}; }

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

bool is_letter_or_digit(char c) noexcept { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// RFC 3986, section 2.3.
bool is_unreserved(char c) noexcept { return is_letter_or_digit(c) || c == '-' || c == '.' || c == '_' || c == '~'; }

bool is_visible(char c) noexcept { return c > ' ' && c < '\x7f'; }

bool is_v4(const std::string& host) noexcept {
  in_addr address{};
  return inet_pton(AF_INET, host.c_str(), &address) == 1;
}

bool is_v6(const std::string& host) noexcept {
  in6_addr address{};
  return inet_pton(AF_INET6, host.c_str(), &address) == 1;
}

bool is_loopback(const std::string& host) noexcept {
  in6_addr address{};
  if (inet_pton(AF_INET6, host.c_str(), &address) == 1) return IN6_IS_ADDR_LOOPBACK(&address);
  return host == "localhost" || (is_v4(host) && host.starts_with("127."));
}

bool is_label(std::string_view label) noexcept {
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         std::ranges::all_of(label, [](char c) { return is_letter_or_digit(c) || c == '-' || c == '_'; });
}

// A name whose last label is a number is an address; "127.1" and "0x7f.1" mean different things to different readers.
bool is_name(const std::string& host) noexcept {
  if (host.size() > 253) return false;
  std::string_view rest = host;
  for (;;) {
    auto const dot = rest.find('.');
    auto const label = rest.substr(0, dot);
    if (!is_label(label)) return false;
    if (dot == std::string_view::npos) return !is_digit(label.front()) || !std::ranges::all_of(label, is_digit);
    rest.remove_prefix(dot + 1);
  }
}

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (char const c : text) {
    if (is_unreserved(c)) {
      out += c;
      continue;
    }
    auto const byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  return out;
}

bool take_scheme(std::string_view& url, endpoint& into) {
  into.is_tls = url.starts_with("wss://");
  if (!into.is_tls && !url.starts_with("ws://")) return false;
  into.port = into.is_tls ? 443 : 80;
  url.remove_prefix(into.is_tls ? 6 : 5);
  return true;
}

bool take_host(std::string_view& authority, endpoint& into) {
  if (authority.starts_with('[')) {
    auto const end = authority.find(']');
    if (end == std::string_view::npos) return false;
    into.host = authority.substr(1, end - 1);
    authority.remove_prefix(end + 1);
    return is_v6(into.host);
  }
  auto const end = std::min(authority.find(':'), authority.size());
  into.host = authority.substr(0, end);
  authority.remove_prefix(end);
  // Names have no case; certificates and the rule for loopback need none.
  std::ranges::transform(into.host, into.host.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return is_v4(into.host) || is_name(into.host);
}

bool take_port(std::string_view text, endpoint& into) {
  if (text.empty()) return true;
  if (!text.starts_with(':') || text.size() > 6) return false;
  auto const* const end = text.data() + text.size();
  auto const [stopped, failure] = std::from_chars(text.data() + 1, end, into.port);
  return failure == std::errc() && stopped == end && into.port != 0;
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
  if (!take_host(authority, where)) return wrong("url: the host is neither a name nor an address");
  if (!take_port(authority, where)) return wrong("url: the port must be a number from 1 to 65535");
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
  auto host = where.host.find(':') == std::string::npos ? where.host : "[" + where.host + "]";
  if (where.port == (where.is_tls ? 443 : 80)) return host;
  return host + ":" + std::to_string(where.port);
}

}  // namespace livechat::customer::net
