// SPDX-License-Identifier: Apache-2.0
#include <livechat/testing/emulator.hpp>
#include <utility>

#include "emulator/core/script.hpp"

namespace livechat::testing::inline v0 {

namespace {

constexpr double slowest_pace = 1000;
constexpr std::chrono::minutes longest_delay{10};

}  // namespace

emulator_options& emulator_options::port(std::uint16_t value) {
  port_ = value;
  return *this;
}

emulator_options& emulator_options::published_port(std::uint16_t value) {
  published_port_ = value;
  return *this;
}

emulator_options& emulator_options::pace(double value) {
  pace_ = value;
  return *this;
}

emulator_options& emulator_options::script(std::string name) {
  script_ = std::move(name);
  return *this;
}

emulator_options& emulator_options::rng_seed(std::uint64_t value) {
  rng_seed_ = value;
  return *this;
}

emulator_options& emulator_options::answer_delay(std::chrono::milliseconds value) {
  answer_delay_ = value;
  return *this;
}

emulator_options& emulator_options::directory(std::string path) {
  directory_ = std::move(path);
  return *this;
}

emulator_options& emulator_options::log(customer::log_handler handler) {
  log_ = std::move(handler);
  return *this;
}

std::optional<std::string> emulator_options::problem() const {
  // Written so that NaN is refused as well.
  const bool is_pace_good = pace_ >= 0 && pace_ <= slowest_pace;
  if (!is_pace_good) return "pace: 0 to 1000 is possible";
  if (!livechat::emulator::core::find_script(script_)) {
    return "script: there is no '" + script_ + "'; there are " + livechat::emulator::core::script_names();
  }
  if (answer_delay_.count() < 0 || answer_delay_ > longest_delay) return "answer_delay: 0 to 10 minutes is possible";
  return std::nullopt;
}

}  // namespace livechat::testing::inline v0
