# SPDX-License-Identifier: Apache-2.0
"""The calls of the example that LiveChat ships with its client for Python, in their order."""

from emulator import Emulator
from python_client import PythonClient

with Emulator("--script", "silent") as emulator:
    client = PythonClient(emulator.address, emulator.ready["organization_id"], emulator.ready["ca"])
    client.open_connection()

    login = client.must("login", {"token": "Bearer " + emulator.ready["token"]})
    assert login["customer"]["id"], login

    started = client.must("start_chat", {"continuous": True})
    # The example reads the chat from the newest message: the answer comes first, and its push right behind it.
    push = client.messages[0]
    assert push["action"] == "incoming_chat" and push["type"] == "push", push
    chat = push["payload"]["chat"]
    assert chat["id"] == started["chat_id"] and chat["thread"]["id"] == started["thread_id"], (started, push)

    sent = client.must("send_event", {"chat_id": chat["id"], "event": {"type": "message", "text": "Hello world!"}})

    found = client.must("get_chat", {"chat_id": chat["id"], "thread_id": chat["thread"]["id"]})
    said = [event for event in found["thread"]["events"] if event.get("text") == "Hello world!"]
    assert [event["id"] for event in said] == [sent["event_id"]], found

    client.must("deactivate_chat", {"id": chat["id"]})
    closed = client.must("get_chat", {"chat_id": chat["id"], "thread_id": chat["thread"]["id"]})
    assert closed["thread"]["active"] is False, closed
    client.close_connection()
