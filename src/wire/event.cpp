// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/structures/event.hpp>

namespace livechat::customer::inline v0 {

const event_header& event::header() const noexcept {
  return std::visit([](const event_header& any) -> const event_header& { return any; }, value_);
}

event_header& event::header() noexcept {
  return std::visit([](event_header& any) -> event_header& { return any; }, value_);
}

std::string_view event::type() const noexcept {
  return std::visit([](const auto& any) { return std::string_view(any.type); }, value_);
}

std::string_view event::text() const noexcept {
  return std::visit(detail::overloaded{[](const message& any) { return std::string_view(any.text); },
                                       [](const system_message& any) { return std::string_view(any.text); },
                                       [](const event_header&) { return std::string_view(); }},
                    value_);
}

}  // namespace livechat::customer::inline v0
