// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <livechat/customer/pushes.hpp>
#include <optional>

namespace livechat::customer::inline v0::detail {

/// What became of a push that came.
enum class intake : std::uint8_t {
  kept,
  full,     ///< kept, and it was the last one that there is room for
  dropped,  ///< kept, but an older one had to go
};

/// Pushes that nobody has taken yet, up to a limit. One that was full counts as full until half of it is taken: else
/// reading would stop and go on with every push.
class push_pile {
 public:
  static constexpr std::size_t most_pushes = 10'000;
  static constexpr std::size_t most_bytes = std::size_t{8} * 1024 * 1024;

  /// It counts as full from here on: what is read when reading stops must still have room.
  static constexpr std::size_t full_bytes = most_bytes / 8 * 7;

  [[nodiscard]] intake put(push received);

  /// The oldest one; nothing when there is none.
  [[nodiscard]] std::optional<push> take();

  /// Whether it was full and has not been half taken since.
  [[nodiscard]] bool is_full() const noexcept { return is_full_; }
  [[nodiscard]] bool empty() const noexcept { return pushes_.empty(); }
  [[nodiscard]] std::size_t size() const noexcept { return pushes_.size(); }
  [[nodiscard]] std::size_t bytes() const noexcept { return bytes_; }

 private:
  [[nodiscard]] bool is_at_limit() const noexcept;

  std::deque<push> pushes_;
  std::size_t bytes_ = 0;  ///< of their texts
  bool is_full_ = false;
};

}  // namespace livechat::customer::inline v0::detail
