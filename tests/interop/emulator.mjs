// SPDX-License-Identifier: Apache-2.0
// An emulator for one scenario, what its agent is told to do, and lc-rtm as another client of the same customer.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

const lc_rtm = process.env.LC_RTM;
const scratch = process.env.TMPDIR;
const ready_file = `${scratch}/ready.json`;
export const patience_ms = 10_000; // nothing takes that long unless it is wrong

/** Resolves when `is_so` is, or throws what `story` tells. */
export async function wait_until(is_so, story) {
  for (const until = Date.now() + patience_ms; !is_so(); await pause(20)) {
    if (Date.now() > until) throw new Error(`not within ${patience_ms} ms: ${story()}`);
  }
}

/** Starts one that answers to LiveChat's names, on a port of its own. */
export async function start_emulator(...options) {
  const log = openSync(`${scratch}/emulator.log`, 'w');
  const words = ['emulator', 'start', '--port', '0', '--pace', '0', '--ready-file', ready_file, '--official-names'];
  const child = spawn(lc_rtm, [...words, ...options], { stdio: ['ignore', log, log] });
  let is_there = false;
  let is_over = false;
  child.on('exit', () => (is_over = true));
  process.on('exit', () => child.kill()); // whatever ends the scenario
  while (!is_there && !is_over) {
    is_there = await access(ready_file).then(() => true, () => false);
    await pause(20);
  }
  if (is_over) throw new Error('the emulator did not become ready');
  return new emulator(child, JSON.parse(await readFile(ready_file, 'utf8')));
}

class emulator {
  constructor(child, ready) {
    this.child = child;
    this.ready = ready;
    this.port = Number(new URL(ready.wss).port);
    this.config = { organizationId: ready.organization_id, clientId: ready.client_id };
  }

  /** What an agent or the service does: POST /_emu/agent/<command>. */
  async agent(command, payload) {
    const answer = await fetch(`${this.ready.http}/_emu/agent/${command}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${this.ready.secret}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(payload),
    });
    if (!answer.ok) throw new Error(`${command}: ${answer.status} ${await answer.text()}`);
  }

  /** Our client on the command line, as the customer with this token. */
  lc_rtm(token, ...words) {
    const env = {
      ...process.env,
      LC_RTM_URL: this.ready.wss,
      LC_RTM_CA_FILE: this.ready.ca,
      LC_RTM_ORGANIZATION_ID: this.ready.organization_id,
      LC_RTM_TOKEN: token,
    };
    return spawn(lc_rtm, words, { stdio: ['ignore', 'pipe', 'inherit'], env });
  }

  async send_with_lc_rtm(token, chat_id, text) {
    const [code] = await once(this.lc_rtm(token, 'send', '--chat', chat_id, text), 'exit');
    if (code !== 0) throw new Error(`lc-rtm send: exit code ${code}`);
  }

  async stop() {
    this.child.kill('SIGTERM');
    if (this.child.exitCode === null) await once(this.child, 'exit');
  }
}

/** `lc-rtm listen --json`: the frames that it was pushed. */
export class listener {
  pushes = [];

  constructor(at, token) {
    this.child = at.lc_rtm(token, 'listen', '--json');
    createInterface(this.child.stdout).on('line', (line) => this.pushes.push(JSON.parse(line)));
  }

  /** The service pushes something at each login: it listens from then on. */
  async is_listening() {
    await wait_until(() => this.pushes.length > 0, () => 'lc-rtm listens');
  }

  texts() {
    const events = this.pushes.filter((push) => push.action === 'incoming_event');
    return events.map((push) => push.payload.event.text);
  }

  async stop() {
    this.child.kill('SIGTERM');
    if (this.child.exitCode === null) await once(this.child, 'exit');
  }
}
