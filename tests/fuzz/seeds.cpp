// SPDX-License-Identifier: Apache-2.0
// Makes what the fuzz targets begin with out of the fixtures and the corpus: one folder for each target.
//   livechat_fuzz_seeds FOLDER
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "support/file_content.hpp"
#include "wire/corpus/codecs.hpp"
#include "wire/envelope.hpp"

namespace {

namespace fs = std::filesystem;
using namespace livechat::customer;
using livechat::test::content_of;

const fs::path wire_tests = fs::path(LIVECHAT_SOURCE_DIR) / "tests/wire";

void write_seed(const fs::path& folder, const std::string& name, const std::string& content) {
  fs::create_directories(folder);
  std::ofstream(folder / name, std::ios::binary) << content;
}

/// What a decoder reads out of a fixture: the payload of its frame.
std::string payload_of(std::string_view layer, const std::string& text) {
  if (layer == "requests") {
    const auto read = wire::decode_request(text);
    const auto* request = std::get_if<wire::request_frame>(&read);
    return request == nullptr ? text : request->payload;
  }
  const auto read = wire::decode_frame(text);
  if (const auto* answer = std::get_if<wire::response_frame>(&read)) return answer->payload;
  if (const auto* push = std::get_if<wire::push_frame>(&read)) return push->payload;
  return text;
}

/// The byte that makes the target choose this description.
char choice(const std::vector<wire::test::codec>& codecs, const wire::test::codec& wanted) {
  const auto at = std::find_if(codecs.begin(), codecs.end(), [&](const auto& one) { return one.read == wanted.read; });
  return static_cast<char>(at - codecs.begin());
}

void write_for_decoders(const fs::path& out, const std::string& layer, const std::vector<wire::test::codec>& codecs) {
  for (const std::string from : {"fixtures", "corpus"}) {
    for (const auto& entry : fs::directory_iterator(wire_tests / from / layer)) {
      const std::string name = entry.path().filename().string();
      const auto* codec = wire::test::find_codec(layer, name);
      if (codec == nullptr) continue;
      const std::string text = content_of(entry.path());
      const std::string payload = from == "fixtures" ? payload_of(layer, text) : text;
      write_seed(out / layer, from + "." + name, choice(codecs, *codec) + payload);
      write_seed(out / "json", from + "." + layer + "." + name, payload);
      if (from == "fixtures" && layer != "structures") write_seed(out / "frames", layer + "." + name, text);
    }
  }
}

void write_for_frames(const fs::path& out) {
  for (const auto& entry : fs::directory_iterator(wire_tests / "corpus/frames")) {
    const std::string name = entry.path().filename().string();
    write_seed(out / "frames", "corpus." + name, content_of(entry.path()));
    write_seed(out / "json", "corpus.frames." + name, content_of(entry.path()));
  }
}

void write_by_hand(const fs::path& out) {
  int number = 0;
  for (const std::string text : {"2017-10-12T15:19:21.010200Z", "2024-02-29t23:59:60z", "2025-11-03T10:15:07+02:00",
                                 "2025-11-03T10:15:07.9-23:59", "0000-01-01T00:00:00+00:01",
                                 "9999-12-31T23:59:59.999999Z", "2025-02-30T00:00:00Z"}) {
    write_seed(out / "timestamp", std::to_string(++number), text);
  }
  for (const std::string text :
       {"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
        "x\r\n\r\n",
        "HTTP/1.1 301 Moved\r\nLocation: https://example.com/\r\n\r\n", "HTTP/1.0 503 Busy\r\nRetry-After: 1\r\n\r\n",
        "HTTP/1.1 101 Ok\r\nsec-websocket-extensions: permessage-deflate\r\nSec-WebSocket-Protocol: a\r\n\r\n"}) {
    write_seed(out / "upgrade_answer", std::to_string(++number), text);
  }
  for (const std::string text : {"HTTP/1.1 200 Connection established\r\n\r\n",
                                 "HTTP/1.1 407 Proxy Authentication Required\r\n"
                                 "Proxy-Authenticate: Basic realm=x\r\n\r\n",
                                 "HTTP/1.0 503 Busy\r\nRetry-After: Wed, 21 Oct 2015 07:28:00 GMT\r\n"
                                 "Date: Wed, 21 Oct 2015 07:27:00 GMT\r\n\r\n"}) {
    write_seed(out / "proxy_answer", std::to_string(++number), text);
  }
  for (const std::string text :
       {"GET /v3.6/customer/rtm/ws?organization_id=a%2Db HTTP/1.1\r\nHost: localhost:4650\r\nConnection: keep-alive, "
        "Upgrade\r\nUpgrade: websocket\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "POST /_emu/ HTTP/1.0\r\nA:\r\n b\r\n\r\n"}) {
    write_seed(out / "http_request", std::to_string(++number), text);
  }
  for (const std::string text : {"1\x81\x05hello\x89\x01p\x8a", "2\x01\x02he\x89\x02pp\x80\x03llo\x82\x01b",
                                 "3\x88\x05\x03\xe8"
                                 "bye",
                                 "4\x01\x01\xc3\x80\x01\xa4\x81\x7e\x01\x02"}) {
    write_seed(out / "websocket", std::to_string(++number), text);
  }
}

/// A conversation with one request of each kind, and each request by itself.
void write_for_emulator(const fs::path& out) {
  std::string all;
  for (const auto& entry : fs::directory_iterator(wire_tests / "fixtures/requests")) {
    std::string text = content_of(entry.path());
    std::erase_if(text, [](char c) { return c == '\n' || c == '\r'; });
    all += text + "\n\x03\n";
    write_seed(out / "emulator_customer", entry.path().filename().string(), text);
    write_seed(out / "emulator_customer", "new." + entry.path().filename().string(), "\x01\n\x06\n" + text);
  }
  write_seed(out / "emulator_customer", "all", all);
  int number = 0;
  for (const std::string text :
       {R"({"action":"send_event","payload":{"chat_id":"<c>","event":{"type":"message","text":"a"}}})",
        R"({"action":"get_chat","payload":{"chat_id":"<c>","thread_id":"<t>"}})",
        R"({"action":"delete_event","payload":{"chat_id":"<c>","thread_id":"<t>","event_id":"<e>"}})",
        R"({"action":"list_threads","payload":{"chat_id":"<c>","limit":1}})",
        R"({"action":"update_event_properties","payload":{"chat_id":"<c>","thread_id":"<t>","event_id":"<e>",)"
        R"("properties":{"a":{"b":1}}}})",
        R"({"action":"deactivate_chat","payload":{"id":"<c>"}})",
        R"({"action":"resume_chat","payload":{"chat":{"id":"<c>"}}})"}) {
    std::string with_ids = text;
    for (const auto& [name, byte] : {std::pair("<c>", '\x10'), std::pair("<t>", '\x11'), std::pair("<e>", '\x12')}) {
      for (auto at = with_ids.find(name); at != std::string::npos; at = with_ids.find(name)) {
        with_ids.replace(at, 3, 1, byte);
      }
    }
    write_seed(out / "emulator_customer", std::to_string(++number), with_ids);
    write_seed(out / "emulator_agent", std::to_string(number), with_ids);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: livechat_fuzz_seeds FOLDER\n";
    return 2;
  }
  const fs::path out = argv[1];
  write_for_decoders(out, "requests", wire::test::request_codecs());
  write_for_decoders(out, "responses", wire::test::response_codecs());
  write_for_decoders(out, "pushes", wire::test::push_codecs());
  write_for_decoders(out, "structures", wire::test::structure_codecs());
  write_for_frames(out);
  write_by_hand(out);
  write_for_emulator(out);
}
