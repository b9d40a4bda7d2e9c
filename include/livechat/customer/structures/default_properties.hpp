// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <livechat/customer/open_enum.hpp>
#include <string_view>

namespace livechat::customer::inline v0 {

/// What a property holds. Source: Configuration API, Properties.
enum class property_type : std::uint8_t {
  boolean,
  integer,  ///< 32 bit
  string,
  tokenized_string,  ///< a text that can be searched
};

template <>
inline constexpr auto words<property_type> = std::to_array<named<property_type>>({
    {property_type::boolean, "bool"},
    {property_type::integer, "int"},
    {property_type::string, "string"},
    {property_type::tokenized_string, "tokenized_string"},
});

/// What a customer may do with a property. Source: Default properties.
enum class property_access : std::uint8_t { none, read, write, read_write };

/// A property that the service sets up for everybody, and what a customer may do with it where.
///
/// `values`: the documented ones, as text; empty from where there are no more. Source: Default properties.
struct default_property {
  static constexpr std::size_t max_values = 2;

  std::string_view name_space;
  std::string_view name;
  property_type type;
  property_access in_chat = property_access::none;
  property_access in_thread = property_access::none;
  property_access in_event = property_access::none;
  property_access in_group = property_access::none;
  std::array<std::string_view, max_values> values{};
};

/// The default properties that customers can get at; most of the others are for agents only.
///
/// Predefined namespaces take no other names. Question S23: the text of `lc2.form_type` speaks of `ticket`, its values
/// do not. Source: Default properties.
inline constexpr auto default_properties = std::to_array<default_property>({
    {.name_space = "chats",
     .name = "formatting",
     .type = property_type::string,
     .in_event = property_access::read_write,
     .values = {"commonmark"}},
    {.name_space = "chats",
     .name = "welcome_message_source",
     .type = property_type::string,
     .in_event = property_access::read,
     .values = {"ai_agent", "welcome_phrase"}},
    {.name_space = "lc2",
     .name = "form_type",
     .type = property_type::string,
     .in_event = property_access::read_write,
     .values = {"prechat", "postchat"}},
    {.name_space = "lc2",
     .name = "greeting_id",
     .type = property_type::integer,
     .in_thread = property_access::read_write,
     .in_event = property_access::read},
    {.name_space = "lc2",
     .name = "greeting_unique_id",
     .type = property_type::string,
     .in_thread = property_access::read_write,
     .in_event = property_access::read},
    {.name_space = "lc2", .name = "welcome_message", .type = property_type::boolean, .in_event = property_access::read},
    {.name_space = "rating",
     .name = "comment",
     .type = property_type::string,
     .in_chat = property_access::read_write,
     .in_thread = property_access::read_write,
     .in_event = property_access::read_write},
    {.name_space = "rating",
     .name = "score",
     .type = property_type::integer,
     .in_chat = property_access::read_write,
     .in_thread = property_access::read_write,
     .in_event = property_access::read_write,
     .values = {"0", "1"}},
    {.name_space = "routing",
     .name = "continuous",
     .type = property_type::boolean,
     .in_chat = property_access::read,
     .in_thread = property_access::read},
    {.name_space = "routing",
     .name = "email_follow_up",
     .type = property_type::boolean,
     .in_chat = property_access::read_write},
    {.name_space = "routing",
     .name = "offline_message",
     .type = property_type::boolean,
     .in_thread = property_access::read_write},
    {.name_space = "routing",
     .name = "ignore_agents_routing",
     .type = property_type::boolean,
     .in_chat = property_access::read_write},
    {.name_space = "routing",
     .name = "ignore_bots",
     .type = property_type::boolean,
     .in_thread = property_access::write},
    {.name_space = "routing", .name = "start_url", .type = property_type::string, .in_thread = property_access::read},
    {.name_space = "routing",
     .name = "transcript_email",
     .type = property_type::string,
     .in_thread = property_access::read_write},
    {.name_space = "smart_actions",
     .name = "greeting.hide_when_offline",
     .type = property_type::boolean,
     .in_group = property_access::read},
    {.name_space = "source",
     .name = "client_id",
     .type = property_type::string,
     .in_chat = property_access::read,
     .in_thread = property_access::read,
     .in_event = property_access::read},
    {.name_space = "source",
     .name = "customer_client_id",
     .type = property_type::string,
     .in_chat = property_access::read,
     .in_thread = property_access::read},
    {.name_space = "url_details",
     .name = "description",
     .type = property_type::string,
     .in_event = property_access::read_write},
    {.name_space = "url_details",
     .name = "image_height",
     .type = property_type::integer,
     .in_event = property_access::read_write},
    {.name_space = "url_details",
     .name = "image_width",
     .type = property_type::integer,
     .in_event = property_access::read_write},
    {.name_space = "url_details",
     .name = "image_url",
     .type = property_type::string,
     .in_event = property_access::read_write},
    {.name_space = "url_details",
     .name = "title",
     .type = property_type::string,
     .in_event = property_access::read_write},
    {.name_space = "url_details",
     .name = "url",
     .type = property_type::string,
     .in_event = property_access::read_write},
    {.name_space = "status",
     .name = "delivered",
     .type = property_type::boolean,
     .in_event = property_access::read_write},
    {.name_space = "test",
     .name = "bool_property",
     .type = property_type::boolean,
     .in_chat = property_access::read_write,
     .in_thread = property_access::read_write,
     .in_event = property_access::read_write,
     .in_group = property_access::read_write},
    {.name_space = "test",
     .name = "int_property",
     .type = property_type::integer,
     .in_chat = property_access::read_write,
     .in_thread = property_access::read_write,
     .in_event = property_access::read_write,
     .in_group = property_access::read_write},
    {.name_space = "test",
     .name = "string_property",
     .type = property_type::string,
     .in_chat = property_access::read_write,
     .in_thread = property_access::read_write,
     .in_event = property_access::read_write,
     .in_group = property_access::read_write},
    {.name_space = "test",
     .name = "tokenized_string_property",
     .type = property_type::tokenized_string,
     .in_chat = property_access::read_write,
     .in_thread = property_access::read_write,
     .in_event = property_access::read_write,
     .in_group = property_access::read_write},
    {.name_space = "translation",
     .name = "source_lang_code",
     .type = property_type::string,
     .in_event = property_access::read},
    {.name_space = "translation",
     .name = "target_lang_code",
     .type = property_type::string,
     .in_event = property_access::read},
    {.name_space = "translation",
     .name = "target_message",
     .type = property_type::tokenized_string,
     .in_event = property_access::read},
});

}  // namespace livechat::customer::inline v0
