// SPDX-License-Identifier: Apache-2.0
#include "core/login_memory.hpp"

#include <doctest/doctest.h>

#include <string>

#include "wire/encode.hpp"

namespace {

using namespace livechat::customer;
using namespace livechat::customer::core;

/// What the next login says.
std::string said_by(const login_memory& memory) { return wire::encode(memory.with(secret("T"))); }

login with_fields(session_fields fields) {
  login out;
  out.customer.emplace();
  out.customer->name = "Ann";
  out.customer->session_fields = std::move(fields);
  return out;
}

}  // namespace

TEST_CASE("a login says what it was given and the token of the day") {
  login data(secret("old"));
  data.referrer = "https://example.com";
  const login_memory memory(data);
  CHECK(memory.with(secret("new")).token.reveal() == "new");
  CHECK(said_by(memory) == R"({"token":"T","referrer":"https://example.com"})");
}

TEST_CASE("the page that was told last is told again") {
  login data;
  data.customer_page.emplace("https://example.com/first");
  login_memory memory(data);
  memory.succeeded("update_customer_page", R"({"url":"https://example.com/2","title":"Two"})");
  memory.succeeded("update_customer_page", R"({"url":"https://example.com/3"})");
  CHECK(said_by(memory) == R"({"token":"T","customer_page":{"url":"https://example.com/3"}})");
}

TEST_CASE("session fields that were set take the place of all before") {
  login_memory memory(with_fields({{"a", "1"}, {"b", "2"}}));
  memory.succeeded("set_customer_session_fields", R"({"session_fields":[{"c":"3"}]})");
  CHECK(said_by(memory) == R"({"token":"T","customer":{"name":"Ann","session_fields":[{"c":"3"}]}})");
}

TEST_CASE("session fields of update_customer are added to those before") {
  login_memory memory(with_fields({{"a", "1"}, {"b", "2"}}));
  memory.succeeded("update_customer", R"({"session_fields":[{"b":"new"},{"c":"3"}]})");
  CHECK(said_by(memory) ==
        R"({"token":"T","customer":{"name":"Ann","session_fields":[{"a":"1"},{"b":"new"},{"c":"3"}]}})");
}

TEST_CASE("session fields are remembered without any before") {
  login_memory memory{login()};
  memory.succeeded("update_customer", R"({"session_fields":[{"a":"1"}]})");
  CHECK(said_by(memory) == R"({"token":"T","customer":{"session_fields":[{"a":"1"}]}})");
}

TEST_CASE("name e-mail and avatar are kept by the service") {
  login_memory memory{login()};
  memory.succeeded("update_customer", R"({"name":"Ann","email":"ann@example.com"})");
  CHECK(said_by(memory) == R"({"token":"T"})");
}

TEST_CASE("the side storage that came last is sent back") {
  login_memory memory{login()};
  memory.pushed("customer_side_storage_updated", R"({"customer_side_storage":{"n":"1","k":"v"}})");
  memory.pushed("customer_side_storage_updated", R"({"customer_side_storage":{"n":"2"}})");
  CHECK(said_by(memory) == R"({"token":"T","customer_side_storage":{"n":"2"}})");
}

TEST_CASE("what cannot be read is not remembered and other news is none") {
  login_memory memory{login()};
  memory.succeeded("update_customer_page", "{");
  memory.succeeded("update_customer_page", "[]");
  memory.succeeded("update_customer_page", R"({"url":7})");
  memory.succeeded("set_customer_session_fields", R"({"session_fields":[{"a":7}]})");
  memory.succeeded("update_customer", "");
  memory.succeeded("send_event", R"({"url":"https://example.com"})");
  memory.pushed("customer_side_storage_updated", R"({"customer_side_storage":["a"]})");
  memory.pushed("customer_page_updated", R"({"url":"https://example.com"})");
  CHECK(said_by(memory) == R"({"token":"T"})");
}

TEST_CASE("what was remembered stands above what the program gives later") {
  login_memory memory{login()};
  memory.succeeded("update_customer_page", R"({"url":"https://example.com/now"})");
  memory.succeeded("set_customer_session_fields", R"({"session_fields":[{"c":"3"}]})");
  login data = with_fields({{"a", "1"}});
  data.customer_page.emplace("https://example.com/given");
  data.referrer = "https://example.com";
  memory.given(data);
  CHECK(memory.data().customer_page->url == "https://example.com/now");
  CHECK(memory.data().customer->session_fields == session_fields{{"c", "3"}});
  CHECK(memory.data().customer->name == "Ann");
  CHECK(memory.data().referrer == "https://example.com");
}
