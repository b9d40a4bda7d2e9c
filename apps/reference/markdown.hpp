// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// As much Markdown as the reference pages need.
namespace reference {

/// A page that grows paragraph by paragraph.
class markdown {
 public:
  void heading(int level, std::string_view text);
  void paragraph(std::string_view text);
  void code(std::string_view language, std::string_view text);

  void table(const std::vector<std::string>& columns);
  void row(const std::vector<std::string>& cells);
  void end_table() { text_ += '\n'; }

  /// The whole page.
  [[nodiscard]] std::string text() const;

 private:
  std::string text_;
};

/// `text` between backquotes.
[[nodiscard]] std::string code(std::string_view text);

/// A link to the heading of that name on a page; an empty page is this one.
[[nodiscard]] std::string link_to(std::string_view name, std::string_view page);

}  // namespace reference
