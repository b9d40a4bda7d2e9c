# SPDX-License-Identifier: Apache-2.0
"""Our client and the one for Python are in one chat: each sees what the other says, once."""

import json
import threading
import time

from emulator import PATIENCE, Emulator
from python_client import PythonClient

FROM_PYTHON = ["from Python", "from Python: that is all"]
FROM_LC_RTM = ["from lc-rtm", "from lc-rtm: that is all"]


def said(messages):
    """The texts that were pushed to a client without its own request's id: those of others."""
    texts = []
    for message in messages:
        is_of_another = message.get("action") == "incoming_event" and "request_id" not in message
        if is_of_another:
            texts.append(message["payload"]["event"].get("text"))
    return texts


class Listener:
    """`lc-rtm listen --json`: the frames that it was pushed."""

    def __init__(self, emulator):
        self.pushes = []
        self.process = emulator.lc_rtm("listen", "--json")
        self.thread = threading.Thread(target=self._read, daemon=True)
        self.thread.start()

    def _read(self):
        for line in self.process.stdout:
            self.pushes.append(json.loads(line))

    def stop(self):
        self.process.terminate()
        self.process.wait(PATIENCE)
        self.thread.join(PATIENCE)


def wait_until(is_so, what):
    until = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < until, f"not within {PATIENCE} s: {what()}"
        time.sleep(0.02)


def send_with_lc_rtm(emulator, chat_id, text):
    sending = emulator.lc_rtm("send", "--chat", chat_id, text)
    sending.communicate(timeout=PATIENCE)
    assert sending.returncode == 0, f"lc-rtm send: {sending.returncode}"


with Emulator("--script", "silent") as emulator:
    client = PythonClient(emulator.address, emulator.ready["organization_id"], emulator.ready["ca"])
    client.open_connection()
    client.must("login", {"token": "Bearer " + emulator.ready["token"]})
    chat_id = client.must("start_chat", {"continuous": True})["chat_id"]

    listener = Listener(emulator)
    # What the service pushes at a login: it listens from then on.
    wait_until(lambda: listener.pushes, lambda: "lc-rtm listens")

    for from_python, from_lc_rtm in zip(FROM_PYTHON, FROM_LC_RTM):
        client.must("send_event", {"chat_id": chat_id, "event": {"type": "message", "text": from_python}})
        send_with_lc_rtm(emulator, chat_id, from_lc_rtm)

    # What is said last comes last: whatever came twice has come by then.
    wait_until(lambda: FROM_LC_RTM[-1] in said(client.messages), lambda: client.messages)
    wait_until(lambda: FROM_LC_RTM[-1] in said(listener.pushes), lambda: listener.pushes)
    assert said(reversed(client.messages)) == FROM_LC_RTM, client.messages
    assert [text for text in said(listener.pushes) if text in FROM_PYTHON] == FROM_PYTHON, listener.pushes

    listener.stop()
    client.close_connection()
