# SPDX-License-Identifier: Apache-2.0
"""Two control pings, 5 s apart, are answered in time, and the connection is as good after them as before."""

import time

from emulator import Emulator
from python_client import PythonClient

PINGS = 2

with Emulator() as emulator:
    client = PythonClient(emulator.address, emulator.ready["organization_id"], emulator.ready["ca"])
    client.open_connection()
    client.must("login", {"token": "Bearer " + emulator.ready["token"]})

    until = time.monotonic() + 5 * PINGS + 5
    while client.pongs < PINGS and time.monotonic() < until:
        time.sleep(0.1)
    assert client.pongs == PINGS and client.is_open(), (client.pongs, client.error)

    client.must("get_customer", {})
    client.close_connection()
