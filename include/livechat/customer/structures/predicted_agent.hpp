// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/open_enum.hpp>
#include <livechat/customer/structures/user_type.hpp>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// What kind of bot an agent is. Source: Customer SDK.
enum class bot_type : std::uint8_t { chatbot, ai_agent };

template <>
inline constexpr auto words<bot_type> = std::to_array<named<bot_type>>({{bot_type::chatbot, "chatbot"},
                                                                        {bot_type::ai_agent, "ai_agent"}});

/// The agent who would take a chat. Source: RTM API reference v3.6, Get Predicted Agent, Request Welcome Message.
struct predicted_agent {
  std::string id;
  std::string name;
  std::string avatar;  ///< URL of the picture
  bool is_bot = false;
  open_enum<customer::bot_type> bot_type;  ///< of bots, in the answer to `request_welcome_message`
  std::string job_title;
  open_enum<user_type> type = user_type::agent;

  predicted_agent() = default;
  predicted_agent(std::string id_, std::string name_, std::string avatar_, std::string job_title_, bool is_bot_ = false)
      : id(std::move(id_)),
        name(std::move(name_)),
        avatar(std::move(avatar_)),
        is_bot(is_bot_),
        job_title(std::move(job_title_)) {}

  friend bool operator==(const predicted_agent&, const predicted_agent&) = default;
};

template <class T>
inline constexpr auto description<predicted_agent, T> =
    describe::structure("predicted_agent", "The agent who would take a chat",
                        "RTM API reference v3.6, Get Predicted Agent")
        .questions("A32")
        .fields(describe::required("id", &T::id, "agent id, opaque").example("\"b5657aff34dd32e198160d54666df9d8\""),
                describe::required("name", &T::name, "name shown to customers").example("\"Agent Smith\""),
                describe::required("avatar", &T::avatar, "URL of the picture")
                    .example("\"https://example.com/avatar.png\""),
                describe::required("is_bot", &T::is_bot, "whether it is a bot"),
                describe::optional("bot_type", &T::bot_type, "what kind of bot; in request_welcome_message only")
                    .basis(describe::basis::customer_sdk),
                describe::required("job_title", &T::job_title, "job title").example("\"support hero\""),
                describe::required("type", &T::type, "what kind of user").only("agent").example("\"agent\""));

}  // namespace livechat::customer::inline v0
