// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace livechat::customer::inline v0 {

/// A list of types, to walk over a table of structs at compile time.
template <class... Types>
struct type_list {
  template <template <class...> class Template, class... First>
  using apply = Template<First..., Types...>;

  /// Calls `function.template operator()<T>()` for each type, in order.
  template <class Function>
  static constexpr void for_each(Function&& function) {
    (function.template operator()<Types>(), ...);
  }
};

}  // namespace livechat::customer::inline v0
