// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <concepts>
#include <type_traits>
#include <utility>
#include <variant>

namespace livechat::customer::inline v0 {

namespace detail {

template <class... Functions>
struct overloaded : Functions... {
  using Functions::operator()...;
};
template <class... Functions>
overloaded(Functions...) -> overloaded<Functions...>;

}  // namespace detail

/// A value that is one of several described structs, told apart by its `type` field.
///
/// `Unknown` takes whatever this version of the library has no struct for: newer services stay readable.
template <class Unknown, class... Known>
class one_of {
 public:
  using unknown_type = Unknown;
  using variant = std::variant<Unknown, Known...>;

  one_of() = default;

  /// Takes any of the alternatives.
  template <class T>
  requires(std::same_as<std::remove_cvref_t<T>, Unknown> || ... || std::same_as<std::remove_cvref_t<T>, Known>)
      // NOLINTNEXTLINE(google-explicit-constructor): it is one of these
      one_of(T&& value)
      : value_(std::forward<T>(value)) {}

  /// The value as a `T`, or null when it is something else.
  template <class T>
  [[nodiscard]] const T* as() const noexcept {
    return std::get_if<T>(&value_);
  }

  /// Calls the first of `functions` that takes the value's type; the others must cover the rest
  /// (a generic lambda does).
  template <class... Functions>
  decltype(auto) visit(Functions&&... functions) const {
    return std::visit(detail::overloaded{std::forward<Functions>(functions)...}, value_);
  }

  [[nodiscard]] const variant& value() const noexcept { return value_; }
  [[nodiscard]] variant& value() noexcept { return value_; }

 protected:
  variant value_;
};

}  // namespace livechat::customer::inline v0
