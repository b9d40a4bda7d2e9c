// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/client.hpp>
#include <memory>
#include <optional>
#include <utility>

#include "ui_loop.hpp"

namespace lc_rtm {

/// A client whose callbacks all run in the loop, on the main thread.
///
/// Tells on standard error when the connection is lost and when it is back. Lets the loop throw when there is no
/// connection to be had: at the first failure before it was ever live, later only when the client gives up.
class session {
 public:
  session(ui_loop& loop, livechat::customer::config settings);

  [[nodiscard]] livechat::customer::client& client() noexcept { return client_; }
  [[nodiscard]] ui_loop& loop() noexcept { return loop_; }

  /// Connects and logs in.
  void connect();

  /// Who is logged in, and which chats there are. Precondition: `connect` has returned.
  [[nodiscard]] const livechat::customer::login::response& login() const { return *login_; }

  /// Runs the loop until the call has ended.
  template <class T>
  livechat::customer::result<T> try_await(livechat::customer::operation<T> call) {
    // Shared: the loop may throw, and the answer comes later.
    const auto answer = std::make_shared<std::optional<livechat::customer::result<T>>>();
    call.then([answer](livechat::customer::result<T> value) { answer->emplace(std::move(value)); });
    loop_.run_until([&answer] { return answer->has_value(); });
    return std::move(**answer);
  }

  /// The same; throws the error.
  template <class T>
  T await(livechat::customer::operation<T> call) {
    return try_await(std::move(call)).value();
  }

  /// Closes the connection, orderly.
  void close();

 private:
  void state_changed(const livechat::customer::state_change& change);

  ui_loop& loop_;
  livechat::customer::client client_;
  std::optional<livechat::customer::login::response> login_;
  bool is_down_ = false;
};

}  // namespace lc_rtm
