// SPDX-License-Identifier: Apache-2.0
#include "running_emulator.hpp"

#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <fstream>
#include <iterator>

#include "json.hpp"
#include "runtime_folder.hpp"

namespace lc_rtm {

namespace {

/// EPERM: it is there, but somebody else's.
bool is_running(pid_t pid) { return pid > 0 && (kill(pid, 0) == 0 || errno == EPERM); }

std::string text_of(const json::members& from, std::string_view key) {
  const auto found = from.find(key);
  return found == from.end() ? std::string() : json::string_of(found->second);
}

pid_t pid_of(const json::members& from) {
  pid_t pid = 0;
  const auto found = from.find("pid");
  if (found != from.end()) std::from_chars(found->second.data(), found->second.data() + found->second.size(), pid);
  return pid;
}

std::optional<running_emulator> from_json(const std::string& text) {
  const auto members = json::members_of(text);
  if (!members) return std::nullopt;
  running_emulator out;
  out.pid = pid_of(*members);
  out.http = text_of(*members, "http");
  out.ws = text_of(*members, "ws");
  out.wss = text_of(*members, "wss");
  out.token = text_of(*members, "token");
  out.organization_id = text_of(*members, "organization_id");
  out.client_id = text_of(*members, "client_id");
  out.ca = text_of(*members, "ca");
  out.token_url = text_of(*members, "token_url");
  out.agent_token = text_of(*members, "agent_token");
  out.secret = text_of(*members, "secret");
  return out;
}

std::optional<running_emulator> read_file(const std::string& path) {
  std::ifstream file(path);
  if (!file) return std::nullopt;
  return from_json(std::string(std::istreambuf_iterator<char>(file), {}));
}

}  // namespace

std::string running_emulator::base_url() const {
  const auto host = wss.find("//");
  return host == std::string::npos ? wss : wss.substr(0, wss.find('/', host + 2));
}

std::string running_emulator::address() const {
  const std::string base = base_url();
  const auto host = base.find("//");
  return host == std::string::npos ? base : base.substr(host + 2);
}

std::string to_json(const running_emulator& emulator, with_secrets which) {
  std::string out = "{\"pid\":" + std::to_string(emulator.pid);
  const auto add = [&out](const char* key, const std::string& value) {
    out += ",\"" + std::string(key) + "\":" + json::quoted(value);
  };
  add("http", emulator.http);
  add("ws", emulator.ws);
  add("wss", emulator.wss);
  add("token", emulator.token.reveal());
  add("organization_id", emulator.organization_id);
  add("client_id", emulator.client_id);
  add("ca", emulator.ca);
  add("token_url", emulator.token_url);
  if (which == with_secrets::no) return out += "}";
  add("agent_token", emulator.agent_token.reveal());
  add("secret", emulator.secret.reveal());
  return out += "}";
}

run_file::run_file(const running_emulator& emulator) : pid_(emulator.pid) {
  make_runtime_folder(runtime_folder());
  write_private_file(path(), to_json(emulator, with_secrets::yes) + "\n");
}

run_file::~run_file() {
  const auto now = read_file(path());
  if (now && now->pid == pid_) unlink(path().c_str());
}

std::string run_file::path() { return runtime_folder() + "/emulator.json"; }

std::optional<running_emulator> run_file::read() {
  if (!is_trustworthy(runtime_folder())) return std::nullopt;
  auto found = read_file(path());
  if (!found || !is_running(found->pid) || found->wss.empty()) return std::nullopt;
  return found;
}

}  // namespace lc_rtm
