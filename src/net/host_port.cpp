// SPDX-License-Identifier: Apache-2.0
#include "net/host_port.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>

#include "net/ascii.hpp"

namespace livechat::customer::net {

namespace {

bool is_v4(const std::string& host) noexcept {
  in_addr address{};
  return host.find('\0') == std::string::npos && inet_pton(AF_INET, host.c_str(), &address) == 1;
}

/// Gives an address of IPv6, which can be written in many ways, in the one of RFC 5952.
bool respell_v6(std::string& host) {
  in6_addr address{};
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (host.find('\0') != std::string::npos || inet_pton(AF_INET6, host.c_str(), &address) != 1) return false;
  if (inet_ntop(AF_INET6, &address, text.data(), text.size()) == nullptr) return false;
  host = text.data();
  return true;
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

}  // namespace

bool is_loopback(const std::string& host) noexcept {
  in6_addr address{};
  if (inet_pton(AF_INET6, host.c_str(), &address) == 1) return IN6_IS_ADDR_LOOPBACK(&address);
  return host == "localhost" || (is_v4(host) && host.starts_with("127."));
}

bool take_host(std::string_view& authority, std::string& host) {
  if (authority.starts_with('[')) {
    auto const end = authority.find(']');
    if (end == std::string_view::npos) return false;
    host = authority.substr(1, end - 1);
    authority.remove_prefix(end + 1);
    return respell_v6(host);
  }
  auto const end = std::min(authority.find(':'), authority.size());
  host = authority.substr(0, end);
  authority.remove_prefix(end);
  // Names have no case; certificates and the rule for loopback need none.
  std::ranges::transform(host, host.begin(), lower);
  return is_v4(host) || is_name(host);
}

std::string as_written(const std::string& host) {
  return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

bool read_port(std::string_view text, std::uint16_t& port) {
  if (text.empty()) return true;
  if (!text.starts_with(':') || text.size() > 6) return false;
  auto const* const end = text.data() + text.size();
  auto const [stopped, failure] = std::from_chars(text.data() + 1, end, port);
  return failure == std::errc() && stopped == end && port != 0;
}

}  // namespace livechat::customer::net
