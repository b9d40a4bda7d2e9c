# SPDX-License-Identifier: Apache-2.0
"""Behaves on the wire as LiveChat's client for Python does; written from a description of what that one sends and reads.

Kept: a control ping every 5 s that wants its pong within 3 s and never the action `ping`; JSON with an indent of 4; the
Origin that the library makes (http, though the socket is wss); messages with the newest first, looked through every
200 ms; the answer is the first message with the request's id and the type `response`, within 3 s.
Not kept: it looks at the certificate.
"""

import json
import random
import ssl
import threading
import time

import websocket  # Debian's python3-websocket

ANSWER_WITHIN = 3
OPEN_WITHIN = 10
LOOK_EVERY = 0.2


class PythonClient:
    def __init__(self, address, organization_id, ca_file, version="3.6"):
        self.messages = []
        self.pongs = 0
        self.error = None
        url = f"wss://{address}/v{version}/customer/rtm/ws?organization_id={organization_id}"
        self._opened = threading.Event()
        self._app = websocket.WebSocketApp(
            url,
            on_open=lambda _: self._opened.set(),
            on_message=lambda _, text: self.messages.insert(0, json.loads(text)),
            on_pong=lambda _, text: self._count_pong(),
            on_error=lambda _, error: self._keep(error),
        )
        options = {"ping_interval": 5, "ping_timeout": 3, "sslopt": {"cert_reqs": ssl.CERT_REQUIRED, "ca_certs": ca_file}}
        self._thread = threading.Thread(target=self._app.run_forever, kwargs=options, daemon=True)

    def _count_pong(self):
        self.pongs += 1

    def _keep(self, error):
        self.error = error

    def open_connection(self):
        self._thread.start()
        assert self._opened.wait(OPEN_WITHIN), f"no connection: {self.error}"

    def close_connection(self):
        self._app.close()
        self._thread.join(OPEN_WITHIN)
        assert not self._thread.is_alive(), "the connection did not close"

    def is_open(self):
        return self._thread.is_alive()

    def call(self, action, payload):
        """The whole answer."""
        request_id = str(random.randrange(10**10))
        request = {"action": action, "payload": payload, "request_id": request_id}
        self._app.send(json.dumps(request, indent=4))
        until = time.monotonic() + ANSWER_WITHIN
        while time.monotonic() < until:
            for message in list(self.messages):
                if message.get("request_id") == request_id and message.get("type") == "response":
                    return message
            time.sleep(LOOK_EVERY)
        raise AssertionError(f"no answer to {action} within {ANSWER_WITHIN} s ({self.error}); messages: {self.messages}")

    def must(self, action, payload):
        """The payload of an answer that has to be a success."""
        answer = self.call(action, payload)
        assert answer["success"] is True, answer
        return answer["payload"]
