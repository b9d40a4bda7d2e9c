// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/core/http/http_call.hpp"

namespace livechat::emulator::net {

/// The head of an HTTP/1.1 request (RFC 9112). Read strictly: what could be read in two ways is refused.
struct http_request {
  std::string method;
  std::string target;
  std::vector<core::http_field> fields;

  /// Nothing unless `head`, from the request line to the empty line, is in order.
  [[nodiscard]] static std::optional<http_request> parse(std::string_view head);

  /// The value of a field that is there exactly once; nothing otherwise.
  [[nodiscard]] std::optional<std::string_view> only(std::string_view name) const;

  [[nodiscard]] std::size_t count(std::string_view name) const;

  /// Whether one of the comma-separated words of a field is `word`, in any case.
  [[nodiscard]] bool has_word(std::string_view name, std::string_view word) const;

  [[nodiscard]] std::string_view path() const;

  /// The parameters of the query, percent-decoded; without those that are badly encoded.
  [[nodiscard]] std::vector<core::http_field> parameters() const;

  /// One of them; nothing when it is missing, empty or badly encoded.
  [[nodiscard]] std::optional<std::string> parameter(std::string_view name) const;
};

}  // namespace livechat::emulator::net
