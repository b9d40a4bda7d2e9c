// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/api_version.hpp>
#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/chat.hpp>
#include <livechat/customer/structures/chat_summary.hpp>
#include <livechat/customer/structures/event.hpp>
#include <livechat/customer/structures/thread.hpp>
#include <livechat/customer/structures/user.hpp>
#include <map>
#include <tuple>
#include <type_traits>
#include <variant>
#include <vector>

/// What the service says, in the shape of an older version.
namespace livechat::emulator::core {

template <class T>
void cut_to(customer::api_version version, T& value);

/// Whether a version has no such thing at all: an event of a newer type, or what is about one.
template <class T>
[[nodiscard]] bool is_newer([[maybe_unused]] const T& value, [[maybe_unused]] customer::api_version version) {
  if constexpr (requires { value.value().index(); }) {
    const auto since = [](const auto& alternative) {
      return customer::description<std::remove_cvref_t<decltype(alternative)>>.about::since;
    };
    return std::visit(since, value.value()) > version;
  } else if constexpr (requires { value.event.value(); }) {
    return is_newer(value.event, version);
  } else {
    return false;
  }
}

template <customer::described T>
void cut_fields_to(customer::api_version version, T& value) {
  const auto cut = [&](const auto& row) {
    auto& member = value.*row.member;
    const bool is_newer = row.facts.since > version && row.need == customer::describe::presence::optional;
    if (is_newer) member = std::remove_cvref_t<decltype(member)>();
    cut_to(version, member);
  };
  std::apply([&](const auto&... rows) { (cut(rows), ...); }, customer::description<T>.rows);
}

/// Takes away what is newer than `version`, on every level: optional fields, and events in lists.
template <class T>
void cut_to([[maybe_unused]] customer::api_version version, [[maybe_unused]] T& value) {
  if constexpr (customer::described<T>) {
    cut_fields_to(version, value);
  } else if constexpr (requires { value.has_value(); }) {
    if (value) cut_to(version, *value);
  } else if constexpr (requires { value.value().index(); }) {
    std::visit([version](auto& alternative) { cut_to(version, alternative); }, value.value());
  } else if constexpr (requires { typename T::mapped_type; }) {
    std::erase_if(value, [version](const auto& one) { return is_newer(one.second, version); });
    for (auto& [name, one] : value) cut_to(version, one);
  } else if constexpr (requires { value.emplace_back(); }) {
    std::erase_if(value, [version](const auto& one) { return is_newer(one, version); });
    for (auto& one : value) cut_to(version, one);
  }
}

// What nearly every answer and push carries is compiled once, in as_of.cpp.
extern template bool is_newer(const customer::event&, customer::api_version);
extern template void cut_to(customer::api_version, customer::event&);
extern template void cut_to(customer::api_version, customer::user&);
extern template void cut_to(customer::api_version, customer::thread&);
extern template void cut_to(customer::api_version, customer::chat&);
extern template void cut_to(customer::api_version, customer::chat_summary&);

/// `value` the way a version shows it.
template <class T>
[[nodiscard]] T as_of(customer::api_version version, T value) {
  cut_to(version, value);
  return value;
}

}  // namespace livechat::emulator::core
