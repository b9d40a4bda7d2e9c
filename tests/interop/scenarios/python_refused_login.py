# SPDX-License-Identifier: Apache-2.0
"""LiveChat's own tests for Python compare the whole answer to a bad token; the connection outlives it."""

from emulator import Emulator
from python_client import PythonClient

with Emulator() as emulator:
    client = PythonClient(emulator.address, emulator.ready["organization_id"], emulator.ready["ca"])
    client.open_connection()

    answer = client.call("login", {"token": "Bearer dal:not-a-token"})
    assert answer.keys() == {"request_id", "action", "type", "success", "payload"}, answer
    assert answer["action"] == "login" and answer["success"] is False, answer
    assert answer["payload"] == {"error": {"type": "authentication", "message": "Invalid access token"}}, answer

    client.must("login", {"token": "Bearer " + emulator.ready["token"]})
    client.close_connection()
