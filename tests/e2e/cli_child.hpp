// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace e2e {

/// A folder that goes with its content: the world's only place for a child.
class scratch_folder {
 public:
  scratch_folder();
  ~scratch_folder();
  scratch_folder(const scratch_folder&) = delete;
  scratch_folder& operator=(const scratch_folder&) = delete;

  [[nodiscard]] const std::string& path() const noexcept { return path_; }

 private:
  std::string path_;
};

using environment = std::map<std::string, std::string>;

/// How a child ended and what it said until then, less what was read before.
struct ending {
  int code = -1;  ///< exit code; -signal when a signal ended it
  std::string out;
  std::string err;
  std::chrono::milliseconds took{0};  ///< since its start
};

/// What the child reads: nothing, what is written with `write`, or a terminal of its own (which is its output, too).
enum class child_input { nothing, pipe, terminal };

/// The built lc-rtm as a child process. Every wait is a poll() with a deadline; when that is over, it throws.
class lc_rtm {
 public:
  /// `home`: stands in for every folder that the child may look into. LC_RTM_* variables are those of `with` only.
  lc_rtm(const scratch_folder& home, const std::vector<std::string>& arguments,
         child_input input = child_input::nothing, const environment& with = {});
  lc_rtm(const lc_rtm&) = delete;
  lc_rtm& operator=(const lc_rtm&) = delete;
  ~lc_rtm();

  /// Reads standard output until `text` has come, and gives all that has come so far.
  const std::string& read_until(const std::string& text);

  void write(const std::string& text) const;
  void close_input();
  void close_output();
  void signal(int number) const;

  ending wait();

  [[nodiscard]] pid_t pid() const noexcept { return pid_; }

 private:
  void read_some();
  [[nodiscard]] int milliseconds_left() const;

  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  pid_t pid_ = -1;
  int in_ = -1;
  int out_ = -1;
  int err_ = -1;
  std::string said_;
  std::string complained_;
};

/// Runs it to its end.
[[nodiscard]] ending run(const scratch_folder& home, const std::vector<std::string>& arguments,
                         const environment& with = {});

}  // namespace e2e
