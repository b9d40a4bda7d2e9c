// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <livechat/customer/secret.hpp>
#include <optional>
#include <string>

namespace lc_rtm {

/// What there is to know of an emulator that runs: what `emulator start` writes into its run file and its ready file.
struct running_emulator {
  pid_t pid = 0;
  std::string http;
  std::string ws;
  std::string wss;
  livechat::customer::secret token;
  std::string organization_id;
  std::string client_id;
  std::string ca;                          ///< path of its CA certificate
  std::string token_url;                   ///< `https://127.0.0.1:4650/v2/customer`
  livechat::customer::secret agent_token;  ///< for the token service
  livechat::customer::secret secret;       ///< for `/_emu/`

  /// `127.0.0.1:4650`
  [[nodiscard]] std::string address() const;

  /// `wss://127.0.0.1:4650`
  [[nodiscard]] std::string base_url() const;
};

/// Whether `agent_token` and `secret` are in it: they are for files of the user's own, not for the terminal.
enum class with_secrets : bool { no, yes };

[[nodiscard]] std::string to_json(const running_emulator& emulator, with_secrets which);

/// The run file, by which other commands find the emulator: there as long as the emulator is.
class run_file {
 public:
  /// Writes it. Throws `failure`.
  explicit run_file(const running_emulator& emulator);
  run_file(const run_file&) = delete;
  run_file& operator=(const run_file&) = delete;

  /// Removes it, unless another emulator has put its own in the place.
  ~run_file();

  /// Where it is: `emulator.json` in the runtime folder.
  [[nodiscard]] static std::string path();

  /// The emulator that runs; nothing when there is none, or only the file of one that has died.
  [[nodiscard]] static std::optional<running_emulator> read();

 private:
  pid_t pid_;
};

}  // namespace lc_rtm
