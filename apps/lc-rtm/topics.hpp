// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/disconnect_reasons.hpp>
#include <livechat/customer/error_types.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "questions.hpp"
#include "wire/catalogue.hpp"

namespace lc_rtm {

enum class topic_kind : std::uint8_t { action, push, event, structure, error, reason, question };

/// Something of the API that has a name and can be described.
struct topic {
  topic_kind kind;
  std::string_view name;
  std::string_view text;
  std::variant<const livechat::customer::wire::entry*, const livechat::customer::error_type*,
               const livechat::customer::disconnect_reason*, const question*>
      facts;
};

/// `action`, and the name of the list of them: `actions`.
[[nodiscard]] std::string_view word_of(topic_kind kind);
[[nodiscard]] std::string list_of(topic_kind kind);

[[nodiscard]] std::vector<topic_kind> all_topic_kinds();
[[nodiscard]] std::optional<topic_kind> topic_kind_of(std::string_view word);

/// All of one kind, by name.
[[nodiscard]] std::vector<topic> topics_of(topic_kind kind);

/// All of that name: one word may be an error type and a disconnect reason.
[[nodiscard]] std::vector<topic> find_topics(std::string_view name);

/// Every name, each once, by name.
[[nodiscard]] std::vector<std::string> names_of_topics();

}  // namespace lc_rtm
