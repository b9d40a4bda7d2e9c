// SPDX-License-Identifier: Apache-2.0
// LiveChat's Customer SDK in Node, unmodified. It is written for browsers: what it takes from them is put in its way here,
// and connects to the emulator whatever host the SDK names.
import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { createRequire } from 'node:module';
import { connect } from 'node:tls';

import { start_emulator } from './emulator.mjs';

const require = createRequire(`${process.env.INTEROP_PACKAGES}/package.json`);

/** The names stay in TLS and in HTTP; only the sockets go elsewhere. Node reads NODE_EXTRA_CA_CERTS before there is a CA. */
function agent_for({ port, ready }) {
  const ca = readFileSync(ready.ca);
  const agent = new Agent({ keepAlive: false });
  agent.createConnection = ({ servername, host }) => connect({ host: '127.0.0.1', port, ca, servername: servername || host });
  return agent;
}

export function load_customer_sdk(emulator) {
  const agent = agent_for(emulator);
  const { WebSocket } = require('ws');
  globalThis.WebSocket = class extends WebSocket {
    constructor(url) {
      super(url, { agent });
      this.on('error', (why) => console.error(`${url}: ${why.message}`)); // in a browser nobody need listen
    }
  };
  globalThis.XMLHttpRequest = require('xhr2');
  globalThis.XMLHttpRequest.nodejsSet({ httpsAgent: agent });
  globalThis.window = { location: new URL('http://127.0.0.1/visit') };
  globalThis.Image = class {}; // it reports starts of chats to LiveChat with an <img>
  return require('@livechat/customer-sdk');
}

/** Calls `scenario({emulator, CustomerSDK, config})` with an emulator of its own. */
export async function in_node(scenario) {
  const emulator = await start_emulator();
  try {
    await scenario({ emulator, CustomerSDK: load_customer_sdk(emulator), config: emulator.config });
  } finally {
    await emulator.stop();
  }
  process.exit(0); // the SDK would go on trying to connect
}
