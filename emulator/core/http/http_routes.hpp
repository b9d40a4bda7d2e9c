// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "emulator/core/http/http_call.hpp"
#include "machine/instant.hpp"

namespace livechat::emulator::core {

class service;

/// One HTTP request while it is answered.
struct http_exchange {
  machine::instant now;
  service& under;
  const http_call& call;
  std::vector<std::string_view> parts;  ///< of the path, where the route has `*`
};

/// Who may ask.
enum class http_access : std::uint8_t {
  pages,   ///< web pages, from the browser: answers carry what CORS wants, preflights are answered
  secret,  ///< who knows the secret of this start; never a web page of somebody else, so there is no CORS
};

/// Who answers what. A part `*` of the path stands for any one part.
struct http_route {
  std::string_view method;
  std::string_view path;
  http_access access;
  http_reply (*answer)(http_exchange& on);
};

// The tables of routes, each in the file of its subject.

[[nodiscard]] std::span<const http_route> token_routes();
[[nodiscard]] std::span<const http_route> web_action_routes();

/// The parts of `path` that stand where `pattern` has `*`; nothing when they do not match.
[[nodiscard]] std::optional<std::vector<std::string_view>> matched(std::string_view pattern, std::string_view path);

/// The answer of the route that fits. 404 when no path does, 405 when only the method does not, 401 without the secret.
/// State is changed by POST, PUT and DELETE only; what needs the secret and has a body must call it JSON, which no form of
/// a web page can do (S-17 of the security list).
[[nodiscard]] http_reply answer_http(machine::instant now, service& under, const http_call& call);

}  // namespace livechat::emulator::core
