// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <livechat/customer/description.hpp>
#include <livechat/customer/structures/event_header.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace livechat::customer::inline v0 {

/// A file that was uploaded to the service before: through `upload_file` of the Web API.
///
/// You send `url`, for images with `alternative_text`; the service adds the rest. `size` in bytes, `width` and
/// `height` in pixels: of images only (question S06). Source: Data structures v3.6, File.
struct file : event_header {
  static constexpr std::string_view type = "file";
  std::string name;
  std::string url;  ///< on the CDN of LiveChat
  std::optional<std::string> thumbnail_url;
  std::optional<std::string> thumbnail2x_url;
  std::string content_type;
  std::optional<std::int64_t> size;
  std::optional<std::int64_t> width;
  std::optional<std::int64_t> height;
  std::optional<std::string> alternative_text;

  file() = default;
  explicit file(std::string url_, std::optional<std::string> alternative_text_ = {})
      : url(std::move(url_)), alternative_text(std::move(alternative_text_)) {}

  friend bool operator==(const file&, const file&) = default;
};

template <class T>
inline constexpr auto description<file, T> =
    describe::event("file", "A file that was uploaded before", "Data structures v3.6, File")
        .questions("A12 S06")
        .fields_of(description<event_header>)
        .fields(describe::served("name", &T::name, "name of the file").example("\"image25.png\""),
                describe::required("url", &T::url, "where it lies: on the CDN of LiveChat, see upload_file (Web API)")
                    .example("\"https://cdn.livechat-files.com/api/file/image25.png\"")
                    .questions("A12"),
                describe::optional("thumbnail_url", &T::thumbnail_url, "a small picture; images only")
                    .example("\"https://cdn.livechat-files.com/api/file/thumbnail.png\""),
                describe::optional("thumbnail2x_url", &T::thumbnail2x_url, "the same, twice as large; images only")
                    .example("\"https://cdn.livechat-files.com/api/file/thumbnail2x.png\""),
                describe::served("content_type", &T::content_type, "media type").example("\"image/png\""),
                describe::optional("size", &T::size, "size; images only, says the table")
                    .unit("bytes")
                    .example("123444")
                    .questions("S06"),
                describe::optional("width", &T::width, "width; images only").unit("pixels").example("640"),
                describe::optional("height", &T::height, "height; images only").unit("pixels").example("480"),
                describe::optional("alternative_text", &T::alternative_text, "what is to be seen; images only")
                    .example("\"A cat on a keyboard\""));

}  // namespace livechat::customer::inline v0
