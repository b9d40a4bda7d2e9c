// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <livechat/customer/requests/sort_order.hpp>
#include <optional>
#include <string>

#include "emulator/core/exchange.hpp"
#include "emulator/core/page_id.hpp"

/// What `list_chats` and `list_threads` have in common.
namespace livechat::emulator::core::actions {

/// The page ids of one list of the customer who asks.
[[nodiscard]] inline page_ids ids_of(const exchange& call, std::string_view list) {
  return {call.settings.seed, call.from.customer_id + ' ' + std::string(list), call.state.unix_seconds_at(call.now)};
}

/// Which page is asked for; refuses the request and gives nothing when that is no page. Question A02: a limit below 1,
/// like one over the maximum, and a page id of another list or another time are all `validation`.
template <class Request>
[[nodiscard]] std::optional<page_request> asked_page(exchange& call, const Request& request, const page_ids& ids,
                                                     std::size_t usual_size) {
  if (request.page_id) {
    auto read = ids.read(*request.page_id);
    if (!read) call.refuse(customer::server_errc::validation, "page_id: not one of this list, or too old");
    return read;
  }
  page_request out;
  out.order = request.sort_order.known().value_or(customer::sort_order::desc);
  out.size = request.limit.value_or(static_cast<std::int64_t>(usual_size));
  if (out.size >= 1) return out;
  call.refuse(customer::server_errc::validation, "limit: at least 1");
  return std::nullopt;
}

/// Puts the ids of the neighbouring pages into an answer.
template <class Answer>
void link(Answer& answer, const page& which, const page_ids& ids) {
  if (which.next) answer.next_page_id = ids.write(*which.next);
  if (which.previous) answer.previous_page_id = ids.write(*which.previous);
}

}  // namespace livechat::emulator::core::actions
