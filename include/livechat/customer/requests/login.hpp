// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/json_text.hpp>
#include <livechat/customer/secret.hpp>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0 {

/// What the customer is looking at. Source: RTM API reference v3.6, Login.
struct customer_page {
  std::optional<std::string> url;
  std::optional<std::string> title;

  customer_page() = default;
  explicit customer_page(std::string url_, std::optional<std::string> title_ = {})
      : url(std::move(url_)), title(std::move(title_)) {}

  friend bool operator==(const customer_page&, const customer_page&) = default;
};

template <>
inline constexpr auto description<customer_page> =
    describe::structure("customer_page", "What the customer is looking at", "RTM API reference v3.6, Login")
        .fields(describe::optional("url", &customer_page::url, "address of the page"),
                describe::optional("title", &customer_page::title, "title of the page"));

/// The program that talks to the service. Source: RTM API reference v3.6, Login.
struct application {
  std::optional<std::string> name;
  std::optional<std::string> version;

  application() = default;
  explicit application(std::string name_, std::optional<std::string> version_ = {})
      : name(std::move(name_)), version(std::move(version_)) {}

  friend bool operator==(const application&, const application&) = default;
};

template <>
inline constexpr auto description<application> =
    describe::structure("application", "The program that talks to the service", "RTM API reference v3.6, Login")
        .fields(describe::optional("name", &application::name, "name"),
                describe::optional("version", &application::version, "version"));

/// What the service should know of the customer at login. Source: RTM API reference v3.6, Login.
struct login_customer_data {
  std::optional<std::string> name;
  std::optional<std::string> email;
  std::optional<std::string> avatar;

  login_customer_data() = default;

  friend bool operator==(const login_customer_data&, const login_customer_data&) = default;
};

template <>
inline constexpr auto description<login_customer_data> =
    describe::structure("login.customer", "Customer data set at login", "RTM API reference v3.6, Login")
        .fields(describe::optional("name", &login_customer_data::name, "name"),
                describe::optional("email", &login_customer_data::email, "e-mail address"),
                describe::optional("avatar", &login_customer_data::avatar, "URL of the picture"));

/// The customer as the answer to `login` has it. Source: RTM API reference v3.6, Login.
struct login_customer {
  std::string id;
  std::optional<std::string> name;
  std::optional<std::string> email;
  std::optional<std::string> avatar;

  login_customer() = default;

  friend bool operator==(const login_customer&, const login_customer&) = default;
};

template <>
inline constexpr auto description<login_customer> =
    describe::structure("login_customer", "The customer who logged in", "RTM API reference v3.6, Login")
        .fields(describe::required("id", &login_customer::id, "customer id"),
                describe::optional("name", &login_customer::name, "name"),
                describe::optional("email", &login_customer::email, "e-mail address"),
                describe::optional("avatar", &login_customer::avatar, "URL of the picture"));

/// A chat of the customer, as the answer to `login` lists it. Source: RTM API reference v3.6, Login.
struct login_chat {
  std::string chat_id;
  bool has_unread_events = false;

  login_chat() = default;

  friend bool operator==(const login_chat&, const login_chat&) = default;
};

template <>
inline constexpr auto description<login_chat> =
    describe::structure("login_chat", "A chat of the customer", "RTM API reference v3.6, Login")
        .fields(describe::required("chat_id", &login_chat::chat_id, "chat id"),
                describe::required("has_unread_events", &login_chat::has_unread_events, "whether something is unread"));

/// Authorises a connection; the client sends it by itself, first on every connection.
/// Source: RTM API reference v3.6, Login.
struct login {
  struct response {
    login_customer customer;
    bool has_active_thread = false;
    std::vector<login_chat> chats;

    response() = default;
  };

  secret token;
  std::optional<login_customer_data> customer;
  std::optional<customer::customer_page> customer_page;
  std::map<std::string, std::string> customer_side_storage;
  std::optional<bool> is_mobile;
  std::optional<std::int64_t> group_id;
  std::optional<std::string> referrer;
  std::optional<customer::application> application;
  json_text pushes;  ///< `{"3.6":["incoming_event"]}`; empty: all pushes of the connection's version

  login() = default;
  explicit login(secret token_) : token(std::move(token_)) {}
};

template <>
inline constexpr auto description<login::response> = describe::answer("login").fields(
    describe::required("customer", &login::response::customer, "who logged in"),
    describe::required("has_active_thread", &login::response::has_active_thread, "whether a thread is open"),
    describe::optional("chats", &login::response::chats, "chats of the customer"));

template <>
inline constexpr auto description<login> =
    describe::action("login", "Authorises the connection", "RTM API reference v3.6, Login")
        .fields(describe::required("token", &login::token, "customer access token"),
                describe::optional("customer", &login::customer, "customer data to set"),
                describe::optional("customer_page", &login::customer_page, "page the customer is on"),
                describe::optional("customer_side_storage", &login::customer_side_storage,
                                   "the map last received in customer_side_storage_updated"),
                describe::optional("is_mobile", &login::is_mobile, "whether it is a mobile device"),
                describe::optional("group_id", &login::group_id, "group to chat with"),
                describe::optional("referrer", &login::referrer, "where the customer came from"),
                describe::optional("application", &login::application, "the program that talks to the service"),
                describe::optional("pushes", &login::pushes, "push names by version"));

}  // namespace livechat::customer::inline v0
