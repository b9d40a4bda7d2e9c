// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/json_text.hpp>
#include <livechat/customer/secret.hpp>
#include <livechat/customer/structures/address.hpp>
#include <livechat/customer/structures/greeting.hpp>
#include <livechat/customer/structures/login_chat.hpp>
#include <livechat/customer/structures/login_customer.hpp>
#include <livechat/customer/structures/session_fields.hpp>
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

template <class T>
inline constexpr auto description<customer_page, T> =
    describe::structure("customer_page", "What the customer is looking at", "RTM API reference v3.6, Login")
        .questions("A27")
        .fields(describe::optional("url", &T::url, "address of the page")
                    .example("\"https://livechatinc.com/pricing\"")
                    .questions("A27"),
                describe::optional("title", &T::title, "title of the page"));

/// The program that talks to the service. Source: RTM API reference v3.6, Login.
struct application {
  std::optional<std::string> name;
  std::optional<std::string> version;
  std::optional<std::string> channel_type;  ///< its values are not documented

  application() = default;
  explicit application(std::string name_, std::optional<std::string> version_ = {})
      : name(std::move(name_)), version(std::move(version_)) {}

  friend bool operator==(const application&, const application&) = default;
};

template <class T>
inline constexpr auto description<application, T> =
    describe::structure("application", "The program that talks to the service", "RTM API reference v3.6, Login")
        .fields(describe::optional("name", &T::name, "name"), describe::optional("version", &T::version, "version"),
                describe::optional("channel_type", &T::channel_type, "what kind of channel it is").questions("A27"));

/// What the service should know of the customer at login. `address`: since version 3.6.
/// Source: RTM API reference v3.6, Login.
struct login_customer_data {
  std::optional<std::string> name;
  std::optional<std::string> email;
  std::optional<std::string> avatar;  ///< a URL
  customer::session_fields session_fields;
  std::optional<customer::address> address;

  login_customer_data() = default;

  friend bool operator==(const login_customer_data&, const login_customer_data&) = default;
};

template <class T>
inline constexpr auto description<login_customer_data, T> =
    describe::structure("login_customer_data", "What the service should know of the customer at login",
                        "RTM API reference v3.6, Login")
        .fields(describe::optional("avatar", &T::avatar, "URL of the picture"),
                describe::optional("email", &T::email, "e-mail address"), describe::optional("name", &T::name, "name"),
                describe::optional("session_fields", &T::session_fields, "notes for the session, in order")
                    .questions("A20"),
                describe::optional("address", &T::address, "postal address").since(api_version::v3_6));

/// Authorises a connection, and tells the service of the customer and of the program.
///
/// The client sends it by itself, first on every connection: `config::login_data` says what it carries, `config::token`
/// with which token, and `client::connect` gives the answer.
/// `pushes`: by version, not below the connection's, the names of the pushes that are wanted, or `all`; empty: all pushes
/// of the connection's version. A list for that version must have what the client goes by: `incoming_event`,
/// `incoming_chat`, and `customer_disconnected`, to obey the reasons for which the service ends a connection. With
/// `customer_side_storage_updated` it gets the map that it sends back with the next login.
/// Required: the token. Completes when the service has answered; must be there within 30 s of opening the connection,
/// once. Answer: the customer, whether a thread is open, and chats and a greeting when there are some.
/// Errors: `authentication`, `users_limit_reached`, `wrong_product_version`, `license_expired`, `customer_banned`.
/// Source: RTM API reference v3.6, Login.
struct login {
  struct response {
    login_customer customer;
    bool has_active_thread = false;
    std::vector<login_chat> chats;
    std::optional<customer::greeting> greeting;
    json_text dynamic_config;  ///< private to the service; its shape may change any time

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
  std::map<std::string, std::vector<std::string>> pushes;  ///< e.g. `{"3.6", {"incoming_event"}}`

  login() = default;
  explicit login(secret token_) : token(std::move(token_)) {}
};

template <class T>
inline constexpr auto description<login::response, T> =
    describe::answer("login")
        .basis(describe::basis::sample)
        .note("the docs have no table of the answer")
        .fields(
            describe::required("customer", &T::customer, "who logged in"),
            describe::required("has_active_thread", &T::has_active_thread, "whether a thread is open"),
            describe::optional("chats", &T::chats, "chats of the customer").shown_empty().questions("A28"),
            describe::optional("greeting", &T::greeting, "presumably only when one is to be shown").questions("A28"),
            describe::optional("__priv_dynamic_config", &T::dynamic_config,
                               "private to the service; its shape is no part of the contract")
                .questions("A28"));

template <class T>
inline constexpr auto description<login, T> =
    describe::action("login", "Authorises the connection", "RTM API reference v3.6, Login")
        .group("Status")
        .effects("authorises the connection; needed once per connection, within 30 s of opening it",
                 "updates the customer with the given data (implied)")
        .fails_with(describe::failure("authentication", "token invalid or expired"),
                    describe::failure("users_limit_reached", "the license has its maximum of online customers"),
                    describe::failure("wrong_product_version", "license is not LiveChat 3"),
                    describe::failure("license_expired", "trial or subscription over"),
                    describe::failure("customer_banned", "customer is banned"))
        .questions("A26 A27 A28 A29 C08 C10")
        .fields(describe::required("token", &T::token, "customer access token; the sample's begins with \"Bearer \"")
                    .questions("A26"),
                describe::optional("customer", &T::customer, "customer data to set"),
                describe::optional("customer_page", &T::customer_page, "page the customer is on").questions("A27"),
                describe::optional("customer_side_storage", &T::customer_side_storage,
                                   "the map last received in customer_side_storage_updated"),
                describe::optional("is_mobile", &T::is_mobile, "whether it is a mobile device"),
                describe::optional("group_id", &T::group_id, "group to chat with").questions("A27"),
                describe::optional("referrer", &T::referrer, "where the customer came from"),
                describe::optional("application", &T::application, "the program that talks to the service"),
                describe::optional("pushes", &T::pushes,
                                   "names of the wanted pushes, or all, by version; default: all of the connection's")
                    .example(R"({"3.6":["incoming_chat","incoming_multicast"],"3.7":["all"]})")
                    .questions("C08"));

}  // namespace livechat::customer::inline v0
