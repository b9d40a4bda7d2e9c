// SPDX-License-Identifier: Apache-2.0

// Beast's own code, compiled once (BOOST_BEAST_SEPARATE_COMPILATION), without its generator of masks. That of 1.81
// gives the same 16 masks out 15 or 16 times over: chacha.hpp divides a counter of blocks by 16 as if it counted words.
// RFC 6455, section 5.3, wants masks that cannot be foreseen, and section 4.1 such a key.
#include <cstdint>
#include <random>

#include "net/masks.hpp"

#define BOOST_BEAST_WEBSOCKET_DETAIL_PRNG_IPP
#include <boost/beast/src.hpp>
#include <boost/beast/websocket/detail/prng.hpp>

namespace boost::beast::websocket::detail {

generator make_prng(bool /*secure*/) { return &livechat::customer::net::next_mask; }

// Only Beast's own generators would read a seed.
std::uint32_t const* prng_seed(std::seed_seq* /*seed*/) { return nullptr; }

}  // namespace boost::beast::websocket::detail
