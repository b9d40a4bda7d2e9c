// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <exception>
#include <functional>
#include <livechat/customer/config.hpp>
#include <livechat/customer/token.hpp>
#include <memory>
#include <optional>

namespace livechat::customer::inline v0::detail {

/// Where a client's tokens come from: the program's provider, behind the program's store. What these throw is told, and
/// counts as nothing.
class token_source {
 public:
  /// `threw` may be called on any thread.
  token_source(const config& settings, std::function<void(const std::exception_ptr&)> threw);

  /// The token that is kept and lives still.
  [[nodiscard]] std::optional<access_token> kept() const;

  /// Asks the provider. `answered` is called once, now or later, on any thread.
  void ask(bool is_fresh, std::function<void(result<access_token>)> answered) const;

  void keep(const access_token& token) const;
  void forget() const;

 private:
  template <class Job>
  void guarded(Job job) const;

  const std::string organization_id_;
  const token_provider provider_;
  const std::shared_ptr<token_store> store_;
  const std::function<void(const std::exception_ptr&)> threw_;
};

}  // namespace livechat::customer::inline v0::detail
