// SPDX-License-Identifier: Apache-2.0
#include <livechat/customer/error.hpp>
#include <livechat/customer/error_types.hpp>

#include <algorithm>
#include <array>
#include <ostream>

namespace livechat::customer::inline v0 {

namespace {

/// One row per value of an enumeration of errors.
template <class Enum>
struct error_words {
  Enum code;
  std::string_view name;
};

template <class Enum>
error_words(Enum, std::string_view) -> error_words<Enum>;  // clang 14 does not deduce the arguments of an aggregate

constexpr std::array client_words = {
    error_words{client_errc::invalid_config, "a setting is missing or wrong"},
    error_words{client_errc::invalid_request, "the request is not in order"},
    error_words{client_errc::queue_full, "too many requests wait to be sent"},
    error_words{client_errc::deadline_exceeded, "no answer within the deadline"},
    error_words{client_errc::cancelled, "cancelled"},
    error_words{client_errc::stopped, "the client was closed"},
    error_words{client_errc::connection_lost, "the connection was lost before the answer"},
    error_words{client_errc::paused, "the client does not reconnect by itself"},
    error_words{client_errc::would_deadlock, "a blocking call on the thread that would have to complete it"},
    error_words{client_errc::unexpected_answer, "the answer does not fit the action"},
    error_words{client_errc::handler_failed, "a handler threw"},
    error_words{client_errc::already_taken, "the result was taken before"},
    error_words{client_errc::overflow, "pushes came faster than they were taken, some were dropped"},
    error_words{client_errc::not_in_version, "not in this version of the API"},
    error_words{client_errc::token_unavailable, "no access token could be had"},
    error_words{client_errc::offline, "there is no connection now"},
    error_words{client_errc::superseded, "a newer call took its place"},
    error_words{client_errc::unreadable_push, "the push does not fit its struct"},
};

constexpr std::array network_words = {
    error_words{network_errc::name_not_found, "the host name has no address"},
    error_words{network_errc::name_lookup_failed, "the host name could not be looked up"},
    error_words{network_errc::connect_refused, "nobody listens on that port"},
    error_words{network_errc::connect_failed, "could not connect"},
    error_words{network_errc::timed_out, "took too long"},
    error_words{network_errc::reset, "the other side broke the connection off"},
    error_words{network_errc::closed, "the other side closed the connection"},
    error_words{network_errc::silent, "the other side fell silent"},
    error_words{network_errc::message_too_big, "a message was too big"},
    error_words{network_errc::protocol_violation, "the other side broke the WebSocket protocol"},
    error_words{network_errc::too_many_bad_frames, "too many frames that are none of the API"},
    error_words{network_errc::suspended, "the machine slept"},
};

constexpr std::array tls_words = {
    error_words{tls_errc::ca_file_unreadable, "the CA certificates cannot be read"},
    error_words{tls_errc::handshake_failed, "TLS could not be agreed upon"},
    error_words{tls_errc::certificate_untrusted, "the certificate is not signed by a trusted authority"},
    error_words{tls_errc::certificate_expired, "the certificate is out of its time"},
    error_words{tls_errc::certificate_name_mismatch, "the certificate is made out to another host"},
    error_words{tls_errc::key_not_pinned, "none of the certificate's keys is pinned"},
};

constexpr std::array http_words = {
    error_words{http_errc::not_a_websocket, "what answered is no WebSocket server"},
    error_words{http_errc::bad_upgrade, "the upgrade to WebSocket was answered wrongly"},
    error_words{http_errc::redirect, "redirects are not followed"},
    error_words{http_errc::refused, "the upgrade to WebSocket was refused"},
    error_words{http_errc::temporarily_refused, "the upgrade to WebSocket was refused for now"},
    error_words{http_errc::proxy_refused, "the proxy refuses the connection"},
    error_words{http_errc::proxy_wants_login, "the proxy asks for a user name and password"},
    error_words{http_errc::proxy_unavailable, "the proxy cannot reach the service now"},
};

/// A category over a table of words.
template <auto& Words>
class table_category final : public std::error_category {
 public:
  explicit constexpr table_category(const char* name) : name_(name) {}

