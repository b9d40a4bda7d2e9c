// SPDX-License-Identifier: Apache-2.0
#include "emulator/net/front_door.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "emulator/core/http/control_secret.hpp"
#include "emulator/net/limits.hpp"
#include "net/ascii.hpp"
#include "net/http_text.hpp"

namespace livechat::emulator::net {

namespace {

constexpr std::string_view path_end = "/customer/rtm/ws";
constexpr std::string_view agent_path = "/_emu/agent/ws";

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

/// Names are what a hostile page can have resolved to this machine; addresses are what they are.
bool is_address(std::string_view host) {
  const bool is_v6 = host.size() > 2 && host.front() == '[' && host.back() == ']';
  const auto inner = is_v6 ? host.substr(1, host.size() - 2) : host;
  const std::string_view allowed = is_v6 ? "0123456789abcdefABCDEF:." : "0123456789.";
  return !inner.empty() && inner.find_first_not_of(allowed) == std::string_view::npos;
}

bool names_port(std::string_view port, std::uint16_t ours) {
  return port.empty() ? ours == 80 || ours == 443 : number(port) == ours;
}

/// Our port must be named, unless it is one that clients leave out. A browser that was told to look for an official name
/// here names the port of the real one, which is none.
bool is_our_host(std::string_view value, const door_policy& policy) {
  const authority named = split(value);
  const bool is_official = policy.has_official_names && is_official_name(named.host);
  if (is_official) return named.port.empty() || names_port(named.port, policy.port);
  const bool is_ours = is_loopback(named.host) || (policy.is_open_to_others && is_address(named.host));
  return is_ours && names_port(named.port, policy.port);
}

bool is_our_origin(std::string_view value, const door_policy& policy) {
  const auto& others = policy.page_origins;
  if (std::find(others.begin(), others.end(), value) != others.end()) return true;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (value.starts_with(scheme)) return is_our_host(value.substr(scheme.size()), policy);
  }
  return false;
}

bool wants_upgrade(const http_request& request) {
  return request.has_word("Connection", "upgrade") && request.has_word("Upgrade", "websocket");
}

/// How many bytes follow the head; nothing when that cannot be told.
std::optional<std::size_t> body_bytes(const http_request& request) {
  if (request.count("Content-Length") == 0) return 0;
  return number(request.only("Content-Length").value_or(""));
}

/// Uploads are the only big bodies.
std::size_t most_body_bytes(const http_request& request) {
  return request.path().ends_with("/upload_file") ? limits::upload_bytes : limits::body_bytes;
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

/// The version in `/v3.6/customer/rtm/ws`; nothing when it is another path. One more part may stand in front: the
/// vendor's JavaScript SDK can be told a host with a path.
std::optional<std::string_view> version_in(std::string_view path) {
  if (!path.starts_with('/') || !path.ends_with(path_end)) return std::nullopt;
  path.remove_suffix(path_end.size());
  const auto last = path.rfind('/');
  if (last == std::string_view::npos || path.find('/', 1) < last) return std::nullopt;
  path.remove_prefix(last + 1);
  return path.starts_with('v') ? std::optional(path.substr(1)) : std::nullopt;
}

bool has_good_key(const http_request& request) {
  // 16 bytes in base64 (RFC 6455, section 4.1).
  const auto key = request.only("Sec-WebSocket-Key");
  return key && key->size() == 24 && key->ends_with("==");
}

/// Why a request cannot become a WebSocket, whichever.
std::optional<core::http_reply> problem_of_upgrade(const http_request& request) {
  if (request.method != "GET" || !wants_upgrade(request) || request.only("Sec-WebSocket-Version") != "13") {
    return core::plain_reply(426, "This path speaks WebSocket, version 13.\n");
  }
  if (!has_good_key(request)) return core::plain_reply(400, "Sec-WebSocket-Key: one of 24 characters is needed.\n");
  if (body_bytes(request) != 0 || request.count("Transfer-Encoding") > 0) {
    return core::plain_reply(400, "An upgrade has no body.\n");
  }
  return std::nullopt;
}

verdict judge_agent(const http_request& request, const door_policy& policy) {
  const auto given = request.only("Authorization").value_or("");
  const bool is_known = !policy.secret.empty() && core::is_same_secret(core::bearer_in(given), policy.secret);
  if (!is_known) return core::no_secret();
  if (auto wrong = problem_of_upgrade(request)) return *std::move(wrong);
  core::upgrade_request out;
  out.kind = core::upgrade_kind::agent;
  return out;
}

verdict judge_upgrade(const http_request& request, std::string_view version) {
  if (!core::is_served(version)) {
    std::string served;
    for (const auto one : core::served_versions) served += (served.empty() ? "" : ", ") + std::string(to_string(one));
    return core::plain_reply(404,
                             "This emulator serves versions " + served + ", e.g. /v3.6" + std::string(path_end) + "\n");
  }
  if (auto wrong = problem_of_upgrade(request)) return *std::move(wrong);
  auto organization = request.parameter("organization_id");
  if (!organization)
    return core::plain_reply(400, "organization_id is missing: add ?organization_id=<organization id>\n");
  core::upgrade_request out{std::string(version), *std::move(organization), core::upgrade_kind::customer};
  out.user_agent = request.only("User-Agent");
  out.referrer = request.only("Referer");
  return out;
}

struct status_phrase {
  unsigned status;
  std::string_view words;
};

constexpr auto phrases = std::to_array<status_phrase>({{200, "OK"},
                                                       {204, "No Content"},
                                                       {400, "Bad Request"},
                                                       {401, "Unauthorized"},
                                                       {403, "Forbidden"},
                                                       {404, "Not Found"},
                                                       {405, "Method Not Allowed"},
                                                       {408, "Request Timeout"},
                                                       {411, "Length Required"},
                                                       {413, "Content Too Large"},
                                                       {415, "Unsupported Media Type"},
                                                       {426, "Upgrade Required"},
                                                       {431, "Request Header Fields Too Large"},
                                                       {500, "Internal Server Error"},
                                                       {503, "Service Unavailable"}});

std::string_view phrase(unsigned status) {
  for (const auto& one : phrases) {
    if (one.status == status) return one.words;
  }
  return "Answer";
}

core::http_call call_of(http_request request) {
  core::http_call out;
  out.method = std::move(request.method);
  out.parameters = request.parameters();
  out.path = request.path();
  for (auto& field : request.fields) {
    std::transform(field.name.begin(), field.name.end(), field.name.begin(), customer::net::lower);
    out.fields.push_back({std::move(field.name), std::move(field.value)});
  }
  return out;
}

verdict judge_call(http_request request) {
  if (request.count("Transfer-Encoding") > 0) return core::plain_reply(411, "Content-Length is needed.\n");
  const auto bytes = body_bytes(request);
  if (!bytes) return core::plain_reply(400, "Content-Length: not a number, or more than one.\n");
  const auto most = most_body_bytes(request);
  if (*bytes > most) return core::plain_reply(413, "The body may have " + std::to_string(most) + " bytes.\n");
  return service_call{call_of(std::move(request)), *bytes};
}

}  // namespace

bool is_loopback(std::string_view host) {
  return customer::net::is_same_name(host, "localhost") || host == "[::1]" || is_127(host);
}

bool is_official_name(std::string_view host) {
  const auto is_it = [host](std::string_view one) { return customer::net::is_same_name(host, one); };
  return std::any_of(official_names.begin(), official_names.end(), is_it);
}

verdict judge(std::string_view head, const door_policy& policy) {
  auto request = http_request::parse(head);
  if (!request) return core::plain_reply(400, "This is no HTTP/1.1 request.\n");
  if (!is_our_host(request->only("Host").value_or(""), policy)) {
    return core::plain_reply(
        403, "Host must be localhost, 127.0.0.1 or [::1] with port " + std::to_string(policy.port) + ".\n");
  }
  if (request->count("Origin") > 0 && !is_our_origin(request->only("Origin").value_or(""), policy)) {
    return core::plain_reply(403,
                             "Pages of this origin may not use the emulator; --allow-origin names those that may.\n");
  }
  if (request->path() == agent_path) return judge_agent(*request, policy);
  if (const auto version = version_in(request->path())) return judge_upgrade(*request, *version);
  if (wants_upgrade(*request)) {
    return core::plain_reply(
        404, "No WebSocket here. The path is /v3.6" + std::string(path_end) + "?organization_id=<organization id>\n");
  }
  if (request->method == "GET" && request->path() == "/") return core::plain_reply(200, page(policy.port));
  return judge_call(*std::move(request));
}

std::string encode(const core::http_reply& answer) {
  std::string out = "HTTP/1.1 " + std::to_string(answer.status) + " " + std::string(phrase(answer.status)) + "\r\n";
  if (answer.status == 426) out += "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n";
  out += answer.status == 426 ? "Connection: close, upgrade\r\n" : "Connection: close\r\n";
  for (const auto& field : answer.fields) out += field.name + ": " + field.value + "\r\n";
  if (!answer.content_type.empty()) out += "Content-Type: " + answer.content_type + "\r\n";
  out += "X-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\n";
  if (answer.status == 204) return out + "\r\n";
  return out + "Content-Length: " + std::to_string(answer.body.size()) + "\r\n\r\n" + answer.body;
}

}  // namespace livechat::emulator::net
