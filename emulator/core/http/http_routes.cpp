// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/http/http_routes.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "emulator/core/http/control_secret.hpp"
#include "emulator/core/service.hpp"

namespace livechat::emulator::core {

namespace {

constexpr std::string_view control_path = "/_emu/";

std::array<std::span<const http_route>, 2> all_routes() { return {token_routes(), web_action_routes()}; }

/// Takes a part off the front of a path: `/a/b` gives `a` and leaves `/b`.
std::string_view take_part(std::string_view& path) {
  const auto end = std::min(path.find('/', 1), path.size());
  const auto part = path.substr(1, end - 1);
  path.remove_prefix(end);
  return part;
}

/// The vendor's JavaScript SDK can be told a host with a path: `https://accounts.<host>/<anything>/v2/customer/token`.
/// What is ours alone is not to be found at a second place.
std::string_view without_prefix(std::string_view path) {
  if (path.empty() || path.starts_with(control_path)) return {};
  take_part(path);
  return path.starts_with(control_path) ? std::string_view() : path;
}

struct found_routes {
  const http_route* route = nullptr;
  const http_route* of_other_method = nullptr;
  std::string methods;  ///< that the path takes: `DELETE, POST`
  std::vector<std::string_view> parts;
};

found_routes find_routes(std::string_view method, std::string_view path) {
  found_routes out;
  for (const auto table : all_routes()) {
    for (const auto& one : table) {
      auto parts = matched(one.path, path);
      if (!parts) continue;
      out.of_other_method = &one;
      out.methods += (out.methods.empty() ? "" : ", ") + std::string(one.method);
      if (one.method != method) continue;
      out.route = &one;
      out.parts = *std::move(parts);
      return out;
    }
  }
  return out;
}

std::optional<http_reply> problem_of_control(const service& under, const http_call& call) {
  const auto& secret = under.control_secret();
  if (secret.empty() || !is_same_secret(call.bearer(), secret)) return no_secret();
  const bool is_json = call.field("content-type").value_or("").starts_with("application/json");
  if (!call.body.empty() && !is_json) return plain_reply(415, "Content-Type: application/json is needed.\n");
  return std::nullopt;
}

void allow_page(const http_call& call, http_reply& reply) {
  const auto origin = call.field("origin");
  if (!origin) return;
  reply.fields.push_back({"Access-Control-Allow-Origin", std::string(*origin)});
  reply.fields.push_back({"Access-Control-Allow-Credentials", "true"});
  reply.fields.push_back({"Vary", "Origin"});
}

/// A browser asks before it sends what a form could not send. Source: the Fetch standard, CORS-preflight fetch.
http_reply preflight(const http_call& call) {
  http_reply out{204, {}, {}, {}};
  allow_page(call, out);
  out.fields.push_back({"Access-Control-Allow-Methods", "GET, POST, PUT, DELETE, OPTIONS"});
  const auto wanted = call.field("access-control-request-headers");
  if (wanted) out.fields.push_back({"Access-Control-Allow-Headers", std::string(*wanted)});
  out.fields.push_back({"Access-Control-Max-Age", "600"});
  return out;
}

}  // namespace

std::optional<std::vector<std::string_view>> matched(std::string_view pattern, std::string_view path) {
  std::vector<std::string_view> parts;
  while (!pattern.empty() && !path.empty()) {
    const auto wanted = take_part(pattern);
    const auto part = take_part(path);
    if (wanted != "*" && wanted != part) return std::nullopt;
    if (wanted == "*" && part.empty()) return std::nullopt;
    if (wanted == "*") parts.push_back(part);
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return parts;
}

http_reply answer_http(machine::instant now, service& under, const http_call& call) {
  auto found = find_routes(call.method, call.path);
  if (found.of_other_method == nullptr) found = find_routes(call.method, without_prefix(call.path));
  if (found.of_other_method == nullptr) return plain_reply(404, "Nothing here. GET / tells how to connect.\n");
  const bool is_for_pages = found.of_other_method->access == http_access::pages;
  if (found.route == nullptr && is_for_pages && call.method == "OPTIONS") return preflight(call);
  if (found.route == nullptr) {
    http_reply out = plain_reply(405, "This path takes " + found.methods + ".\n");
    out.fields.push_back({"Allow", found.methods});
    return out;
  }
  if (!is_for_pages) {
    if (auto wrong = problem_of_control(under, call)) return *std::move(wrong);
  }
  http_exchange on{now, under, call, std::move(found.parts)};
  http_reply out = found.route->answer(on);
  if (is_for_pages) allow_page(call, out);
  return out;
}

}  // namespace livechat::emulator::core
