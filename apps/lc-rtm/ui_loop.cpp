// SPDX-License-Identifier: Apache-2.0
#include "ui_loop.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <limits>
#include <system_error>

#include "console.hpp"

namespace lc_rtm {

namespace {

descriptor opened(int number, const char* what) {
  if (number < 0) throw std::system_error(errno, std::generic_category(), what);
  return descriptor(number);
}

/// The signals that ask for an end. Those that whoever started us had ignored (nohup, a shell's `&`) stay ignored:
/// a signal that is blocked would come through in spite of it.
sigset_t stop_signals() {
  sigset_t set{};
  sigemptyset(&set);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction now {};
    sigaction(number, nullptr, &now);
    if (now.sa_handler != SIG_IGN) sigaddset(&set, number);
  }
  return set;
}

descriptor open_signals() {
  const sigset_t set = stop_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  return opened(signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK), "signalfd");
}

}  // namespace

ui_loop::ui_loop() : wake_(opened(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd")), signals_(open_signals()) {}

void ui_loop::post(livechat::customer::work job) {
  {
    const std::lock_guard lock(mutex_);
    jobs_.push_back(std::move(job));
  }
  eventfd_write(wake_.number(), 1);
}

bool ui_loop::run_until(const std::function<bool()>& done, deadline until) {
  check();
  while (!done()) {
    if (until && clock::now() >= *until) return false;
    turn(until);
  }
  return true;
}

void ui_loop::turn(const deadline& until) {
  // A negative number is passed over by poll(). Events 0: only that the other end has gone.
  std::array<pollfd, 4> files{{{signals_.number(), POLLIN, 0},
                               {wake_.number(), POLLIN, 0},
                               {input_ ? STDIN_FILENO : -1, POLLIN, 0},
                               {is_output_watched_ ? STDOUT_FILENO : -1, 0, 0}}};
  if (poll(files.data(), files.size(), wait_for(until)) < 0) {
    if (errno == EINTR) return;
    throw std::system_error(errno, std::generic_category(), "poll");
  }
  const auto& [signals, wake, input, output] = files;
  if (signals.revents != 0) {
    signalfd_siginfo taken{};
    if (read(signals_.number(), &taken, sizeof taken) > 0) throw interrupted();
  }
  if ((output.revents & (POLLERR | POLLHUP)) != 0) throw output_closed();
  if (wake.revents != 0) {
    eventfd_t count = 0;
    eventfd_read(wake_.number(), &count);
  }
  run_jobs();
  if (input.revents != 0 && input_) input_();
  check();
}

/// Those that were there at the beginning: jobs that post jobs must not keep input and signals waiting.
void ui_loop::run_jobs() {
  std::size_t left = 0;
  {
    const std::lock_guard lock(mutex_);
    left = jobs_.size();
  }
  for (; left > 0; --left) {
    livechat::customer::work job;
    {
      const std::lock_guard lock(mutex_);
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    job();
    check();
  }
}

void ui_loop::check() {
  if (why_failed_) std::rethrow_exception(std::exchange(why_failed_, nullptr));
}

bool ui_loop::has_jobs() {
  const std::lock_guard lock(mutex_);
  return !jobs_.empty();
}

/// Milliseconds for poll(), rounded up: to wake too early would mean to spin.
int ui_loop::wait_for(const deadline& until) {
  using std::chrono::milliseconds;
  if (has_jobs()) return 0;
  if (!until) return -1;
  const auto left = std::chrono::ceil<milliseconds>(*until - clock::now()).count();
  constexpr milliseconds::rep most = std::numeric_limits<int>::max();
  return static_cast<int>(std::clamp<milliseconds::rep>(left, 0, most));
}

}  // namespace lc_rtm
