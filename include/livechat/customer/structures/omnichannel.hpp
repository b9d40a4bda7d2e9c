// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0 {

/// A customer's account at Facebook Messenger, as the service tells it. Its names are written unlike all others on the
/// wire. Source: Data structures v3.6, Customer (sample).
struct fb_messenger_account {
  std::optional<std::string> id;
  std::optional<std::string> name;
  std::optional<std::string> first_name;
  std::optional<std::string> last_name;
  std::optional<std::string> profile_pic;  ///< URL of the picture
  std::optional<std::string> gender;
  std::optional<std::string> locale;
  std::optional<bool> is_verified_user;

  fb_messenger_account() = default;

  friend bool operator==(const fb_messenger_account&, const fb_messenger_account&) = default;
};

// The other name of each field is the one that requests use: question S14.
template <class T>
inline constexpr auto description<fb_messenger_account, T> =
    describe::structure("fb_messenger_account", "An account at Facebook Messenger", "Data structures v3.6, Customer")
        .since(api_version::v3_6)
        .basis(describe::basis::sample)
        .questions("S14")
        .fields(describe::optional("ID", &T::id, "id of the account")
                    .also_named("id")
                    .example("\"fb_messenger_id\"")
                    .basis(describe::basis::sample),
                describe::optional("Name", &T::name, "name")
                    .also_named("name")
                    .example("\"Thomas Anderson\"")
                    .basis(describe::basis::sample),
                describe::optional("FirstName", &T::first_name, "first name")
                    .also_named("first_name")
                    .example("\"Thomas\"")
                    .basis(describe::basis::sample),
                describe::optional("LastName", &T::last_name, "last name")
                    .also_named("last_name")
                    .example("\"Anderson\"")
                    .basis(describe::basis::sample),
                describe::optional("ProfilePicURL", &T::profile_pic, "URL of the picture")
                    .also_named("profile_pic")
                    .example("\"https://example.com/avatars/1.png\"")
                    .basis(describe::basis::sample),
                describe::optional("Gender", &T::gender, "gender")
                    .also_named("gender")
                    .example("\"male\"")
                    .basis(describe::basis::sample),
                describe::optional("Locale", &T::locale, "language and country")
                    .also_named("locale")
                    .example("\"EN_US\"")
                    .basis(describe::basis::sample),
                describe::optional("IsVerifiedUser", &T::is_verified_user, "whether it is verified")
                    .also_named("is_verified_user")
                    .basis(describe::basis::sample));

/// A customer's number at Twilio, as the service tells it. Source: Data structures v3.6, Customer (sample).
struct twilio_account {
  std::optional<std::string> phone_number;

  twilio_account() = default;
  explicit twilio_account(std::string phone_number_) : phone_number(std::move(phone_number_)) {}

  friend bool operator==(const twilio_account&, const twilio_account&) = default;
};

template <class T>
inline constexpr auto description<twilio_account, T> =
    describe::structure("twilio_account", "A number at Twilio", "Data structures v3.6, Customer")
        .since(api_version::v3_6)
        .basis(describe::basis::sample)
        .questions("S14")
        .fields(describe::optional("phone_number", &T::phone_number, "the number")
                    .example("\"+18008529001\"")
                    .basis(describe::basis::sample));

/// Where else a customer can be reached, as the service tells it. In requests: `omnichannel_request`.
///
/// `twilio` holds maps by number, because so does the sample. The form of requests is read as well (question S14).
/// Source: Data structures v3.6, Customer (sample).
struct omnichannel {
  std::vector<fb_messenger_account> fb_messenger;
  std::vector<std::map<std::string, twilio_account>> twilio;

  omnichannel() = default;

  friend bool operator==(const omnichannel&, const omnichannel&) = default;
};

template <class T>
inline constexpr auto description<omnichannel, T> =
    describe::structure("omnichannel", "Where else a customer can be reached", "Data structures v3.6, Customer")
        .since(api_version::v3_6)
        .basis(describe::basis::sample)
        .questions("S14")
        .fields(describe::optional("fb_messenger", &T::fb_messenger, "accounts at Facebook Messenger")
                    .also_named("fbmessenger")
                    .basis(describe::basis::sample),
                describe::optional("twilio", &T::twilio, "numbers at Twilio, each in a map by itself")
                    .example("[{\"+18008529001\":{\"phone_number\":\"+18008529001\"}}]")
                    .basis(describe::basis::sample));

/// A customer's account at Facebook Messenger, as you tell it.
/// Source: RTM API reference v3.6, Update Customer.
struct fb_messenger_contact {
  std::string id;
  std::optional<std::string> name;
  std::optional<std::string> first_name;
  std::optional<std::string> last_name;
  std::optional<std::string> profile_pic;  ///< URL of the picture
  std::optional<std::string> gender;
  std::optional<std::string> locale;
  std::optional<bool> is_verified_user;

  fb_messenger_contact() = default;
  explicit fb_messenger_contact(std::string id_) : id(std::move(id_)) {}

  friend bool operator==(const fb_messenger_contact&, const fb_messenger_contact&) = default;
};

template <class T>
inline constexpr auto description<fb_messenger_contact, T> =
    describe::structure("fb_messenger_contact", "An account at Facebook Messenger, as a request has it",
                        "RTM API reference v3.6, Update Customer")
        .since(api_version::v3_6)
        .questions("S14")
        .fields(describe::required("id", &T::id, "id of the account").example("\"fb_messenger_id\""),
                describe::optional("name", &T::name, "name").example("\"Thomas Anderson\""),
                describe::optional("first_name", &T::first_name, "first name").example("\"Thomas\""),
                describe::optional("last_name", &T::last_name, "last name").example("\"Anderson\""),
                describe::optional("profile_pic", &T::profile_pic, "URL of the picture")
                    .example("\"https://example.com/avatars/1.png\""),
                describe::optional("gender", &T::gender, "gender").example("\"male\""),
                describe::optional("locale", &T::locale, "language and country").example("\"EN_US\""),
                describe::optional("is_verified_user", &T::is_verified_user, "whether it is verified"));

/// A customer's number at Twilio, as you tell it. Source: RTM API reference v3.6, Update Customer.
struct twilio_contact {
  std::string phone_number;

  twilio_contact() = default;
  explicit twilio_contact(std::string phone_number_) : phone_number(std::move(phone_number_)) {}

  friend bool operator==(const twilio_contact&, const twilio_contact&) = default;
};

template <class T>
inline constexpr auto description<twilio_contact, T> =
    describe::structure("twilio_contact", "A number at Twilio, as a request has it",
                        "RTM API reference v3.6, Update Customer")
        .since(api_version::v3_6)
        .questions("S14")
        .fields(describe::required("phone_number", &T::phone_number, "the number").example("\"+18008529001\""));

/// Where else a customer can be reached, as you tell it. In what the service sends: `omnichannel`.
/// Source: RTM API reference v3.6, Update Customer.
struct omnichannel_request {
  std::optional<fb_messenger_contact> fbmessenger;
  std::optional<twilio_contact> twilio;

  omnichannel_request() = default;

  friend bool operator==(const omnichannel_request&, const omnichannel_request&) = default;
};

template <class T>
inline constexpr auto description<omnichannel_request, T> =
    describe::structure("omnichannel_request", "Where else a customer can be reached, as a request has it",
                        "RTM API reference v3.6, Update Customer")
        .since(api_version::v3_6)
        .questions("S14")
        .fields(describe::optional("fbmessenger", &T::fbmessenger, "account at Facebook Messenger"),
                describe::optional("twilio", &T::twilio, "number at Twilio"));

}  // namespace livechat::customer::inline v0
