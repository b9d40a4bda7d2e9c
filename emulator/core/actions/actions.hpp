// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/requests.hpp>

#include "emulator/core/exchange.hpp"

/// One function per action, each in the file of its name. They get requests that were read and checked already.
namespace livechat::emulator::core::actions {

void accept_greeting(exchange& call, const customer::accept_greeting& request);
void activate_customer_page(exchange& call, const customer::activate_customer_page& request);
void cancel_greeting(exchange& call, const customer::cancel_greeting& request);
void deactivate_chat(exchange& call, const customer::deactivate_chat& request);
void deactivate_customer_page(exchange& call, const customer::deactivate_customer_page& request);
void delete_chat_properties(exchange& call, const customer::delete_chat_properties& request);
void delete_event(exchange& call, const customer::delete_event& request);
void delete_event_properties(exchange& call, const customer::delete_event_properties& request);
void delete_thread_properties(exchange& call, const customer::delete_thread_properties& request);
void get_chat(exchange& call, const customer::get_chat& request);
void get_customer(exchange& call, const customer::get_customer& request);
void get_form(exchange& call, const customer::get_form& request);
void get_predicted_agent(exchange& call, const customer::get_predicted_agent& request);
void get_url_info(exchange& call, const customer::get_url_info& request);
void list_chats(exchange& call, const customer::list_chats& request);
void list_group_statuses(exchange& call, const customer::list_group_statuses& request);
void list_threads(exchange& call, const customer::list_threads& request);
void login(exchange& call, const customer::login& request);
void mark_events_as_seen(exchange& call, const customer::mark_events_as_seen& request);
void ping(exchange& call, const customer::ping& request);
void request_welcome_message(exchange& call, const customer::request_welcome_message& request);
void resume_chat(exchange& call, const customer::resume_chat& request);
void send_event(exchange& call, const customer::send_event& request);
void send_greeting_button_clicked(exchange& call, const customer::send_greeting_button_clicked& request);
void send_rich_message_postback(exchange& call, const customer::send_rich_message_postback& request);
void send_sneak_peek(exchange& call, const customer::send_sneak_peek& request);
void set_customer_session_fields(exchange& call, const customer::set_customer_session_fields& request);
void start_chat(exchange& call, const customer::start_chat& request);
void update_chat_properties(exchange& call, const customer::update_chat_properties& request);
void update_customer(exchange& call, const customer::update_customer& request);
void update_customer_page(exchange& call, const customer::update_customer_page& request);
void update_event_properties(exchange& call, const customer::update_event_properties& request);
void update_thread_properties(exchange& call, const customer::update_thread_properties& request);

}  // namespace livechat::emulator::core::actions
