// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Reads what was extracted from the service's docs.
namespace livechat::customer::wire::test {

inline const std::filesystem::path extract = std::filesystem::path(LIVECHAT_SOURCE_DIR) / "../shared/protocol";

/// A value of the extract, or none: members of what is not there are not there either.
class docs {
 public:
  docs() = default;
  explicit docs(std::string_view text) : text_(text) {}

  /// Precondition: the extract has it.
  static docs file(const std::string& name);

  [[nodiscard]] bool is_there() const { return !text_.empty() && text_ != "null"; }
  [[nodiscard]] bool is_true() const { return text_ == "true"; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string string() const;

  [[nodiscard]] docs operator[](std::string_view key) const;
  [[nodiscard]] std::vector<docs> elements() const;
  [[nodiscard]] std::vector<std::pair<std::string, docs>> members() const;
  [[nodiscard]] std::vector<std::string> strings() const;

 private:
  std::string_view text_;
};

}  // namespace livechat::customer::wire::test
