// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/requests.hpp>

#include "emulator/core/exchange.hpp"

/// One function per action, each in the file of its name. They get requests that were read and checked already.
namespace livechat::emulator::core::actions {

void deactivate_chat(exchange& call, const customer::deactivate_chat& request);
void get_chat(exchange& call, const customer::get_chat& request);
void login(exchange& call, const customer::login& request);
void ping(exchange& call, const customer::ping& request);
void send_event(exchange& call, const customer::send_event& request);
void start_chat(exchange& call, const customer::start_chat& request);

}  // namespace livechat::emulator::core::actions
