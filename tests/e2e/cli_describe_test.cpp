// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "e2e/cli_child.hpp"
#include "e2e/cli_emulator.hpp"

using namespace e2e;  // NOLINT(google-build-using-namespace): a test

namespace {

std::string first_word(const std::string& line) { return line.substr(0, line.find(' ')); }

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t out = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++out;
  return out;
}

}  // namespace

TEST_CASE("list prints a line for each name, in their order, with what it is") {
  const scratch_folder home;
  const std::pair<const char*, std::size_t> lists[] = {
      {"actions", 33}, {"pushes", 29}, {"events", 8}, {"errors", 26}, {"reasons", 20}};
  for (const auto& [list, size] : lists) {
    CAPTURE(list);
    const ending end = run(home, {"list", list});
    CHECK(end.code == 0);
    CHECK(end.err.empty());
    const auto lines = lines_of(end.out);
    CHECK(lines.size() == size);
    CHECK(std::is_sorted(lines.begin(), lines.end(),
                         [](const auto& a, const auto& b) { return first_word(a) < first_word(b); }));
    for (const auto& line : lines) CHECK(has(line, "  "));
  }
  CHECK(has(run(home, {"list", "actions"}).out, "send_event                    Sends an event to a chat\n"));
  CHECK(has(run(home, {"list", "structures"}).out, "thread  "));
  CHECK(has(run(home, {"list", "reasons"}).out, "connection_evicted                 reconnect  "));
}

TEST_CASE("list with JSON prints one array") {
  const scratch_folder home;
  const ending end = run(home, {"list", "errors", "--json"});
  CHECK(end.code == 0);
  CHECK(lines_of(end.out).size() == 1);
  CHECK(count_of(end.out, "{\"name\":") == 26);
  CHECK(has(end.out, "\"message\":\"Chat is inactive\""));
  CHECK(has(run(home, {"list", "reasons", "--json"}).out, "\"advice\":\"do not reconnect\""));
}

TEST_CASE("a list that does not exist ends with 2 and the names of those that do") {
  const scratch_folder home;
  const ending end = run(home, {"list", "acitons"});
  CHECK(end.code == 2);
  CHECK(end.out.empty());
  CHECK(has(end.err, "did you mean: lc-rtm list actions"));
  CHECK(has(end.err, "actions, pushes, events, structures, errors, reasons"));
  CHECK(lines_of(end.err).size() == 1);
}

TEST_CASE("describe tells the fields of an action, its answer, what it causes, and an example") {
  const scratch_folder home;
  const ending end = run(home, {"describe", "list_threads"});
  CHECK(end.code == 0);
  CHECK(end.err.empty());
  CHECK(has(end.out, "list_threads (action)\n"));
  CHECK(has(end.out, "min_events_count  number (events), optional, 1 to 100\n"));
  CHECK(has(end.out, "threads[].queue.wait_time"));
  CHECK(has(end.out, "page_id: not together with limit, sort_order\n"));
  CHECK(has(end.out, "client.list_threads(lc::list_threads(chat_id)).get();"));
  CHECK(has(end.out, "\"action\": \"list_threads\""));
  CHECK(has(run(home, {"describe", "send_event"}).out, "  Pushes:     incoming_event\n"));
  CHECK(has(run(home, {"describe", "incoming_event"}).out, "  Caused by:  deactivate_chat, send_event\n"));
  CHECK(has(run(home, {"describe", "update_customer"}).out, "from the Python SDK only"));
  CHECK(has(run(home, {"describe", "get_predicted_agent"}).out, "up to 3.6; then request_welcome_message"));
}

TEST_CASE("describe keeps to 80 columns where names and examples let it") {
  const scratch_folder home;
  for (const auto* name : {"send_event", "list_threads", "incoming_chat", "message", "chat_inactive"}) {
    for (const auto& line : lines_of(run(home, {"describe", name}).out)) {
      CAPTURE(line);
      CHECK(line.size() <= 80);
    }
  }
}

TEST_CASE("a name that is several things is described as each, or as the one that is asked for") {
  const scratch_folder home;
  const std::string both = run(home, {"describe", "customer_banned"}).out;
  CHECK(has(both, "customer_banned (error)"));
  CHECK(has(both, "customer_banned (disconnect reason)"));
  const std::string one = run(home, {"describe", "customer_banned", "--kind", "reason"}).out;
  CHECK_FALSE(has(one, "(error)"));
  CHECK(has(one, "(disconnect reason)"));
  CHECK(lines_of(run(home, {"describe", "customer_banned", "--json"}).out).size() == 2);
}

TEST_CASE("describe with JSON prints one object with the same facts") {
  const scratch_folder home;
  const ending end = run(home, {"describe", "start_chat", "--json"});
  CHECK(end.code == 0);
  CHECK(lines_of(end.out).size() == 1);
  CHECK(has(end.out, "{\"kind\":\"action\",\"name\":\"start_chat\""));
  CHECK(has(end.out,
            "{\"name\":\"chat.users\",\"type\":\"array<object>\",\"ref\":\"initial_user\",\"need\":\"optional\""));
  CHECK(has(end.out, "\"max_items\":1"));
  CHECK(has(end.out, "\"errors\":[\"groups_offline\",\"limit_reached\"],\"pushes\":[\"incoming_chat\"]"));
}

TEST_CASE("what a list names can be described") {
  const scratch_folder home;
  for (const auto* list : {"pushes", "events", "reasons"}) {
    const auto lines = lines_of(run(home, {"list", list}).out);
    const ending end = run(home, {"describe", first_word(lines.back())});
    CHECK(end.code == 0);
    CHECK(has(end.out, first_word(lines.back()) + " ("));
  }
}

TEST_CASE("a name that is not there ends with 2 and what was probably meant") {
  const scratch_folder home;
  const ending end = run(home, {"describe", "send_evnt"});
  CHECK(end.code == 2);
  CHECK(end.out.empty());
  CHECK(has(end.err, "did you mean: lc-rtm describe send_event"));
  CHECK(has(end.err, "lc-rtm list"));
  CHECK(run(home, {"describe", "send_event", "--kind", "push"}).code == 2);
  CHECK(has(run(home, {"describe", "send_event", "--kind", "verb"}).err, "the kinds are: action, push"));
}

TEST_CASE("list and describe have help with an example, and ask nobody") {
  const scratch_folder home;
  for (const auto* command : {"list", "describe"}) {
    const ending end = run(home, {command, "--help"}, {{"LC_RTM_ORGANIZATION_ID", "x"}});
    CHECK(end.code == 0);
    CHECK(has(end.out, "Example: lc-rtm " + std::string(command)));
  }
  CHECK(run(home, {"list", "actions"}, {{"LC_RTM_URL", "not a URL"}}).code == 0);
}
