// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/requests/accept_greeting.hpp>
#include <livechat/customer/requests/activate_customer_page.hpp>
#include <livechat/customer/requests/cancel_greeting.hpp>
#include <livechat/customer/requests/deactivate_chat.hpp>
#include <livechat/customer/requests/deactivate_customer_page.hpp>
#include <livechat/customer/requests/delete_chat_properties.hpp>
#include <livechat/customer/requests/delete_event.hpp>
#include <livechat/customer/requests/delete_event_properties.hpp>
#include <livechat/customer/requests/delete_thread_properties.hpp>
#include <livechat/customer/requests/get_chat.hpp>
#include <livechat/customer/requests/get_customer.hpp>
#include <livechat/customer/requests/get_form.hpp>
#include <livechat/customer/requests/get_predicted_agent.hpp>
#include <livechat/customer/requests/get_url_info.hpp>
#include <livechat/customer/requests/list_chats.hpp>
#include <livechat/customer/requests/list_group_statuses.hpp>
#include <livechat/customer/requests/list_threads.hpp>
#include <livechat/customer/requests/login.hpp>
#include <livechat/customer/requests/mark_events_as_seen.hpp>
#include <livechat/customer/requests/ping.hpp>
#include <livechat/customer/requests/request_welcome_message.hpp>
#include <livechat/customer/requests/resume_chat.hpp>
#include <livechat/customer/requests/send_event.hpp>
#include <livechat/customer/requests/send_greeting_button_clicked.hpp>
#include <livechat/customer/requests/send_rich_message_postback.hpp>
#include <livechat/customer/requests/send_sneak_peek.hpp>
#include <livechat/customer/requests/set_customer_session_fields.hpp>
#include <livechat/customer/requests/start_chat.hpp>
#include <livechat/customer/requests/update_chat_properties.hpp>
#include <livechat/customer/requests/update_customer.hpp>
#include <livechat/customer/requests/update_customer_page.hpp>
#include <livechat/customer/requests/update_event_properties.hpp>
#include <livechat/customer/requests/update_thread_properties.hpp>
#include <livechat/customer/type_list.hpp>

namespace livechat::customer::inline v0 {

/// Every action: one row each.
using actions = type_list<accept_greeting,  //
                          activate_customer_page, cancel_greeting, deactivate_chat, deactivate_customer_page,
                          delete_chat_properties, delete_event, delete_event_properties, delete_thread_properties,
                          get_chat, get_customer, get_form, get_predicted_agent, get_url_info, list_chats,
                          list_group_statuses, list_threads, login, mark_events_as_seen, ping, request_welcome_message,
                          resume_chat, send_event, send_greeting_button_clicked, send_rich_message_postback,
                          send_sneak_peek, set_customer_session_fields, start_chat, update_chat_properties,
                          update_customer, update_customer_page, update_event_properties, update_thread_properties>;

}  // namespace livechat::customer::inline v0
