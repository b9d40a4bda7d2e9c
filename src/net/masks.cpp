// SPDX-License-Identifier: Apache-2.0
#include "net/masks.hpp"

#include <openssl/rand.h>

#include <array>
#include <cstddef>
#include <random>

namespace livechat::customer::net {

namespace {

// One call to OpenSSL for many masks: a call per frame would cost as much as the frame.
class mask_store {
 public:
  std::uint32_t next() {
    if (used_ == masks_.size()) fill();
    return masks_[used_++];
  }

 private:
  void fill() {
    if (RAND_bytes(reinterpret_cast<unsigned char*>(masks_.data()), sizeof masks_) != 1) {
      std::random_device device;  // throws rather than give what can be guessed
      for (auto& mask : masks_) mask = device();
    }
    used_ = 0;
  }

  std::array<std::uint32_t, 64> masks_{};
  std::size_t used_ = masks_.size();
};

}  // namespace

std::uint32_t next_mask() {
  thread_local mask_store store;
  return store.next();
}

}  // namespace livechat::customer::net
