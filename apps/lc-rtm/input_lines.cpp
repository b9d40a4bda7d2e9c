// SPDX-License-Identifier: Apache-2.0
#include "input_lines.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <string_view>

#include "failure.hpp"

namespace lc_rtm {

void input_lines::read_some() {
  std::array<char, 16 * 1024> buffer{};
  const ssize_t count = read(STDIN_FILENO, buffer.data(), buffer.size());
  if (count < 0 && (errno == EINTR || errno == EAGAIN)) return;
  if (count > 0) {
    unfinished_.append(buffer.data(), static_cast<std::size_t>(count));
    return hand_out();
  }
  // 0: the end. An error (the terminal is gone) ends it as well.
  is_over_ = true;
  if (!unfinished_.empty()) take_(std::exchange(unfinished_, {}));
}

void input_lines::hand_out() {
  std::size_t begin = 0;
  for (auto end = unfinished_.find('\n'); end != std::string::npos; end = unfinished_.find('\n', begin)) {
    std::string_view line = std::string_view(unfinished_).substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    take_(std::string(line));
    begin = end + 1;
  }
  unfinished_.erase(0, begin);
  if (unfinished_.size() > longest)
    throw failure(exit_code::usage, "a line of standard input has no end; cut it into lines");
}

}  // namespace lc_rtm
