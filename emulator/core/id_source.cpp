// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/id_source.hpp"

#include <string_view>

namespace livechat::emulator::core {

namespace {

constexpr std::string_view hex = "0123456789abcdef";
constexpr std::string_view capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
constexpr std::string_view small_letters = "abcdefghijklmnopqrstuvwxyz";

}  // namespace

std::string id_source::pick(std::string_view alphabet, std::size_t count) {
  std::string out;
  out.reserve(count);
  while (out.size() < count) out.push_back(alphabet[random_.below(alphabet.size())]);
  return out;
}

std::string id_source::uuid() {
  // One draw a statement: the order of evaluation within an expression is the compiler's, and one seed must mean one id.
  std::string out = pick(hex, 8);
  out += '-' + pick(hex, 4);
  out += "-4" + pick(hex, 3);
  out += '-';
  out += "89ab"[random_.below(4)];
  out += pick(hex, 3);
  out += '-' + pick(hex, 12);
  return out;
}

std::string id_source::short_id() { return pick(capitals, 10); }

std::string id_source::agent_id() { return pick(hex, 32); }

std::string id_source::token() { return "emu:" + pick(small_letters, 24); }

std::string id_source::agent_token() { return "emu:agent-" + pick(small_letters, 24); }

}  // namespace livechat::emulator::core
