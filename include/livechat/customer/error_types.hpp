// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <livechat/customer/error.hpp>
#include <string_view>

namespace livechat::customer::inline v0 {

/// Whose page lists a type of error.
enum class error_list : std::uint8_t { rtm, web, both };

/// A type of error that the service answers with.
struct error_type {
  server_errc code;
  std::string_view type;
  std::string_view meaning;
  std::string_view message;  ///< what the service says with it, unless it has more to say
  error_list listed = error_list::both;
  bool is_general = false;  ///< any action can fail with it; the docs imply that without saying it
  std::string_view source = "RTM API reference v3.6, Errors";
};

/// Every error type that is documented. The list is open: others arrive as `server_errc::unknown_type` with their words.
/// Source: RTM API reference v3.6, Errors; Web API reference v3.6, Errors.
inline constexpr std::array error_types = {
    error_type{server_errc::authentication, "authentication", "The access token is invalid or expired.",
               "Authentication error", error_list::both, true},
    error_type{server_errc::authorization, "authorization", "The customer may not do this.", "Authorization error",
               error_list::both, true},
    error_type{server_errc::chat_anonymized, "chat_anonymized", "The chat has been anonymized.", "Chat anonymized"},
    error_type{server_errc::chat_inactive, "chat_inactive", "The chat has no active thread, and the action needs one.",
               "Chat is inactive"},
    error_type{server_errc::customer_banned, "customer_banned", "The customer is banned.", "Customer is banned"},
    error_type{server_errc::entity_too_large, "entity_too_large",
               "The body of the request is over the limit; named for uploads of the Web API.",
               "Upload limit exceeded (10MB).", error_list::web, false, "Web API reference v3.6, Errors"},
    error_type{server_errc::greeting_not_found, "greeting_not_found", "There is no such greeting.",
               "Greeting not found"},
    error_type{server_errc::group_not_found, "group_not_found", "There is no such group.", "Group not found"},
    error_type{server_errc::group_offline, "group_offline", "The group is offline.", "Group is offline"},
    error_type{server_errc::group_unavailable, "group_unavailable", "The group is online, but no agent of it is free.",
               "No agent available for group"},
    error_type{server_errc::groups_offline, "groups_offline", "No group is online, and the chat is not continuous.",
               "Groups offline"},
    error_type{server_errc::internal, "internal", "A fault of the server; the action may have been done.",
               "Internal server error", error_list::both, true},
    error_type{server_errc::license_expired, "license_expired", "The organization's trial or subscription is over.",
               "License expired"},
    error_type{server_errc::license_not_found, "license_not_found", "There is no such organization.",
               "License not found", error_list::web, false, "Web API reference v3.6, Errors"},
    error_type{server_errc::limit_reached, "limit_reached", "One more of these would go over a limit.",
               "Limit reached"},
    error_type{server_errc::misdirected_request, "misdirected_request",
               "The organization lives in another region; data.region names it.", "Wrong region", error_list::web,
               false, "Web API reference v3.6, Errors; RTM API reference v3.6, Errors (sample)"},
    error_type{server_errc::not_allowed, "not_allowed", "The action is not permitted.", "Not allowed", error_list::rtm},
    error_type{server_errc::not_found, "not_found", "What the request names is not there.", "Not found",
               error_list::rtm},
    error_type{server_errc::pending_requests_limit_reached, "pending_requests_limit_reached",
               "Ten requests of this connection wait for their answers.", "Requests limit reached", error_list::rtm,
               true},
    error_type{server_errc::request_timeout, "request_timeout", "No result within 15 s; the action may have been done.",
               "Request timed out", error_list::both, true},
    error_type{server_errc::service_unavailable, "service_unavailable", "The server takes no new requests for now.",
               "Service unavailable", error_list::both, true},
    error_type{server_errc::too_many_requests, "too_many_requests", "The rate limit was hit; it passes by itself.",
               "Too many requests", error_list::both, true},
    error_type{server_errc::unsupported_version, "unsupported_version",
               "The service does not speak this version of the API.", "Cannot call unsupported API versions."},
    error_type{server_errc::users_limit_reached, "users_limit_reached",
               "The organization has as many customers online as are allowed.", "Users limit reached", error_list::rtm},
    error_type{server_errc::validation, "validation",
               "The request does not have the right form; the message says what is wrong.", "Wrong format of request",
               error_list::both, true},
    error_type{server_errc::wrong_product_version, "wrong_product_version", "The organization does not use LiveChat 3.",
               "Wrong product version"},
};

}  // namespace livechat::customer::inline v0
