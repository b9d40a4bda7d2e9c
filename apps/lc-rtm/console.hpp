// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace lc_rtm {

/// Thrown by `print` when nobody reads standard output any more: the program ends quietly.
struct output_closed {};

/// Data, to standard output: the whole line leaves at once, so that pipes see it when it happens.
/// Throws `output_closed`, or `failure` when it cannot be written for another reason.
void print(std::string_view line);

/// Talk, to standard error. Nothing happens when it cannot be written.
void note(std::string_view line);

/// Makes 0, 1 and 2 open files if they are not: or else the next socket would be taken for standard output.
void open_standard_files();

}  // namespace lc_rtm
