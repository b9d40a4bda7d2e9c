# SPDX-License-Identifier: Apache-2.0
"""An emulator for one scenario, and lc-rtm as another client of the customer."""

import json
import os
import pathlib
import subprocess
import time

LC_RTM = os.environ["LC_RTM"]
PATIENCE = 10  # seconds; nothing takes that long unless it is wrong


class Emulator:
    """`with Emulator("--script", "silent") as emulator:` starts one on a port of its own, and stops it."""

    def __init__(self, *options):
        scratch = pathlib.Path(os.environ["TMPDIR"])
        ready_file = scratch / "ready.json"
        command = [LC_RTM, "emulator", "start", "--port", "0", "--pace", "0", "--ready-file", str(ready_file), *options]
        with open(scratch / "emulator.log", "w", encoding="utf-8") as log:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.ready = self._ready(ready_file)
        self.address = self.ready["wss"].removeprefix("wss://")

    def _ready(self, ready_file):
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            if ready_file.exists():
                return json.loads(ready_file.read_text(encoding="utf-8"))
            time.sleep(0.02)
        self.process.kill()
        raise AssertionError("the emulator did not become ready")

    def lc_rtm(self, *arguments):
        """Our client, on the command line, as the customer whose token the emulator gave."""
        environment = {
            **os.environ,
            "LC_RTM_URL": self.ready["wss"],
            "LC_RTM_CA_FILE": self.ready["ca"],
            "LC_RTM_ORGANIZATION_ID": self.ready["organization_id"],
            "LC_RTM_TOKEN": self.ready["token"],
        }
        return subprocess.Popen([LC_RTM, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, env=environment)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