  [[nodiscard]] const char* name() const noexcept override { return name_; }

  [[nodiscard]] std::string message(int value) const override {
    const auto row =
        std::find_if(Words.begin(), Words.end(), [value](const auto& w) { return static_cast<int>(w.code) == value; });
    return row == Words.end() ? "error " + std::to_string(value) : std::string(row->name);
  }

 private:
  const char* name_;
};

/// The category of the service's own types: their names are their messages.
class server_error_category final : public std::error_category {
 public:
  [[nodiscard]] const char* name() const noexcept override { return "livechat.server"; }

  [[nodiscard]] std::string message(int value) const override {
    const auto* row = std::find_if(error_types.begin(), error_types.end(),
                                   [value](const error_type& e) { return static_cast<int>(e.code) == value; });
    if (row != error_types.end()) return std::string(row->type);
    return value == static_cast<int>(server_errc::unknown_type) ? "unknown_type" : "error " + std::to_string(value);
  }
};

const table_category<client_words> client_category("livechat.client");
const table_category<network_words> network_category("livechat.network");
const table_category<tls_words> tls_category("livechat.tls");
const table_category<http_words> http_category("livechat.http");
const server_error_category server_category;

bool is_retryable_server_type(server_errc type) {
  return type == server_errc::too_many_requests || type == server_errc::service_unavailable ||
         type == server_errc::pending_requests_limit_reached;
}

bool is_retryable_client_code(const std::error_code& code) {
  return code == client_errc::queue_full || code == client_errc::deadline_exceeded ||
         code == client_errc::connection_lost || code == client_errc::offline || code == client_errc::token_unavailable;
}

}  // namespace

std::error_code make_error_code(client_errc code) noexcept { return {static_cast<int>(code), client_category}; }
std::error_code make_error_code(network_errc code) noexcept { return {static_cast<int>(code), network_category}; }
std::error_code make_error_code(tls_errc code) noexcept { return {static_cast<int>(code), tls_category}; }
std::error_code make_error_code(http_errc code) noexcept { return {static_cast<int>(code), http_category}; }
std::error_code make_error_code(server_errc code) noexcept { return {static_cast<int>(code), server_category}; }

server_errc server_errc_of(std::string_view type) noexcept {
  const auto* row =
      std::find_if(error_types.begin(), error_types.end(), [type](const error_type& e) { return e.type == type; });
  return row == error_types.end() ? server_errc::unknown_type : row->code;
}

std::string_view to_string(outcome value) noexcept {
  switch (value) {
    case outcome::not_sent:
      return "not sent";
    case outcome::rejected:
      return "rejected";
    case outcome::unknown:
      return "unknown";
  }
  return "?";
}

error::error(std::error_code code, customer::outcome outcome, std::string detail)
    : code_(code), outcome_(outcome), detail_(std::move(detail)) {
  compose();
}

error& error::about(std::string action, std::string request_id) {
  action_ = std::move(action);
  request_id_ = std::move(request_id);
  compose();
  return *this;
}

error& error::said(server_error words) {
  server_ = std::move(words);
  return *this;
}

void error::compose() {
  what_ = action_.empty() ? code_.message() : action_ + ": " + code_.message();
  if (!detail_.empty()) what_ += ": " + detail_;
  if (!action_.empty()) what_ += " (outcome: " + std::string(to_string(outcome_)) + ")";
}

bool error::retryable() const noexcept {
  if (outcome_ == customer::outcome::unknown) return false;
  const auto& category = code_.category();
  if (category == server_category) return is_retryable_server_type(static_cast<server_errc>(code_.value()));
  if (category == network_category) return true;
  if (category == http_category) {
    return code_ == http_errc::temporarily_refused || code_ == http_errc::proxy_unavailable;
  }
  return is_retryable_client_code(code_);
}

std::ostream& operator<<(std::ostream& out, const error& value) { return out << value.what(); }

}  // namespace livechat::customer::inline v0
