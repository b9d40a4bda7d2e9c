// SPDX-License-Identifier: Apache-2.0
#include "console.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "failure.hpp"

namespace lc_rtm {

namespace {

/// Somebody may have made the terminal non-blocking for their own use.
void wait_writable(int file) {
  pollfd writable{file, POLLOUT, 0};
  poll(&writable, 1, -1);
}

/// Writes all of `text`. Returns 0, or the errno.
int write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(file, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EAGAIN) {
      wait_writable(file);
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

std::string with_line_end(std::string_view line) { return std::string(line) += '\n'; }

}  // namespace

void print(std::string_view line) {
  const int error = write_all(STDOUT_FILENO, with_line_end(line));
  if (error == 0) return;
  if (error == EPIPE) throw output_closed();
  throw failure(exit_code::refused, "cannot write to standard output: " + std::generic_category().message(error) +
                                        "; redirect it to where there is room");
}

void note(std::string_view line) { write_all(STDERR_FILENO, with_line_end(line)); }

void open_standard_files() {
  for (const int file : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    // open() takes the lowest free number: this one.
    if (fcntl(file, F_GETFD) == -1 && open("/dev/null", O_RDWR) == -1) return;
  }
}

}  // namespace lc_rtm
