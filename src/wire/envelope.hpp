// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/error.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

/// The frame around every message. Source: RTM API reference v3.6, Requests and responses; RTM pushes v3.6.
namespace livechat::customer::wire {

/// An answer to a request. `error` is there exactly when the service said no.
struct response_frame {
  std::string request_id;  ///< empty when the service sent none
  std::string action;
  std::string payload;  ///< JSON text; `{}` when the service sent none
  std::optional<server_error> error;
};

/// Something the service tells by itself. It may carry the id of the request that caused it (question C09), so only
/// `type` tells it from an answer.
struct push_frame {
  std::string request_id;
  std::string action;
  std::string version;
  std::string payload;
};

/// An error outside any frame, as the docs show it (question C01): it belongs to the connection, not to a request.
struct error_frame {
  server_error error;
};

/// A JSON object of a `type` that is neither.
struct unknown_frame {
  std::string type;
};

/// Not a frame at all: why.
struct malformed_frame {
  std::string why;
};

using frame = std::variant<response_frame, push_frame, error_frame, unknown_frame, malformed_frame>;

/// Reads what the service sent.
[[nodiscard]] frame decode_frame(std::string_view text);

/// Writes a request. `payload` is a JSON object's text; empty stands for `{}`. `version`, e.g. `3.7`, asks for another
/// version than the connection's; empty: the connection's.
[[nodiscard]] std::string encode_request(std::string_view request_id, std::string_view action, std::string_view payload,
                                         std::string_view version = {});

/// A request, as the service reads it.
struct request_frame {
  std::string request_id;
  std::string action;
  std::string version;
  std::string payload;
};

/// Reads what a customer sent.
[[nodiscard]] std::variant<request_frame, malformed_frame> decode_request(std::string_view text);

[[nodiscard]] std::string encode_response(std::string_view request_id, std::string_view action,
                                          std::string_view payload);

/// Where the error object stands in an answer. The docs show the object alone, without a frame (question C01).
enum class error_place : std::uint8_t {
  in_payload,  ///< `"success":false,"payload":{"error":{…}}`: the reading of the vendor's JavaScript clients
  top_level,   ///< `"success":false,"error":{…}`: the docs' object, put into the frame as it is
};
[[nodiscard]] std::string encode_error(std::string_view request_id, std::string_view action, const server_error& error,
                                       error_place place = error_place::in_payload);

/// The docs' error object as they show it, without a frame: for what cannot be put down to a request.
[[nodiscard]] std::string encode_bare_error(const server_error& error);
[[nodiscard]] std::string encode_push(std::string_view version, std::string_view action, std::string_view payload,
                                      std::string_view request_id);

}  // namespace livechat::customer::wire
