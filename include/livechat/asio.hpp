// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/work.hpp>
#include <utility>

namespace livechat::customer::inline v0 {

/// For `config::post`: runs a client's callbacks, continuations and coroutines on an executor of your own Asio, Boost's or
/// the standalone one, of any version. Include that first; this header needs none.
///
///     settings.post(livechat::customer::post_to(io.get_executor()));
///
/// The executor must outlive the client. It is not kept at work: let something of yours keep `run()` from returning while
/// the client lives. An executor of several threads will do: callbacks come one after the other.
/// Thread rule: what it returns may be called on any thread, as `config::post` asks.
template <class Executor>
[[nodiscard]] auto post_to(Executor executor) {
  return [executor = std::move(executor)](work job) {
    post(executor, std::move(job));  // Asio's, found by the executor's namespace
  };
}

}  // namespace livechat::customer::inline v0
