// SPDX-License-Identifier: Apache-2.0
// Writes every line of C++ that `lc-rtm describe` and the reference show into one file that a compiler can look at.
//   livechat_snippets > FILE.cpp
#include <cstdio>
#include <livechat/customer/disconnect_reasons.hpp>
#include <livechat/customer/error_types.hpp>
#include <string>
#include <string_view>

#include "wire/catalogue.hpp"
#include "wire/catalogue_words.hpp"

namespace {

using namespace livechat::customer;

/// Something in place of what is left to the reader.
std::string filled_in(std::string text) {
  constexpr std::string_view left_open = "…";
  for (auto at = text.find(left_open); at != std::string::npos; at = text.find(left_open, at)) {
    text.replace(at, left_open.size(), "{}");
  }
  return text;
}

/// Every field by its name, so that a snippet may use it for a value: `const decltype(lc::get_chat::chat_id)& chat_id`.
std::string fields_as_parameters(const wire::entry& of) {
  std::string out;
  for (const auto& row : of.fields) {
    if (row.is_tag) continue;
    const std::string name(row.name);
    out += ", const decltype(lc::" + std::string(of.cpp_name) + "::" + name + ")& " + name;
  }
  return out;
}

int snippets_written = 0;

void write(const std::string& parameters, const std::string& body) {
  std::printf("void snippet_%d(%s) {\n%s;\n}\n\n", ++snippets_written, parameters.c_str(), filled_in(body).c_str());
}

void write_action(const wire::entry& one) {
  const bool is_login = one.about->name == "login";  // which is written as `connect`
  write("lc::client& client" + (is_login ? std::string() : fields_as_parameters(one)), wire::in_cpp(one));
}

void write_event(const wire::entry& one) {
  write("lc::client& client, const lc::incoming_event& push, const std::string& chat_id" + fields_as_parameters(one),
        wire::in_cpp(one));
}

}  // namespace

int main() {
  std::puts("#include <livechat/customer.hpp>\n#include <livechat/customer/structures.hpp>\n#include <string>\n");
  std::puts("namespace lc = livechat::customer;\n");
  for (const auto& one : wire::actions_catalogue()) write_action(one);
  for (const auto& one : wire::pushes_catalogue()) write("lc::client& client", wire::in_cpp(one));
  for (const auto& one : wire::events_catalogue()) write_event(one);
  for (const auto& one : wire::structures_catalogue()) {
    write("", "static_cast<void>(sizeof(" + wire::in_cpp(one) + "))");
  }
  for (const auto& one : error_types) write("const lc::error& problem", wire::in_cpp(one));
  for (const auto& one : disconnect_reasons) write("lc::client& client", wire::in_cpp(one));
  std::fprintf(stderr, "snippets=%d\n", snippets_written);
}
