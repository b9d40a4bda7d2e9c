// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

/// Every description by the name of its samples: for the fixtures, the corpus of odd inputs, and the fuzz targets.
namespace livechat::customer::wire::test {

/// What became of a JSON text that was read as a struct.
struct reading {
  std::string problem;  ///< why it could not be read; empty when it could
  std::string refusal;  ///< why it must not be sent; of requests only
  std::string text;     ///< the struct, written again

  [[nodiscard]] const std::string& words() const { return problem.empty() ? refusal : problem; }
};

/// One description and where its samples lie.
struct codec {
  std::string_view folder;
  std::string_view name;
  reading (*read)(std::string_view checked_json);
  /// As `read`, of what was written: a struct says what only one side sets when it is there.
  reading (*read_written)(std::string_view checked_json);
};

[[nodiscard]] const std::vector<codec>& request_codecs();
[[nodiscard]] const std::vector<codec>& response_codecs();
[[nodiscard]] const std::vector<codec>& push_codecs();
[[nodiscard]] const std::vector<codec>& structure_codecs();

/// The codec of a sample: the file's name up to the first point; `event_custom` is an `event`, details have a version,
/// and so on. Null when nothing is described under that name.
[[nodiscard]] const codec* find_codec(std::string_view folder, std::string_view file_name);

/// The details of a system event, what their samples are called, and what describes them.
struct details_sample {
  std::string_view name;
  std::string_view source;
  std::string_view subtype;
  std::string_view structure;
};

inline constexpr auto details_samples = std::to_array<details_sample>({
    {"system_details_custom_skill_awaiting_feedback", "ai_agents", "custom_skill_awaiting_feedback",
     "custom_skill_details"},
    {"system_details_custom_skill_completed", "ai_agents", "custom_skill_completed", "custom_skill_details"},
    {"system_details_custom_skill_failed", "ai_agents", "custom_skill_failed", "custom_skill_details"},
    {"system_details_custom_skill_rejected", "ai_agents", "custom_skill_rejected", "custom_skill_details"},
    {"system_details_custom_skill_started", "ai_agents", "custom_skill_started", "custom_skill_details"},
    {"system_details_store_order_was_created", "cdp", "store_order_was_created", "store_order_was_created_details"},
    {"system_details_store_product_added_to_cart", "cdp", "store_product_added_to_cart", "store_cart_details"},
    {"system_details_store_product_removed_from_cart", "cdp", "store_product_removed_from_cart", "store_cart_details"},
    {"system_details_summary", "messaging", "summary", "summary_details"},
});

}  // namespace livechat::customer::wire::test
