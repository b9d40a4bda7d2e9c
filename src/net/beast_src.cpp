// SPDX-License-Identifier: Apache-2.0

// Beast's own code, compiled once (BOOST_BEAST_SEPARATE_COMPILATION), without its generator of masks. That of 1.81
// gives the same 16 masks out 15 or 16 times over: chacha.hpp divides a counter of blocks by 16 as if it counted words.
// RFC 6455, section 5.3, wants masks that cannot be foreseen. So they are drawn from OpenSSL.
#include <openssl/rand.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>

#define BOOST_BEAST_WEBSOCKET_DETAIL_PRNG_IPP
#include <boost/beast/src.hpp>
#include <boost/beast/websocket/detail/prng.hpp>

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

std::uint32_t next_mask() {
  thread_local mask_store store;
  return store.next();
}

}  // namespace

namespace boost::beast::websocket::detail {

generator make_prng(bool /*secure*/) { return &next_mask; }

// Only Beast's own generators would read a seed.
std::uint32_t const* prng_seed(std::seed_seq* /*seed*/) { return nullptr; }

}  // namespace boost::beast::websocket::detail
