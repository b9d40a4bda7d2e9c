// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/open_enum.hpp>
#include <livechat/customer/structures/event.hpp>
#include <livechat/customer/structures/user_type.hpp>
#include <optional>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// A special kind of greeting. Source: RTM pushes v3.6, incoming_greeting.
enum class greeting_subtype : std::uint8_t { announcement };

template <>
inline constexpr auto words<greeting_subtype> = std::to_array<named<greeting_subtype>>({{greeting_subtype::announcement,
                                                                                         "announcement"}});

/// The agent in whose name a greeting speaks. Source: RTM pushes v3.6, incoming_greeting (sample).
struct greeting_agent {
  std::string id;
  std::string name;
  std::string avatar;  ///< URL of the picture
  std::string job_title;
  bool is_bot = false;
  open_enum<user_type> type;  ///< in the answer to `login` only

  greeting_agent() = default;
  greeting_agent(std::string id_, std::string name_, std::string avatar_, std::string job_title_, bool is_bot_ = false)
      : id(std::move(id_)),
        name(std::move(name_)),
        avatar(std::move(avatar_)),
        job_title(std::move(job_title_)),
        is_bot(is_bot_) {}

  friend bool operator==(const greeting_agent&, const greeting_agent&) = default;
};

template <class T>
inline constexpr auto description<greeting_agent, T> =
    describe::structure("greeting_agent", "The agent of a greeting", "RTM pushes v3.6, incoming_greeting")
        .questions("P13")
        .fields(describe::required("id", &T::id, "agent id, opaque").example("\"b5657aff34dd32e198160d54666df9d8\""),
                describe::required("name", &T::name, "name shown to customers").example("\"Agent Smith\""),
                describe::required("avatar", &T::avatar, "URL of the picture")
                    .example("\"https://example.com/avatar.png\""),
                describe::required("job_title", &T::job_title, "job title").example("\"Support Agent\""),
                describe::required("is_bot", &T::is_bot, "whether it is a bot"),
                describe::optional("type", &T::type, "in the answer to login only")
                    .only("agent")
                    .example("\"agent\"")
                    .basis(describe::basis::sample)
                    .questions("P13"));

/// A message that the service shows before there is a chat.
///
/// `id` is the greeting as it was set up, `unique_id` this showing of it: the one that `accept_greeting` and
/// `cancel_greeting` want. `event` is a message or a rich message.
/// Source: RTM pushes v3.6, incoming_greeting; RTM API reference v3.6, Login.
struct greeting {
  std::int64_t id = 0;
  std::string unique_id;
  std::optional<bool> accepted;  ///< in the answer to `login` only: whether the customer has seen it
  bool displayed_first_time = false;
  std::optional<std::string> addon;
  open_enum<greeting_subtype> subtype;
  bool is_exit_intent = false;
  customer::event event;
  greeting_agent agent;

  greeting() = default;
  greeting(std::int64_t id_, std::string unique_id_, customer::event event_, greeting_agent agent_)
      : id(id_), unique_id(std::move(unique_id_)), event(std::move(event_)), agent(std::move(agent_)) {}

  friend bool operator==(const greeting&, const greeting&) = default;
};

// The versions of is_exit_intent are those of the pages: the changelog has no line for it (question V07). Connections
// in 3.4 must get along without it.
template <class T>
inline constexpr auto description<greeting, T> =
    describe::structure("greeting", "A message before there is a chat", "RTM pushes v3.6, incoming_greeting")
        .questions("P13")
        .fields(describe::required("id", &T::id, "the greeting as it was set up").example("342543723"),
                describe::required("unique_id", &T::unique_id, "this showing of it")
                    .example("\"e35a4fb4106d87e550fe1af480639058\""),
                describe::optional("accepted", &T::accepted,
                                   "whether the customer has seen it; in the answer to login only")
                    .questions("P13"),
                describe::required("displayed_first_time", &T::displayed_first_time,
                                   "whether it is shown for the first time"),
                describe::optional("addon", &T::addon, "what is shown with it, an open list")
                    .example("\"email\"")
                    .questions("P13"),
                describe::optional("subtype", &T::subtype, "special kind of greeting").questions("P13"),
                describe::required("is_exit_intent", &T::is_exit_intent,
                                   "whether it is shown because the customer is about to leave")
                    .since(api_version::v3_5)
                    .disputed()
                    .questions("V07"),
                describe::required("event", &T::event, "a message or a rich message, in no chat yet")
                    .draft()
                    .questions("P13"),
                describe::required("agent", &T::agent, "in whose name it speaks"));

}  // namespace livechat::customer::inline v0
