// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/api_version.hpp>
#include <livechat/customer/description.hpp>
#include <livechat/customer/pushes/groups_status_updated.hpp>
#include <livechat/customer/pushes/incoming_multicast.hpp>
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

/// What the service says, in the shape of another version.
namespace livechat::emulator::core {

/// A rich message the way 3.7 sends it: `visibility` and `elements` are always there. The description has the names of
/// 3.6, so it becomes JSON. Source: versions of the API, 3.7.
void put_into_shape_of_3_7(customer::event& value);

/// Whether an event has a word that a version does not know where it must have one: products need 3.6.
[[nodiscard]] bool has_newer_word(const customer::event& value, customer::api_version version);

/// What 3.4 is told of groups in a multicast, before there was a push for it. What the content was called is not said
/// (question P12): here it is the payload of the later push.
[[nodiscard]] customer::incoming_multicast multicast_of(const customer::groups_status_updated& push);

template <class T>
void cut_to(customer::api_version version, T& value);

/// Whether a version has no such thing at all: an event of a newer type, or what is about one.
template <class T>
[[nodiscard]] bool is_newer([[maybe_unused]] const T& value, [[maybe_unused]] customer::api_version version) {
  if constexpr (std::is_same_v<T, customer::event>) {
    if (has_newer_word(value, version)) return true;
  }
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
    if constexpr (std::is_same_v<T, customer::event>) {
      if (version >= customer::api_version::v3_7) put_into_shape_of_3_7(value);
    }
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
