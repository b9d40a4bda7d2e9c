// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/actions/table.hpp"

#include "emulator/core/actions/actions.hpp"

namespace livechat::emulator::core::actions {

namespace {

template <customer::described_action Request, void (*Do)(exchange&, const Request&)>
constexpr row of(needs need = needs::login) {
  return {customer::description<Request>.name, &read_and_do<Request, Do>, need};
}

/// Every action: one row each.
constexpr row table[] = {
    of<customer::deactivate_chat, deactivate_chat>(), of<customer::get_chat, get_chat>(),
    of<customer::login, login>(needs::nothing),       of<customer::ping, ping>(),
    of<customer::send_event, send_event>(),           of<customer::start_chat, start_chat>(),
};

}  // namespace

const row* find(std::string_view name) {
  for (const auto& one : table) {
    if (one.name == name) return &one;
  }
  return nullptr;
}

}  // namespace livechat::emulator::core::actions
