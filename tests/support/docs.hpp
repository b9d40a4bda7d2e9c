// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/file_content.hpp"
#include "wire/json.hpp"

namespace livechat::test {

/// What was extracted from the service's docs. It is not part of this tree: it lies beside it, or is not there.
inline const std::filesystem::path extract = std::filesystem::path(LIVECHAT_SOURCE_DIR) / "../shared/protocol";

[[nodiscard]] inline bool is_extract_there() { return std::filesystem::exists(extract / "v3.6"); }

/// A value of the extract, or none: members of what is not there are not there either.
class docs {
 public:
  docs() = default;
  explicit docs(std::string_view text) : text_(text) {}

  /// Throws when the extract has no such file, or it is no JSON.
  static docs file(const std::string& name) {
    static std::map<std::string, std::string> contents;
    auto& text = contents[name];
    if (text.empty()) {
      text = content_of(extract / name);
      if (const auto wrong = customer::wire::json::check(text)) throw std::runtime_error(name + ": " + *wrong);
    }
    return docs(text);
  }

  [[nodiscard]] bool is_there() const { return !text_.empty() && text_ != "null"; }
  [[nodiscard]] bool is_true() const { return text_ == "true"; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string string() const {
    return is_there() ? customer::wire::json::value(text_).string() : std::string();
  }

  [[nodiscard]] docs operator[](std::string_view key) const {
    for (const auto& [name, value] : members()) {
      if (name == key) return value;
    }
    return {};
  }

  [[nodiscard]] std::vector<docs> elements() const {
    std::vector<docs> out;
    for (const auto& [name, value] : members()) out.push_back(value);
    return out;
  }

  [[nodiscard]] std::vector<std::pair<std::string, docs>> members() const {
    std::vector<std::pair<std::string, docs>> out;
    if (!is_there()) return out;
    auto items = customer::wire::json::value(text_).items();
    while (const auto item = items.next()) out.emplace_back(std::string(item->key), docs(item->value.text()));
    return out;
  }

  [[nodiscard]] std::vector<std::string> strings() const {
    std::vector<std::string> out;
    for (const docs& one : elements()) out.push_back(one.string());
    return out;
  }

 private:
  std::string_view text_;
};

}  // namespace livechat::test
