// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <exception>
#include <future>
#include <livechat/customer/operation.hpp>
#include <memory>
#include <utility>

namespace livechat::customer::inline v0::detail {

/// Turns an operation into a future. In a header of its own: <future> costs every file that includes it.
/// The future throws `error`; when the client is destroyed first, it throws `std::future_error` (broken promise).
template <class T>
struct future_of {
  using type = std::future<T>;

  static type of(operation<T> call) {
    auto promise = std::make_shared<std::promise<T>>();
    auto future = promise->get_future();
    call.then([promise](result<T> value) {
      if (!value) return promise->set_exception(std::make_exception_ptr(value.error()));
      if constexpr (std::is_void_v<T>) {
        promise->set_value();
      } else {
        promise->set_value(std::move(*value));
      }
    });
    return future;
  }
};

}  // namespace livechat::customer::inline v0::detail
