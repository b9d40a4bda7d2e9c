// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace lc_rtm {

/// Text of somebody else, fit for a terminal: without control characters (which could drive the terminal) and without
/// the marks that turn the direction of writing (which could make it show another text). Lines after the first are
/// indented, so that nobody's text can pass for a line of ours.
[[nodiscard]] std::string printable(std::string_view text);

/// The same, on one line.
[[nodiscard]] std::string one_line(std::string_view text);

/// The same, no longer than a name may be: what is cut off is shown as `…`.
[[nodiscard]] std::string shortened(std::string_view text);

}  // namespace lc_rtm
