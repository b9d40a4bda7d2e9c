// SPDX-License-Identifier: Apache-2.0
#include "client/action_calls.hpp"

#include <functional>
#include <set>

namespace livechat::customer::inline v0::detail {

namespace {

std::set<std::string, std::less<>> names_of(const std::string& object) {
  std::set<std::string, std::less<>> out;
  auto members = wire::json::value(object).items();
  while (const auto member = members.next()) out.emplace(member->key);
  return out;
}

/// A member of `extra` that cannot be put in, with the reason: of two equal keys nobody knows which one counts.
std::optional<std::string> member_too_many(const std::string& payload, const std::string& extra) {
  const auto taken = names_of(payload);
  std::set<std::string, std::less<>> seen;
  auto members = wire::json::value(extra).items();
  while (const auto member = members.next()) {
    const std::string key(member->key);
    if (taken.contains(key)) return key + ": the request has it already";
    if (!seen.insert(key).second) return key + ": twice";
  }
  return std::nullopt;
}

void copy_members(wire::json::writer& to, const std::string& object) {
  auto members = wire::json::value(object).items();
  while (const auto member = members.next()) {
    to.key(member->key);
    to.raw(member->value.text());
  }
}

error not_there(std::string why) { return {client_errc::not_in_version, outcome::not_sent, std::move(why)}; }

std::string text_of(api_version version) { return std::string(to_string(version)); }

}  // namespace

error refused(std::string why) { return {client_errc::invalid_request, outcome::not_sent, std::move(why)}; }

api_version version_for(const config& settings, const call_options& options) {
  return options.version().value_or(settings.version());
}

std::optional<error> version_problem(const config& settings, const call_options& options) {
  const auto asked = version_for(settings, options);
  if (asked >= settings.version()) return std::nullopt;
  return refused("version: " + text_of(asked) + " is older than the connection's, " + text_of(settings.version()));
}

std::optional<error> not_in_version(const describe::about& action, api_version version) {
  const auto this_is = ", this is " + text_of(version);
  if (version < action.since) return not_there("the first one that has it is " + text_of(action.since) + this_is);
  if (version <= action.until) return std::nullopt;
  const auto instead = action.replaced_by.empty() ? std::string() : "; use " + std::string(action.replaced_by);
  return not_there("the last one that has it is " + text_of(action.until) + this_is + instead);
}

result<std::string> with_extra(std::string payload, const json_text& extra) {
  if (extra.empty()) return payload;
  wire::validator check;
  if (!check.good(extra, {})) return refused("extra: " + check.problem().words());
  if (const auto wrong = member_too_many(payload, extra.text())) return refused("extra." + *wrong);
  std::string out;
  wire::json::writer writer(out);
  writer.begin_object();
  copy_members(writer, payload);
  copy_members(writer, extra.text());
  writer.end_object();
  return out;
}

}  // namespace livechat::customer::inline v0::detail

