// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/requests/deactivate_chat.hpp>
#include <livechat/customer/requests/get_chat.hpp>
#include <livechat/customer/requests/login.hpp>
#include <livechat/customer/requests/ping.hpp>
#include <livechat/customer/requests/send_event.hpp>
#include <livechat/customer/requests/start_chat.hpp>
#include <livechat/customer/type_list.hpp>

namespace livechat::customer::inline v0 {

/// Every action: one row each.
using actions = type_list<deactivate_chat,  //
                          get_chat,         //
                          login,            //
                          ping,             //
                          send_event,       //
                          start_chat>;

}  // namespace livechat::customer::inline v0
