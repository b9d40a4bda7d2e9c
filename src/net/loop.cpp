// SPDX-License-Identifier: Apache-2.0
#include "net/loop.hpp"

#include <sys/eventfd.h>
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

using clock = std::chrono::steady_clock;

static_assert(clock::is_steady);

clock::time_point time_point_of(machine::instant when) {
  return clock::time_point(std::chrono::duration_cast<clock::duration>(machine::duration(when.ns)));
}

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
  return {std::chrono::duration_cast<machine::duration>(clock::now().time_since_epoch()).count()};
}

void loop::post(work job) {
  boost::asio::post(impl_->io, [job = std::move(job)]() mutable { job(); });
  if (int const descriptor = impl_->posted_descriptor; descriptor >= 0) raise(descriptor);
}

void loop::set_alarm(std::optional<machine::instant> when, std::function<void()> expired) {
  // The number tells an alarm that was replaced when its expiry was already queued.
  auto const number = ++impl_->alarms_set;
  impl_->expired = std::move(expired);
  if (!when) {
    impl_->expired = nullptr;
    impl_->timer.cancel();
    return;
  }
  impl_->timer.expires_at(time_point_of(*when));
  impl_->timer.async_wait([context = impl_.get(), number](boost::system::error_code code) {
    if (code || number != context->alarms_set) return;
    std::exchange(context->expired, nullptr)();
  });
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
  while (!impl_->io.stopped()) contained([this] { return impl_->io.run(); });
}

std::size_t loop::poll() {
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
