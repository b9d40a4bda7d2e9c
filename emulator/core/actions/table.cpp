// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/actions/table.hpp"

#include "emulator/core/actions/actions.hpp"

namespace livechat::emulator::core::actions {

namespace {

template <customer::described_action Request, void (*Do)(exchange&, const Request&)>
constexpr row of(needs need = needs::login) {
  return {customer::description<Request>.name, customer::description<Request>.about::since,
          customer::description<Request>.about::until, &read_and_do<Request, Do>, need};
}

/// Every action: one row each.
constexpr row table[] = {
    of<customer::accept_greeting, accept_greeting>(),
    of<customer::activate_customer_page, activate_customer_page>(),
    of<customer::cancel_greeting, cancel_greeting>(),
    of<customer::deactivate_chat, deactivate_chat>(),
    of<customer::deactivate_customer_page, deactivate_customer_page>(),
    of<customer::delete_chat_properties, delete_chat_properties>(),
    of<customer::delete_event, delete_event>(),
    of<customer::delete_event_properties, delete_event_properties>(),
    of<customer::delete_thread_properties, delete_thread_properties>(),
    of<customer::get_chat, get_chat>(),
    of<customer::get_customer, get_customer>(),
    of<customer::get_form, get_form>(),
    of<customer::get_predicted_agent, get_predicted_agent>(),
    of<customer::get_url_info, get_url_info>(),
    of<customer::list_chats, list_chats>(),
    of<customer::list_group_statuses, list_group_statuses>(),
    of<customer::list_threads, list_threads>(),
    of<customer::login, login>(needs::nothing),
    of<customer::mark_events_as_seen, mark_events_as_seen>(),
    of<customer::ping, ping>(),
    of<customer::request_welcome_message, request_welcome_message>(),
    of<customer::resume_chat, resume_chat>(),
    of<customer::send_event, send_event>(),
    of<customer::send_greeting_button_clicked, send_greeting_button_clicked>(),
    of<customer::send_rich_message_postback, send_rich_message_postback>(),
    of<customer::send_sneak_peek, send_sneak_peek>(),
    of<customer::set_customer_session_fields, set_customer_session_fields>(),
    of<customer::start_chat, start_chat>(),
    of<customer::update_chat_properties, update_chat_properties>(),
    of<customer::update_customer, update_customer>(),
    of<customer::update_customer_page, update_customer_page>(),
    of<customer::update_event_properties, update_event_properties>(),
    of<customer::update_thread_properties, update_thread_properties>(),
};

}  // namespace

const row* find(std::string_view name, customer::api_version version) {
  for (const auto& one : table) {
    if (one.name == name) return one.since <= version && version <= one.until ? &one : nullptr;
  }
  return nullptr;
}

}  // namespace livechat::emulator::core::actions
