// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/scripted_agent.hpp"

#include <algorithm>
#include <string>

namespace livechat::emulator::core {

namespace {

constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool has_word(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool begins = at == 0 || !is_letter(text[at - 1]);
    const auto end = at + word.size();
    if (begins && (end == text.size() || !is_letter(text[end]))) return true;
  }
  return false;
}

}  // namespace

bool is_farewell(const script& by, std::string_view text) {
  std::string small(text);
  std::transform(small.begin(), small.end(), small.begin(), lower);
  const auto in_text = [&small](const std::string& word) { return has_word(small, word); };
  return std::any_of(by.farewell_words.begin(), by.farewell_words.end(), in_text);
}

const steps& scripted_agent::answer(const script& by, std::string_view text) {
  if (is_farewell(by, text)) return by.farewell;
  if (!has_answered_ || by.further_answers.empty()) {
    has_answered_ = true;
    return by.first_answer;
  }
  return by.further_answers[next_further_answer_++ % by.further_answers.size()];
}

}  // namespace livechat::emulator::core
