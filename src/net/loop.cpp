// SPDX-License-Identifier: Apache-2.0
#include "net/loop.hpp"

#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include <boost/asio/detail/epoll_reactor.hpp>
#include <boost/asio/post.hpp>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <system_error>
#include <utility>

#include "net/loop_impl.hpp"

namespace livechat::customer::net {

namespace {

// Memory may run out in any job. Such a job has lost its own work and nothing else: the loop goes on, and what waits
// for the lost work is ended by its deadline in the session.
template <class Step>
std::size_t contained(Step step) {
  try {
    return step();
  } catch (...) {
    return 1;
  }
}

// Asio has no name for the descriptor that it waits on. An explicit instantiation may name a private member
// ([temp.spec]/6 of C++20): one that is called otherwise, or is something else, does not compile.
template <int boost::asio::detail::epoll_reactor::*Member>
struct reactor_descriptor {
  friend int descriptor_of(boost::asio::detail::epoll_reactor& reactor) { return reactor.*Member; }
};
int descriptor_of(boost::asio::detail::epoll_reactor& reactor);
template struct reactor_descriptor<&boost::asio::detail::epoll_reactor::epoll_fd_>;

void raise(int descriptor) noexcept {
  std::uint64_t const one = 1;
  [[maybe_unused]] auto const written = ::write(descriptor, &one, sizeof one);  // full: it is readable as it is
}

void lower(int descriptor) noexcept {
  std::uint64_t count = 0;
  [[maybe_unused]] auto const taken = ::read(descriptor, &count, sizeof count);
}

/// In one of Asio's jobs; then the sockets have their turn.
constexpr std::size_t most_jobs_at_once = 64;

// What could not be posted was not.
struct take_back_at_throw {
  std::deque<work>& jobs;
  bool is_good = false;

  ~take_back_at_throw() {
    if (!is_good) jobs.pop_back();
  }
};

void run_jobs(loop::impl& of);

void post_run(loop::impl& of) {
  boost::asio::post(of.io, [&of] { run_jobs(of); });
}

// Also when a job throws: the next ones are run by another of Asio's jobs.
struct rest_of_jobs {
  loop::impl& of;

  ~rest_of_jobs() {
    const std::lock_guard lock(of.mutex);
    of.is_run_posted = !of.jobs.empty();
    try {
      if (of.is_run_posted) post_run(of);
    } catch (...) {  // for want of memory: whoever posts next tries again
      of.is_run_posted = false;
    }
  }
};

struct running {
  loop::impl& of;
  bool const before = std::exchange(of.is_running_jobs, true);

  ~running() { of.is_running_jobs = before; }
};

// A job that polls the loop sees what is posted meanwhile: the run it is in goes on only afterwards.
void let_run_inside_a_job(loop::impl& of) {
  if (!of.is_running_jobs) return;
  const std::lock_guard lock(of.mutex);
  of.is_run_posted = false;
  if (of.jobs.empty()) return;
  post_run(of);
  of.is_run_posted = true;
}

work next_job(loop::impl& of) {
  const std::lock_guard lock(of.mutex);
  if (of.jobs.empty()) return {};
  work out = std::move(of.jobs.front());
  of.jobs.pop_front();
  return out;
}

void run_jobs(loop::impl& of) {
  rest_of_jobs const rest{of};
  running const now{of};
  for (std::size_t left = of.most_jobs_at_once; left > 0 && !of.io.stopped(); --left) {
    auto job = next_job(of);
    if (!job) return;
    job();
  }
}

void watch(boost::asio::posix::stream_descriptor& posted) {
  posted.async_wait(boost::asio::posix::descriptor_base::wait_read, [&posted](boost::system::error_code code) {
    if (code) return;
    lower(posted.native_handle());
    watch(posted);
  });
}

}  // namespace

loop::loop() : impl_(std::make_unique<impl>()) {}

loop::~loop() = default;

machine::instant loop::now() const {
  return {std::chrono::duration_cast<machine::duration>(loop_clock::now().time_since_epoch()).count()};
}

// CLOCK_MONOTONIC, on which steady_clock stands, does not count sleep; CLOCK_BOOTTIME does.
machine::duration loop::slept() {
  auto const read = [](clockid_t which) {
    timespec time{};
    ::clock_gettime(which, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
  };
  return read(CLOCK_BOOTTIME) - read(CLOCK_MONOTONIC);
}

void loop::post(work job) {
  {
    const std::lock_guard lock(impl_->mutex);
    if (impl_->is_over) return;
    impl_->jobs.push_back(std::move(job));
    take_back_at_throw last{impl_->jobs};
    if (!impl_->is_run_posted) post_run(*impl_);
    impl_->is_run_posted = true;
    last.is_good = true;
  }
  if (int const descriptor = impl_->posted_descriptor; descriptor >= 0) raise(descriptor);
}

int loop::descriptor() {
  if (!impl_->posted) {
    int const raised = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (raised < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
    impl_->posted.emplace(impl_->io, raised);
    watch(*impl_->posted);
    impl_->posted_descriptor = raised;
    raise(raised);  // what was posted before
  }
  return descriptor_of(boost::asio::use_service<boost::asio::detail::epoll_reactor>(impl_->io));
}

void loop::run() {
  impl_->most_jobs_at_once = most_jobs_at_once;
  while (!impl_->io.stopped()) contained([this] { return impl_->io.run(); });
}

std::size_t loop::poll() {
  let_run_inside_a_job(*impl_);
  return contained([this] { return impl_->io.poll(); });
}

void loop::run_one() {
  contained([this] { return impl_->io.run_one(); });
}

void loop::run_one_until(machine::instant when) {
  contained([this, when] { return impl_->io.run_one_until(time_point_of(when)); });
}

void loop::stop() { impl_->io.stop(); }

}  // namespace livechat::customer::net
