// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace livechat::emulator::core {

struct http_field {
  std::string name;
  std::string value;

  friend bool operator==(const http_field&, const http_field&) = default;
};

/// One HTTP request, taken apart by the shell: whoever sends it may talk to this emulator (Host, Origin), its head is in
/// order, its body is here as a whole.
struct http_call {
  std::string method;
  std::string path;                    ///< as sent, without the query
  std::vector<http_field> parameters;  ///< of the query, percent-decoded
  std::vector<http_field> fields;      ///< of the head, names in lower case
  std::string body;
  bool is_secure = false;  ///< came over TLS

  /// The value of a field that is there exactly once; nothing otherwise.
  [[nodiscard]] std::optional<std::string_view> field(std::string_view lower_name) const;

  /// The value of a parameter; the first one's, when there are several; nothing when it is missing.
  [[nodiscard]] std::optional<std::string_view> parameter(std::string_view name) const;

  /// What follows `Bearer` in `Authorization`; empty when there is no such thing.
  [[nodiscard]] std::string_view bearer() const;
};

/// The answer to one. `Content-Length` and what is the same in every answer are the shell's business.
struct http_reply {
  unsigned status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::vector<http_field> fields;

  friend bool operator==(const http_reply&, const http_reply&) = default;
};

/// Plain text for people who look with a browser or curl.
[[nodiscard]] http_reply plain_reply(unsigned status, std::string text);

}  // namespace livechat::emulator::core
