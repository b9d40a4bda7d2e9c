// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace livechat::customer::inline v0 {

/// Something to be run once: a move-only `void()`.
class work {
 public:
  work() = default;

  template <class Function>
  requires(!std::is_same_v<std::remove_cvref_t<Function>, work> && std::is_invocable_v<std::decay_t<Function>&>)
      work(Function&& function)  // NOLINT(google-explicit-constructor): any callable is work
      : callable_(std::make_unique<holder<std::decay_t<Function>>>(std::forward<Function>(function))) {}

  explicit operator bool() const noexcept { return callable_ != nullptr; }

  /// Runs it and lets go of what it held. Precondition: not empty.
  void operator()() {
    auto callable = std::move(callable_);
    callable->run();
  }

 private:
  struct base {
    base() = default;
    base(const base&) = delete;
    base& operator=(const base&) = delete;
    virtual ~base() = default;
    virtual void run() = 0;
  };

  template <class Function>
  struct holder final : base {
    template <class Argument>
    explicit holder(Argument&& argument) : function(std::forward<Argument>(argument)) {}
    void run() override { function(); }
    Function function;
  };

  std::unique_ptr<base> callable_;
};

}  // namespace livechat::customer::inline v0
