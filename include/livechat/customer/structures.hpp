// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/structures/access.hpp>
#include <livechat/customer/structures/address.hpp>
#include <livechat/customer/structures/chat.hpp>
#include <livechat/customer/structures/chat_summary.hpp>
#include <livechat/customer/structures/customer_statistics.hpp>
#include <livechat/customer/structures/default_properties.hpp>
#include <livechat/customer/structures/event.hpp>
#include <livechat/customer/structures/filled_form_field.hpp>
#include <livechat/customer/structures/form_field.hpp>
#include <livechat/customer/structures/form_filling.hpp>
#include <livechat/customer/structures/form_template.hpp>
#include <livechat/customer/structures/greeting.hpp>
#include <livechat/customer/structures/group_status.hpp>
#include <livechat/customer/structures/login_chat.hpp>
#include <livechat/customer/structures/login_customer.hpp>
#include <livechat/customer/structures/omnichannel.hpp>
#include <livechat/customer/structures/postback.hpp>
#include <livechat/customer/structures/predicted_agent.hpp>
#include <livechat/customer/structures/queue.hpp>
#include <livechat/customer/structures/system_details.hpp>
#include <livechat/customer/structures/system_message_types.hpp>
#include <livechat/customer/structures/thread.hpp>
#include <livechat/customer/structures/transferred_to.hpp>
#include <livechat/customer/structures/typing_indicator.hpp>
#include <livechat/customer/structures/user.hpp>
#include <livechat/customer/type_list.hpp>

namespace livechat::customer::inline v0 {

/// Every type of event that has a struct: one row each.
using event_types = type_list<message,         //
                              file,            //
                              form,            //
                              filled_form,     //
                              rich_message,    //
                              custom,          //
                              system_message,  //
                              system_event>;

/// Every other described structure, by name: one row each.
using structure_types = type_list<access,                           //
                                  address,                          //
                                  chat,                             //
                                  chat_summary,                     //
                                  custom_skill_details,             //
                                  customer_fields,                  //
                                  customer_statistics,              //
                                  ecommerce_addon,                  //
                                  ecommerce_option,                 //
                                  element_ecommerce,                //
                                  event_header,                     //
                                  fb_messenger_account,             //
                                  fb_messenger_contact,             //
                                  filled_form_field,                //
                                  form_field,                       //
                                  form_option,                      //
                                  form_template,                    //
                                  greeting,                         //
                                  greeting_agent,                   //
                                  group_status,                     //
                                  last_event,                       //
                                  login_chat,                       //
                                  login_customer,                   //
                                  message_postback,                 //
                                  omnichannel,                      //
                                  omnichannel_request,              //
                                  postback,                         //
                                  postback_ecommerce,               //
                                  predicted_agent,                  //
                                  queue,                            //
                                  rich_message_button,              //
                                  rich_message_element,             //
                                  rich_message_image,               //
                                  store,                            //
                                  store_cart_details,               //
                                  store_cart_line,                  //
                                  store_discount,                   //
                                  store_line_item,                  //
                                  store_order,                      //
                                  store_order_was_created_details,  //
                                  store_product,                    //
                                  store_sales_channel,              //
                                  summary_details,                  //
                                  summary_text,                     //
                                  thread,                           //
                                  transferred_to,                   //
                                  twilio_account,                   //
                                  twilio_contact,                   //
                                  typing_indicator,                 //
                                  unknown_event,                    //
                                  unknown_user,                     //
                                  user_agent,                       //
                                  user_customer>;

}  // namespace livechat::customer::inline v0
