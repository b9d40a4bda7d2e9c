// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>

/// Every bound and every time of the emulator's sockets. What the service itself limits is in emulator/core/limits.hpp.
namespace livechat::emulator::net::limits {

inline constexpr std::size_t connections = 10'000;

/// A request's line and header fields. Browsers send about 1 KiB, cookies more.
inline constexpr std::size_t head_bytes = std::size_t{8} * 1024;
inline constexpr std::size_t header_fields = 64;

/// What follows the head of a request; the same of an upload, which may hold a file of 10 MB and the parts around it.
inline constexpr std::size_t body_bytes = std::size_t{1024} * 1024;
inline constexpr std::size_t upload_bytes = std::size_t{10} * 1024 * 1024 + std::size_t{64} * 1024;

/// What one frame or message of a customer may have. The service's own limit is not documented (question C05).
inline constexpr std::size_t inbound_message_bytes = std::size_t{1024} * 1024;

/// What may wait for a customer who does not read; beyond it the connection is dropped.
inline constexpr std::size_t outbound_bytes = std::size_t{8} * 1024 * 1024;

/// From TCP's accept to the end of the upgrade. Browsers open sockets in advance and keep them idle.
inline constexpr std::chrono::seconds arrival{10};

/// For the other side to answer a close, or to take an HTTP answer.
inline constexpr std::chrono::seconds farewell{2};

/// For everybody to answer the close with which the emulator stops.
inline constexpr std::chrono::milliseconds stop{100};

/// How long to wait when no more sockets can be opened.
inline constexpr std::chrono::milliseconds accept_again{100};

}  // namespace livechat::emulator::net::limits
