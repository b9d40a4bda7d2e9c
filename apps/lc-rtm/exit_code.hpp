// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace lc_rtm {

/// How the program ends. Scripts rely on these: they never change. The table of them is in `lc-rtm --help`.
enum class exit_code : int {
  ok = 0,
  refused = 1,        ///< the service, or the emulator, said no
  usage = 2,          ///< the command or a setting is wrong
  not_connected = 3,  ///< name look-up, TCP, TLS or the upgrade failed
  timed_out = 4,      ///< what was waited for did not come in time
  unknown = 5,        ///< the request left and no answer came: it may have been done
  interrupted = 130,  ///< Ctrl-C before the work was done, as shells number it
};

}  // namespace lc_rtm