namespace livechat::customer::inline v0 {

template <callable_action Action>
operation_of<Action> client::call(Action request, const call_options& options) {
  return detail::call_of(request, *impl_, options);
}

// One row per action that a user may call; `login` is the client's own.
template operation_of<accept_greeting> client::call(customer::accept_greeting, const call_options&);
template operation_of<activate_customer_page> client::call(customer::activate_customer_page, const call_options&);
template operation_of<cancel_greeting> client::call(customer::cancel_greeting, const call_options&);
template operation_of<deactivate_chat> client::call(customer::deactivate_chat, const call_options&);
template operation_of<deactivate_customer_page> client::call(customer::deactivate_customer_page, const call_options&);
template operation_of<delete_chat_properties> client::call(customer::delete_chat_properties, const call_options&);
template operation_of<delete_event> client::call(customer::delete_event, const call_options&);
template operation_of<delete_event_properties> client::call(customer::delete_event_properties, const call_options&);
template operation_of<delete_thread_properties> client::call(customer::delete_thread_properties, const call_options&);
template operation_of<get_chat> client::call(customer::get_chat, const call_options&);
template operation_of<get_customer> client::call(customer::get_customer, const call_options&);
template operation_of<get_form> client::call(customer::get_form, const call_options&);
template operation_of<get_predicted_agent> client::call(customer::get_predicted_agent, const call_options&);
template operation_of<get_url_info> client::call(customer::get_url_info, const call_options&);
template operation_of<list_chats> client::call(customer::list_chats, const call_options&);
template operation_of<list_group_statuses> client::call(customer::list_group_statuses, const call_options&);
template operation_of<list_threads> client::call(customer::list_threads, const call_options&);
template operation_of<mark_events_as_seen> client::call(customer::mark_events_as_seen, const call_options&);
template operation_of<ping> client::call(customer::ping, const call_options&);
template operation_of<request_welcome_message> client::call(customer::request_welcome_message, const call_options&);
template operation_of<resume_chat> client::call(customer::resume_chat, const call_options&);
template operation_of<send_event> client::call(customer::send_event, const call_options&);
template operation_of<send_greeting_button_clicked> client::call(customer::send_greeting_button_clicked,
                                                                 const call_options&);
template operation_of<send_rich_message_postback> client::call(customer::send_rich_message_postback,
                                                               const call_options&);
template operation_of<send_sneak_peek> client::call(customer::send_sneak_peek, const call_options&);
template operation_of<set_customer_session_fields> client::call(customer::set_customer_session_fields,
                                                                const call_options&);
template operation_of<start_chat> client::call(customer::start_chat, const call_options&);
template operation_of<update_chat_properties> client::call(customer::update_chat_properties, const call_options&);
template operation_of<update_customer> client::call(customer::update_customer, const call_options&);
template operation_of<update_customer_page> client::call(customer::update_customer_page, const call_options&);
template operation_of<update_event_properties> client::call(customer::update_event_properties, const call_options&);
template operation_of<update_thread_properties> client::call(customer::update_thread_properties, const call_options&);

operation_of<start_chat> client::start_chat(customer::start_chat request, const call_options& options) {
  return call(std::move(request), options);
}

operation_of<resume_chat> client::resume_chat(customer::resume_chat request, const call_options& options) {
  return call(std::move(request), options);
}

operation_of<resume_chat> client::resume_chat(std::string chat_id, const call_options& options) {
  return call(customer::resume_chat(std::move(chat_id)), options);
}

operation_of<deactivate_chat> client::deactivate_chat(customer::deactivate_chat request, const call_options& options) {
  return call(std::move(request), options);
}

operation_of<deactivate_chat> client::deactivate_chat(std::string chat_id, const call_options& options) {
  return call(customer::deactivate_chat(std::move(chat_id)), options);
}

operation_of<list_chats> client::list_chats(customer::list_chats request, const call_options& options) {
  return call(std::move(request), options);
}

operation_of<list_threads> client::list_threads(customer::list_threads request, const call_options& options) {
  return call(std::move(request), options);
}

operation_of<list_threads> client::list_threads(std::string chat_id, const call_options& options) {
  return call(customer::list_threads(std::move(chat_id)), options);
}

operation_of<get_chat> client::get_chat(customer::get_chat request, const call_options& options) {
  return call(std::move(request), options);
}

operation_of<get_chat> client::get_chat(std::string chat_id, const call_options& options) {
  return call(customer::get_chat(std::move(chat_id)), options);
}

operation_of<send_event> client::send_event(customer::send_event request, const call_options& options) {
  return call(std::move(request), options);
}

operation_of<send_event> client::send_event(std::string chat_id, customer::event event, const call_options& options) {
  return call(customer::send_event(std::move(chat_id), std::move(event)), options);
}

operation_of<delete_event> client::delete_event(customer::delete_event request, const call_options& options) {
  return call(std::move(request), options);
}

operation_of<delete_event> client::delete_event(std::string chat_id, std::string thread_id, std::string event_id,
                                                const call_options& options) {
  return call(customer::delete_event(std::move(chat_id), std::move(thread_id), std::move(event_id)), options);
}

operation_of<send_rich_message_postback> client::send_rich_message_postback(
    customer::send_rich_message_postback request, const call_options& options) {
  return call(std::move(request), options);
}

operation_of<send_rich_message_postback> client::send_rich_message_postback(std::string chat_id, std::string thread_id,
                                                                            std::string event_id,
                                                                            customer::postback postback,
                                                                            const call_options& options) {
  return call(customer::send_rich_message_postback(std::move(chat_id), std::move(thread_id), std::move(event_id),
                                                   std::move(postback)),
              options);
}

operation_of<send_sneak_peek> client::send_sneak_peek(customer::send_sneak_peek request, const call_options& options) {
  return call(std::move(request), options);
}

operation_of<send_sneak_peek> client::send_sneak_peek(std::string chat_id, std::string sneak_peek_text,
                                                      const call_options& options) {
  return call(customer::send_sneak_peek(std::move(chat_id), std::move(sneak_peek_text)), options);
}

operation_of<mark_events_as_seen> client::mark_events_as_seen(customer::mark_events_as_seen request,
                                                              const call_options& options) {
  return call(std::move(request), options);
}

operation_of<mark_events_as_seen> client::mark_events_as_seen(std::string chat_id, customer::timestamp seen_up_to,
                                                              const call_options& options) {
  return call(customer::mark_events_as_seen(std::move(chat_id), std::move(seen_up_to)), options);
}

operation_of<update_chat_properties> client::update_chat_properties(customer::update_chat_properties request,
                                                                    const call_options& options) {
  return call(std::move(request), options);
}

operation_of<update_chat_properties> client::update_chat_properties(std::string chat_id,
                                                                    customer::properties properties,
                                                                    const call_options& options) {
  return call(customer::update_chat_properties(std::move(chat_id), std::move(properties)), options);
}

operation_of<update_thread_properties> client::update_thread_properties(customer::update_thread_properties request,
                                                                        const call_options& options) {
  return call(std::move(request), options);
}

operation_of<update_thread_properties> client::update_thread_properties(std::string chat_id, std::string thread_id,
                                                                        customer::properties properties,
                                                                        const call_options& options) {
  return call(customer::update_thread_properties(std::move(chat_id), std::move(thread_id), std::move(properties)),
              options);
}

operation_of<update_event_properties> client::update_event_properties(customer::update_event_properties request,
                                                                      const call_options& options) {
  return call(std::move(request), options);
}

operation_of<update_event_properties> client::update_event_properties(std::string chat_id, std::string thread_id,
                                                                      std::string event_id,
                                                                      customer::properties properties,
                                                                      const call_options& options) {
  return call(customer::update_event_properties(std::move(chat_id), std::move(thread_id), std::move(event_id),
                                                std::move(properties)),
              options);
}

operation_of<delete_chat_properties> client::delete_chat_properties(customer::delete_chat_properties request,
                                                                    const call_options& options) {
  return call(std::move(request), options);
}

operation_of<delete_chat_properties> client::delete_chat_properties(std::string chat_id,
                                                                    customer::properties_to_delete names,
                                                                    const call_options& options) {
  return call(customer::delete_chat_properties(std::move(chat_id), std::move(names)), options);
}

operation_of<delete_thread_properties> client::delete_thread_properties(customer::delete_thread_properties request,
                                                                        const call_options& options) {
  return call(std::move(request), options);
}

operation_of<delete_thread_properties> client::delete_thread_properties(std::string chat_id, std::string thread_id,
                                                                        customer::properties_to_delete names,
                                                                        const call_options& options) {
  return call(customer::delete_thread_properties(std::move(chat_id), std::move(thread_id), std::move(names)), options);
}

operation_of<delete_event_properties> client::delete_event_properties(customer::delete_event_properties request,
                                                                      const call_options& options) {
  return call(std::move(request), options);
}

operation_of<delete_event_properties> client::delete_event_properties(std::string chat_id, std::string thread_id,
                                                                      std::string event_id,
                                                                      customer::properties_to_delete names,
                                                                      const call_options& options) {
  return call(customer::delete_event_properties(std::move(chat_id), std::move(thread_id), std::move(event_id),
                                                std::move(names)),
              options);
}

operation_of<get_customer> client::get_customer(customer::get_customer request, const call_options& options) {
  return call(request, options);
}

operation_of<update_customer> client::update_customer(customer::update_customer request, const call_options& options) {
  return call(std::move(request), options);
}

operation_of<set_customer_session_fields> client::set_customer_session_fields(
    customer::set_customer_session_fields request, const call_options& options) {
  return call(std::move(request), options);
}

operation_of<set_customer_session_fields> client::set_customer_session_fields(customer::session_fields session_fields,
                                                                              const call_options& options) {
  return call(customer::set_customer_session_fields(std::move(session_fields)), options);
}

operation_of<update_customer_page> client::update_customer_page(customer::update_customer_page request,
                                                                const call_options& options) {
  return call(std::move(request), options);
}

operation_of<update_customer_page> client::update_customer_page(std::string url, const call_options& options) {
  return call(customer::update_customer_page(std::move(url)), options);
}

operation_of<activate_customer_page> client::activate_customer_page(customer::activate_customer_page request,
                                                                    const call_options& options) {
  return call(request, options);
}

operation_of<deactivate_customer_page> client::deactivate_customer_page(customer::deactivate_customer_page request,
                                                                        const call_options& options) {
  return call(request, options);
}

operation_of<accept_greeting> client::accept_greeting(customer::accept_greeting request, const call_options& options) {
  return call(std::move(request), options);
}

operation_of<accept_greeting> client::accept_greeting(std::int64_t greeting_id, std::string unique_id,
                                                      const call_options& options) {
  return call(customer::accept_greeting(greeting_id, std::move(unique_id)), options);
}

operation_of<cancel_greeting> client::cancel_greeting(customer::cancel_greeting request, const call_options& options) {
  return call(std::move(request), options);
}

operation_of<cancel_greeting> client::cancel_greeting(std::string unique_id, const call_options& options) {
  return call(customer::cancel_greeting(std::move(unique_id)), options);
}

operation_of<send_greeting_button_clicked> client::send_greeting_button_clicked(
    customer::send_greeting_button_clicked request, const call_options& options) {
  return call(std::move(request), options);
}

operation_of<send_greeting_button_clicked> client::send_greeting_button_clicked(std::string greeting_unique_id,
                                                                                std::string button_id,
                                                                                const call_options& options) {
  return call(customer::send_greeting_button_clicked(std::move(greeting_unique_id), std::move(button_id)), options);
}

operation_of<request_welcome_message> client::request_welcome_message(customer::request_welcome_message request,
                                                                      const call_options& options) {
  return call(std::move(request), options);
}

operation_of<list_group_statuses> client::list_group_statuses(customer::list_group_statuses request,
                                                              const call_options& options) {
  return call(std::move(request), options);
}

operation_of<get_predicted_agent> client::get_predicted_agent(customer::get_predicted_agent request,
                                                              const call_options& options) {
  return call(request, options);
}

operation_of<get_form> client::get_form(customer::get_form request, const call_options& options) {
  return call(std::move(request), options);
}

operation_of<get_form> client::get_form(std::int64_t group_id, customer::form_type type, const call_options& options) {
  return call(customer::get_form(group_id, type), options);
}

operation_of<get_url_info> client::get_url_info(customer::get_url_info request, const call_options& options) {
  return call(std::move(request), options);
}

operation_of<get_url_info> client::get_url_info(std::string url, const call_options& options) {
  return call(customer::get_url_info(std::move(url)), options);
}

operation_of<ping> client::ping(customer::ping request, const call_options& options) { return call(request, options); }

}  // namespace livechat::customer::inline v0
