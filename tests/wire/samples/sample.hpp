// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "wire/corpus/codecs.hpp"

namespace livechat::customer::wire::test {

inline const std::filesystem::path own_samples = std::filesystem::path(LIVECHAT_SOURCE_DIR) / "tests/wire/fixtures";
inline const std::filesystem::path docs_samples =
    std::filesystem::path(LIVECHAT_SOURCE_DIR) / "../shared/protocol/v3.6/samples";

/// Samples in a form that is read but never written: they are written as the other sample is.
inline const std::map<std::string, std::string> other_readings = {
    {"responses/list_chats.v3_7.json", "responses/list_chats.json"},
    {"responses/list_group_statuses.list.json", "responses/list_group_statuses.json"},
    {"structures/chat.properites.json", "structures/chat.properties_only.json"},
    {"structures/chat.threads.json", "structures/chat.json"},
    {"structures/chat_summary.properites.json", "structures/chat_summary.json"},
    {"structures/chat_summary.v3_7.json", "structures/chat_summary.json"},
    {"structures/event_message.visibility.json", "structures/event_message.json"},
};

struct sample {
  std::string path;  ///< within the root: folder and file
  const codec* described = nullptr;
  std::string value;

  [[nodiscard]] bool has_another_form() const { return other_readings.contains(path); }
};

/// All below that root, sorted by their paths.
[[nodiscard]] std::vector<sample> samples_of(const std::filesystem::path& root);

/// Our own: those below their root, and the example of its table for each action, answer, push and event without a file.
[[nodiscard]] std::vector<sample> all_own_samples();

}  // namespace livechat::customer::wire::test
