// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/requests/login.hpp>
#include <string_view>

namespace livechat::customer::core {

/// What `login` says, kept up to date: what the program told the service on one connection is told again on the next.
///
/// Remembered are the page (`update_customer_page`), the session fields (`set_customer_session_fields`, and what
/// `update_customer` adds to them) and the side storage. Name, e-mail and avatar the service keeps by itself.
class login_memory {
 public:
  explicit login_memory(login data) : data_(std::move(data)) {}

  [[nodiscard]] const login& data() const noexcept { return data_; }

  /// The program's data for the login to come. What was remembered since stands above it.
  void given(login data);

  /// A request of the program succeeded.
  void succeeded(std::string_view action, std::string_view payload);

  /// A push came.
  void pushed(std::string_view action, std::string_view payload);

  /// The login with a token.
  [[nodiscard]] login with(secret token) const;

 private:
  void remember_page(std::string_view payload);
  void remember_fields(std::string_view payload, bool replaces);
  void put_on_top();

  login data_;
  std::optional<customer_page> page_;
  std::optional<session_fields> fields_;
  std::optional<std::map<std::string, std::string>> side_storage_;
};

}  // namespace livechat::customer::core
