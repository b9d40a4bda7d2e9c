// SPDX-License-Identifier: Apache-2.0
#include "emulator/net/front_door.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "net/http_text.hpp"

namespace livechat::emulator::net {

namespace {

constexpr std::string_view path_end = "/customer/rtm/ws";

struct authority {
  std::string_view host;
  std::string_view port;  ///< empty: the scheme's own
};

authority split(std::string_view text) {
  const auto colon = text.rfind(':');
  const auto bracket = text.rfind(']');
  if (colon == std::string_view::npos || (bracket != std::string_view::npos && bracket > colon)) return {text, {}};
  return {text.substr(0, colon), text.substr(colon + 1)};
}

std::optional<unsigned> number(std::string_view text) {
  unsigned value = 0;
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_whole = ec == std::errc() && end == text.data() + text.size() && !text.empty();
  return is_whole ? std::optional(value) : std::nullopt;
}

bool is_127(std::string_view host) {
  for (int i = 0; i < 4; ++i) {
    const auto dot = std::min(host.find('.'), host.size());
    const auto part = number(host.substr(0, dot));
    const bool is_good =
        part && dot <= 3 && *part <= 255 && (i > 0 || *part == 127) && (dot == host.size()) == (i == 3);
    if (!is_good) return false;
    host.remove_prefix(std::min(dot + 1, host.size()));
  }
  return true;
}

/// Our port must be named, unless it is one that clients leave out.
bool is_our_host(std::string_view value, std::uint16_t port) {
  const authority named = split(value);
  if (!is_loopback(named.host)) return false;
  if (named.port.empty()) return port == 80 || port == 443;
  return number(named.port) == port;
}

bool is_our_origin(std::string_view value) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (value.starts_with(scheme)) return is_loopback(split(value.substr(scheme.size())).host);
  }
  return false;
}

bool wants_upgrade(const http_request& request) {
  return request.has_word("Connection", "upgrade") && request.has_word("Upgrade", "websocket");
}

bool has_body(const http_request& request) {
  return request.count("Transfer-Encoding") > 0 ||
         (request.count("Content-Length") > 0 && request.only("Content-Length") != "0");
}

std::string page(std::uint16_t port) {
  const std::string here = "://localhost:" + std::to_string(port);
  return "lc-rtm emulator: a local stand-in for LiveChat's Customer Chat RTM API.\n"
         "It keeps everything in memory and talks to nobody else.\n\n"
         "Connect a WebSocket to one of\n"
         "  wss" +
         here +
         "/v3.6/customer/rtm/ws?organization_id=<organization id>\n"
         "  ws" +
         here +
         "/v3.6/customer/rtm/ws?organization_id=<organization id>\n"
         "and send within 30 seconds\n"
         "  {\"action\":\"login\",\"request_id\":\"1\",\"payload\":{\"token\":\"<token>\"}}\n\n"
         "Organization id, token and the certificate to trust for wss were given by whoever started the emulator.\n";
}

http_answer not_here(const http_request& request) {
  if (!wants_upgrade(request)) return {404, "Nothing here. GET / tells how to connect.\n"};
  return {404, "No WebSocket here. The path is /v3.6/customer/rtm/ws?organization_id=<organization id>\n"};
}

/// The version in `/v3.6/customer/rtm/ws`; nothing when it is another path.
std::optional<std::string_view> version_in(std::string_view path) {
  if (!path.starts_with("/v") || !path.ends_with(path_end) || path.size() < path_end.size() + 2) return std::nullopt;
  return path.substr(2, path.size() - path_end.size() - 2);
}

bool has_good_key(const http_request& request) {
  // 16 bytes in base64 (RFC 6455, section 4.1).
  const auto key = request.only("Sec-WebSocket-Key");
  return key && key->size() == 24 && key->ends_with("==");
}

verdict judge_upgrade(const http_request& request, std::string_view version) {
  if (!core::is_served(version)) {
    std::string served;
    for (const auto one : core::served_versions) served += (served.empty() ? "" : ", ") + std::string(to_string(one));
    return http_answer{404, "This emulator serves versions " + served + ", e.g. /v3.6" + std::string(path_end) + "\n"};
  }
  if (request.method != "GET" || !wants_upgrade(request) || request.only("Sec-WebSocket-Version") != "13") {
    return http_answer{426, "This path speaks WebSocket, version 13.\n"};
  }
  if (!has_good_key(request)) return http_answer{400, "Sec-WebSocket-Key: one of 24 characters is needed.\n"};
  auto organization = request.parameter("organization_id");
  if (!organization) return http_answer{400, "organization_id is missing: add ?organization_id=<organization id>\n"};
  return core::upgrade_request{std::string(version), *std::move(organization)};
}

std::string_view phrase(unsigned status) {
  switch (status) {
    case 200:
      return "OK";
    case 400:
      return "Bad Request";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 426:
      return "Upgrade Required";
    case 431:
      return "Request Header Fields Too Large";
    case 503:
      return "Service Unavailable";
    default:
      return "Answer";
  }
}

}  // namespace

bool is_loopback(std::string_view host) {
  return customer::net::is_same_name(host, "localhost") || host == "[::1]" || is_127(host);
}

verdict judge(std::string_view head, std::uint16_t port) {
  const auto request = http_request::parse(head);
  if (!request) return http_answer{400, "This is no HTTP/1.1 request.\n"};
  if (!is_our_host(request->only("Host").value_or(""), port)) {
    return http_answer{403, "Host must be localhost, 127.0.0.1 or [::1] with port " + std::to_string(port) + ".\n"};
  }
  if (request->count("Origin") > 0 && !is_our_origin(request->only("Origin").value_or(""))) {
    return http_answer{403, "Pages of other machines may not use this emulator (Origin).\n"};
  }
  if (has_body(*request)) return http_answer{400, "No request here takes a body.\n"};
  if (const auto version = version_in(request->path())) return judge_upgrade(*request, *version);
  const bool is_page = request->method == "GET" && request->path() == "/" && !wants_upgrade(*request);
  if (is_page) return http_answer{200, page(port)};
  return not_here(*request);
}

std::string encode(const http_answer& answer) {
  std::string out = "HTTP/1.1 " + std::to_string(answer.status) + " " + std::string(phrase(answer.status)) + "\r\n";
  if (answer.status == 426) out += "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n";
  out += answer.status == 426 ? "Connection: close, upgrade\r\n" : "Connection: close\r\n";
  out += "Content-Type: text/plain; charset=utf-8\r\nX-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\n";
  return out + "Content-Length: " + std::to_string(answer.text.size()) + "\r\n\r\n" + answer.text;
}

}  // namespace livechat::emulator::net
