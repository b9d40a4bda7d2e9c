// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <functional>
#include <livechat/customer/api_version.hpp>
#include <livechat/customer/description.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "emulator/core/as_of.hpp"
#include "wire/encode.hpp"

namespace livechat::emulator::core {

/// A push for many connections: its name, the versions that know it, and its payload in the shape of each.
/// Refers to the push; lives no longer than it.
class push_shapes {
 public:
  template <customer::described Push>
  explicit push_shapes(const Push& push)
      : name_(customer::description<Push>.name),
        since_(customer::description<Push>.about::since),
        until_(customer::description<Push>.about::until),
        is_newer_([&push](customer::api_version version) { return is_newer(push, version); }),
        encode_([&push](customer::api_version version) { return customer::wire::encode(as_of(version, push)); }) {}

  [[nodiscard]] std::string_view name() const noexcept { return name_; }
  [[nodiscard]] bool is_in(customer::api_version version) const {
    return since_ <= version && version <= until_ && !is_newer_(version);
  }

  /// Made once for each version that somebody speaks.
  [[nodiscard]] const std::string& payload(customer::api_version version) {
    auto& made = payloads_[static_cast<std::size_t>(version)];
    if (!made) made = encode_(version);
    return *made;
  }

 private:
  std::string_view name_;
  customer::api_version since_;
  customer::api_version until_;
  std::function<bool(customer::api_version)> is_newer_;
  std::function<std::string(customer::api_version)> encode_;
  std::array<std::optional<std::string>, 4> payloads_;
};

}  // namespace livechat::emulator::core
