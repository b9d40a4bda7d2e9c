// SPDX-License-Identifier: Apache-2.0
#include "emulator/core/event_completion.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace livechat::emulator::core {

namespace {

struct media_type {
  std::string_view ending;
  std::string_view name;
};

constexpr auto media_types = std::to_array<media_type>({{".png", "image/png"},
                                                        {".jpg", "image/jpeg"},
                                                        {".jpeg", "image/jpeg"},
                                                        {".gif", "image/gif"},
                                                        {".pdf", "application/pdf"},
                                                        {".txt", "text/plain"}});

std::string_view file_name(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  const auto slash = url.rfind('/');
  return slash == std::string_view::npos ? url : url.substr(slash + 1);
}

std::string_view content_type(std::string_view name) {
  for (const auto& one : media_types) {
    if (name.ends_with(one.ending)) return one.name;
  }
  return "application/octet-stream";
}

/// Nothing is fetched, so only the URL can tell: sizes and thumbnails stay unknown. Question A12: a file off the CDN of
/// LiveChat is taken like any other.
void complete_file(customer::file& what) {
  customer::file fresh(what.url, std::move(what.alternative_text));
  static_cast<customer::event_header&>(fresh) = std::move(static_cast<customer::event_header&>(what));
  fresh.name = file_name(fresh.url);
  fresh.content_type = content_type(fresh.name);
  what = std::move(fresh);
}

/// "form_type: set by the service"; forms that the license does not know have none, as in old chats.
template <class Form>
void complete_form(Form& what, const license& by) {
  const form_setup* known = by.find_form(std::string_view(what.form_id));
  what.form_type = known == nullptr ? customer::open_enum<customer::form_type>() : known->type;
}

}  // namespace

void complete(customer::event& what, const license& by) {
  auto& any = what.value();
  if (auto* file = std::get_if<customer::file>(&any)) complete_file(*file);
  if (auto* form = std::get_if<customer::form>(&any)) complete_form(*form, by);
  auto* filled = std::get_if<customer::filled_form>(&any);
  if (filled == nullptr) return;
  complete_form(*filled, by);
  if (filled->recipients.empty()) filled->recipients = customer::recipients::all;
}

}  // namespace livechat::emulator::core
