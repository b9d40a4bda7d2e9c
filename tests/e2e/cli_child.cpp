// SPDX-License-Identifier: Apache-2.0
#include "e2e/cli_child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace e2e {

namespace {

/// Under a sanitizer, on a busy machine. Nothing waits that long unless something is wrong.
constexpr std::chrono::seconds patience{20};

struct pipe_ends {
  int read = -1;
  int write = -1;
};

pipe_ends make_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe2");
  return {ends[0], ends[1]};
}

void close_if_open(int& file) {
  if (file >= 0) close(std::exchange(file, -1));
}

environment environment_in(const std::string& home, const environment& with) {
  environment out = with;
  for (const char* name : {"PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LSAN_OPTIONS"}) {
    if (const char* value = std::getenv(name); value != nullptr) out.emplace(name, value);
  }
  for (const char* name : {"HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "TMPDIR"}) out.emplace(name, home);
  return out;
}

/// Made before the fork: after it, a child may not allocate.
struct command_words {
  std::vector<std::string> words;
  std::vector<char*> pointers;

  explicit command_words(std::vector<std::string> of) : words(std::move(of)) {
    for (auto& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
  }
};

command_words arguments_of(const std::vector<std::string>& arguments) {
  std::vector<std::string> out = {LIVECHAT_LC_RTM};
  out.insert(out.end(), arguments.begin(), arguments.end());
  return command_words(std::move(out));
}

command_words words_of(const environment& variables) {
  std::vector<std::string> out;
  for (const auto& [name, value] : variables) out.push_back(name + "=" + value);
  return command_words(std::move(out));
}

bool read_into(std::string& text, int& file) {
  std::array<char, 8192> buffer{};
  const ssize_t count = read(file, buffer.data(), buffer.size());
  // An error is a terminal's way to say that nobody is there any more.
  if (count <= 0) close_if_open(file);
  if (count > 0) text.append(buffer.data(), static_cast<std::size_t>(count));
  return count > 0;
}

}  // namespace

scratch_folder::scratch_folder() {
  path_ = (std::filesystem::temp_directory_path() / "lc-rtm-e2e-XXXXXX").string();
  if (mkdtemp(path_.data()) == nullptr) throw std::runtime_error("mkdtemp");
}

scratch_folder::~scratch_folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

lc_rtm::lc_rtm(const scratch_folder& home, const std::vector<std::string>& arguments, child_input input,
               const environment& with) {
  const command_words argv = arguments_of(arguments);
  const command_words envp = words_of(environment_in(home.path(), with));
  const bool is_terminal = input == child_input::terminal;
  const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  const pipe_ends in = make_pipe();
  const pipe_ends out = make_pipe();
  const pipe_ends err = make_pipe();
  int terminal = -1;
  pid_ = is_terminal ? forkpty(&terminal, nullptr, nullptr, nullptr) : fork();
  if (pid_ == 0) {
    if (!is_terminal) {
      dup2(input == child_input::pipe ? in.read : nothing, STDIN_FILENO);
      dup2(out.write, STDOUT_FILENO);
      dup2(err.write, STDERR_FILENO);
    }
    execve(argv.pointers[0], argv.pointers.data(), envp.pointers.data());
    _exit(126);
  }
  for (const int file : {nothing, in.read, out.write, err.write}) close(file);
  in_ = in.write;
  out_ = out.read;
  err_ = err.read;
  if (pid_ < 0) throw std::runtime_error("fork");
  if (!is_terminal) return;
  close(std::exchange(in_, dup(terminal)));
  close(std::exchange(out_, terminal));
  for (const int file : {in_, out_}) fcntl(file, F_SETFD, FD_CLOEXEC);
}

lc_rtm::~lc_rtm() {
  for (int* file : {&in_, &out_, &err_}) close_if_open(*file);
  if (pid_ <= 0) return;
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
}

int lc_rtm::milliseconds_left() const {
  using std::chrono::milliseconds;
  const auto left = std::chrono::duration_cast<milliseconds>(began_ + patience - std::chrono::steady_clock::now());
  if (left <= milliseconds(0)) throw std::runtime_error("lc-rtm takes too long; so far: " + said_ + complained_);
  return static_cast<int>(left.count());
}

/// A negative number is passed over by poll().
void lc_rtm::read_some() {
  std::array<pollfd, 2> files{{{out_, POLLIN, 0}, {err_, POLLIN, 0}}};
  poll(files.data(), files.size(), milliseconds_left());
  if (files[0].revents != 0) read_into(said_, out_);
  if (files[1].revents != 0) read_into(complained_, err_);
}

const std::string& lc_rtm::read_until(const std::string& text) {
  while (said_.find(text) == std::string::npos) {
    if (out_ < 0) throw std::runtime_error("lc-rtm has not said \"" + text + "\": " + said_ + complained_);
    read_some();
  }
  return said_;
}

void lc_rtm::write(const std::string& text) const {
  if (::write(in_, text.data(), text.size()) != static_cast<ssize_t>(text.size())) throw std::runtime_error("write");
}

void lc_rtm::close_input() { close_if_open(in_); }
void lc_rtm::close_output() { close_if_open(out_); }
void lc_rtm::signal(int number) const { kill(pid_, number); }

ending lc_rtm::wait() {
  while (out_ >= 0 || err_ >= 0) read_some();
  const int handle = static_cast<int>(syscall(SYS_pidfd_open, pid_, 0));
  pollfd ended{handle, POLLIN, 0};
  poll(&ended, 1, milliseconds_left());
  close(handle);
  int status = 0;
  if (waitpid(pid_, &status, WNOHANG) != pid_) throw std::runtime_error("lc-rtm does not end: " + said_ + complained_);
  pid_ = -1;
  ending out;
  out.code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  out.out = std::move(said_);
  out.err = std::move(complained_);
  out.took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began_);
  return out;
}

ending run(const scratch_folder& home, const std::vector<std::string>& arguments, const environment& with) {
  return lc_rtm(home, arguments, child_input::nothing, with).wait();
}

}  // namespace e2e
