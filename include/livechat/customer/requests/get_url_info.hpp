// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/description.hpp>
#include <optional>
#include <string>
#include <utility>

namespace livechat::customer::inline v0 {

/// Reads what a web page says of itself, to show a link with its title and picture.
///
/// Completes when the service has answered; no push follows.
/// Required: `url`. Answer: title, description and picture, each only when the page has it; sizes in pixels.
/// Errors: those of any action; the docs name none of its own.
/// Source: RTM API reference v3.6, Get URL Info.
struct get_url_info {
  struct response {
    std::optional<std::string> title;
    std::optional<std::string> description;
    std::optional<std::string> image_url;           ///< a small copy at the service
    std::optional<std::string> image_original_url;  ///< where the page has it
    std::optional<std::int64_t> image_width;        ///< pixels
    std::optional<std::int64_t> image_height;       ///< pixels
    std::string url;

    response() = default;
  };

  std::string url;

  get_url_info() = default;
  explicit get_url_info(std::string url_) : url(std::move(url_)) {}
};

template <class T>
inline constexpr auto description<get_url_info::response, T> =
    describe::answer("get_url_info")
        .fields(
            describe::optional("title", &T::title, "title of the page").basis(describe::basis::sample).questions("A33"),
            describe::optional("description", &T::description, "what the page says it is")
                .basis(describe::basis::sample)
                .questions("A33"),
            describe::optional("image_url", &T::image_url, "a small copy of the picture, at the service")
                .example("\"https://example.com/image.png\"")
                .questions("A33"),
            describe::optional("image_original_url", &T::image_original_url, "the picture of the page")
                .example("\"https://example-original-url.com/image.png\"")
                .questions("A33"),
            describe::optional("image_width", &T::image_width, "width of the picture")
                .unit("px")
                .example("200")
                .basis(describe::basis::sample)
                .questions("A33"),
            describe::optional("image_height", &T::image_height, "height of the picture")
                .unit("px")
                .example("200")
                .basis(describe::basis::sample)
                .questions("A33"),
            describe::required("url", &T::url, "the page")
                .example("\"https://livechatinc.com\"")
                .basis(describe::basis::sample));

template <class T>
inline constexpr auto description<get_url_info, T> =
    describe::action("get_url_info", "Reads what a web page says of itself", "RTM API reference v3.6, Get URL Info")
        .group("Other")
        .questions("A33")
        .fields(describe::required("url", &T::url, "a valid URL of a website")
                    .example("\"https://livechatinc.com\"")
                    .questions("A33"));

}  // namespace livechat::customer::inline v0
