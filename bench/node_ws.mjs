// SPDX-License-Identifier: Apache-2.0
// Node's usual WebSocket client, ws, and JSON.parse of every message.
//   node node_ws.mjs callback round_trips|in_flight|pushes|idle ws|wss PORT CA_FILE COUNT
// Lies beside node_modules when it runs: tools/bench.sh copies it there. The figures of bench/order.hpp are repeated here.
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import WebSocket from 'ws';

const warmUpRoundTrips = 500;
const requestsInFlight = 9;
const sessionsOpenedAtOnce = 32;
const secondsIdle = 3;

const [, measurement, scheme, port, caFile, countText] = process.argv.slice(2);
const count = Number(countText);
const url = `${scheme}://localhost:${port}/v3.6/customer/rtm/ws?organization_id=bench`;
// One context for all sessions, as a program with many of them would have it.
const secureContext = scheme === 'wss' ? createSecureContext({ ca: readFileSync(caFile) }) : undefined;

let requests = 0;
const request = (action, payload) => JSON.stringify({ request_id: String(++requests), action, payload });
const print = (name, value, digits) => console.log(`${name}=${value.toFixed(digits)}`);

/** A session that is logged in; its messages then go to `session.take`, parsed. */
const open = () =>
  new Promise((resolve, reject) => {
    const session = { socket: new WebSocket(url, { perMessageDeflate: false, secureContext }), take: undefined };
    session.take = (message) => (message.success ? resolve(session) : reject(new Error('login was refused')));
    session.socket.on('open', () => session.socket.send(request('login', { token: 'bench' })));
    session.socket.on('message', (data) => session.take(JSON.parse(data)));
    session.socket.on('error', reject);
  });

class Stopwatch {
  #began = performance.now();
  #cpu = process.cpuUsage();
  print(pieces) {
    const took = performance.now() - this.#began;
    const { user, system } = process.cpuUsage(this.#cpu);
    print('per_s', (pieces / took) * 1000, 0);
    print('cpu_us', (user + system) / pieces, 3);
  }
}

const measure = {
  async round_trips() {
    const session = await open();
    const each = new Float64Array(count);
    await new Promise((resolve) => {
      let done = -warmUpRoundTrips;
      let all = new Stopwatch();
      let began = 0;
      const next = () => {
        began = performance.now();
        session.socket.send(request('ping', {}));
      };
      session.take = () => {
        const took = performance.now() - began;
        if (done >= 0) each[done] = took * 1000;
        if (++done === 0) all = new Stopwatch();
        if (done < count) return next();
        all.print(count);
        resolve();
      };
      next();
    });
    each.sort();
    print('p50_us', each[Math.floor(count / 2)], 2);
    print('p99_us', each[Math.floor((count * 99) / 100)], 2);
  },

  async in_flight() {
    const session = await open();
    await new Promise((resolve) => {
      let left = count;
      const all = new Stopwatch();
      session.take = () => {
        if (left === 0) return;
        if (--left > 0) return session.socket.send(request('ping', {}));
        all.print(count);
        resolve();
      };
      for (let i = 0; i < requestsInFlight; ++i) session.socket.send(request('ping', {}));
    });
  },

  async pushes() {
    const session = await open();
    await new Promise((resolve) => {
      let came = 0;
      let characters = 0;
      const all = new Stopwatch();
      session.take = (message) => {
        if (message.action !== 'incoming_event') return;
        characters += message.payload.event.text.length;
        if (++came < count) return;
        all.print(count);
        if (characters === 0) throw new Error('the pushes have no text');
        resolve();
      };
      session.socket.send(request('bench_pushes', { count }));
    });
  },

  async idle() {
    const all = [await open()];
    const before = process.memoryUsage.rss();
    let begun = 0;
    const opener = async () => {
      while (begun++ < count) all.push(await open());
    };
    await Promise.all(Array.from({ length: sessionsOpenedAtOnce }, opener));
    await new Promise((resolve) => setTimeout(resolve, secondsIdle * 1000));
    print('kib', (process.memoryUsage.rss() - before) / 1024 / count, 2);
    print('sessions', count, 0);
  },
};

await measure[measurement]();
process.exit(0);
