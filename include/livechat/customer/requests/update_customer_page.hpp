// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/group_status.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace livechat::customer::inline v0 {

/// Tells which page the customer is on.
///
/// Completes when the service has answered; the docs name no push.
/// Required: `url` of the page. Answer: the statuses of `groups`, since version 3.6, and only when the customer changed
/// group because of this call.
/// Errors: those of any action; the docs name none of its own.
/// Source: RTM API reference v3.6, Update Customer Page.
struct update_customer_page {
  struct response {
    std::vector<group_status> groups;  ///< only when the customer changed group because of this call

    response() = default;
  };

  std::string url;
  std::optional<std::string> title;

  update_customer_page() = default;
  explicit update_customer_page(std::string url_, std::optional<std::string> title_ = {})
      : url(std::move(url_)), title(std::move(title_)) {}
};

template <class T>
inline constexpr auto description<update_customer_page::response, T> =
    describe::answer("update_customer_page")
        .fields(describe::optional("groups", &T::groups, "only when the customer changed group because of this call")
                    .since(api_version::v3_6)
                    .example(R"([{"id":1,"status":"online"}])"));

template <class T>
inline constexpr auto description<update_customer_page, T> =
    describe::action("update_customer_page", "Tells which page the customer is on",
                     "RTM API reference v3.6, Update Customer Page")
        .group("Customers")
        .effects("user agent and referrer are taken from the browser headers")
        .questions("A22")
        .fields(
            describe::required("url", &T::url, "address of the page").example("\"https://livechatinc.com/pricing\""),
            describe::optional("title", &T::title, "title of the page"));

}  // namespace livechat::customer::inline v0
