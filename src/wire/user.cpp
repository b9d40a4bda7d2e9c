// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/structures/user.hpp>

namespace livechat::customer::inline v0 {

std::string_view user::type() const noexcept {
  return std::visit([](const auto& any) { return std::string_view(any.type); }, value_);
}

std::string_view user::id() const noexcept {
  return std::visit(detail::overloaded{[](const unknown_user&) { return std::string_view(); },
                                       [](const auto& any) { return std::string_view(any.id); }},
                    value_);
}

std::string_view user::name() const noexcept {
  return std::visit(detail::overloaded{[](const unknown_user&) { return std::string_view(); },
                                       [](const user_customer& any) {
                                         return std::string_view(any.name ? *any.name : std::string_view());
                                       },
                                       [](const user_agent& any) { return std::string_view(any.name); }},
                    value_);
}

}  // namespace livechat::customer::inline v0
