// SPDX-License-Identifier: Apache-2.0
#include <boost/json/basic_parser_impl.hpp>

#include "wire/json.hpp"
#include "wire/utf8_check.hpp"

namespace livechat::customer::wire::json {

namespace {

/// Takes what Boost.JSON finds and keeps none of it: only the verdict counts.
struct listener {
  using error_code = boost::system::error_code;
  using text = boost::json::string_view;

  static constexpr std::size_t max_object_size = std::size_t(-1);
  static constexpr std::size_t max_array_size = std::size_t(-1);
  static constexpr std::size_t max_key_size = std::size_t(-1);
  static constexpr std::size_t max_string_size = std::size_t(-1);

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code&) { return true; }
  bool on_object_end(std::size_t, error_code&) { return true; }
  bool on_array_begin(error_code&) { return true; }
  bool on_array_end(std::size_t, error_code&) { return true; }
  bool on_key_part(text, std::size_t, error_code&) { return true; }
  bool on_key(text, std::size_t, error_code&) { return true; }
  bool on_string_part(text, std::size_t, error_code&) { return true; }
  bool on_string(text, std::size_t, error_code&) { return true; }
  bool on_number_part(text, error_code&) { return true; }
  bool on_int64(std::int64_t, text, error_code&) { return true; }
  bool on_uint64(std::uint64_t, text, error_code&) { return true; }
  bool on_double(double, text, error_code&) { return true; }
  bool on_bool(bool, error_code&) { return true; }
  bool on_null(error_code&) { return true; }
  bool on_comment_part(text, error_code&) { return true; }
  bool on_comment(text, error_code&) { return true; }
};

boost::json::parse_options strict() {
  boost::json::parse_options options;
  options.max_depth = max_depth;
  return options;
}

}  // namespace

std::optional<std::string> check(std::string_view text) {
  static thread_local boost::json::basic_parser<listener> parser(strict());
  parser.reset();
  boost::system::error_code ec;
  const std::size_t used = parser.write_some(false, text.data(), text.size(), ec);
  if (ec) return ec.message() + " at byte " + std::to_string(used);
  if (used < text.size()) return "something follows the value at byte " + std::to_string(used);
  return std::nullopt;
}

bool is_utf8(std::string_view text) {
  utf8_check all;
  return all.take(text) && all.is_whole();
}

}  // namespace livechat::customer::wire::json
