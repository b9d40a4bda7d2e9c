// SPDX-License-Identifier: Apache-2.0
// Runs in a page as well as in Node: no imports.
// What the SDK tells of, in its order, and waiting for some of it.

const names = [
  'availability_updated', 'chat_deactivated', 'connected', 'connection_lost', 'customer_id', 'disconnected',
  'incoming_chat', 'incoming_event', 'incoming_typing_indicator', 'thread_properties_updated', 'user_added_to_chat',
];
const patience_ms = 10_000;

export class witness {
  seen = [];
  #waiting = [];

  constructor(sdk) {
    for (const name of names) sdk.on(name, (data) => this.#take(name, data));
  }

  /** The `count`th event of that name that `fits`, whether it has come already or will come. */
  until(name, fits = () => true, count = 1) {
    return new Promise((resolve, reject) => {
      const enough = () => this.all(name).filter(fits)[count - 1];
      const fail = () => reject(new Error(`no ${name} (${count}) within ${patience_ms} ms; seen: ${this.story()}`));
      const timer = setTimeout(fail, patience_ms);
      const look = () => {
        const found = enough();
        if (found === undefined) return;
        clearTimeout(timer);
        this.#waiting = this.#waiting.filter((other) => other !== look);
        resolve(found);
      };
      this.#waiting.push(look);
      look();
    });
  }

  all(name) {
    return this.seen.filter((one) => one.name === name).map((one) => one.data);
  }

  /** The texts that came in as pushes: what others said. */
  texts() {
    return this.all('incoming_event').map((push) => push.event.text);
  }

  story() {
    return this.seen.map((one) => `${one.name} ${JSON.stringify(one.data)}`).join('\n  ');
  }

  #take(name, data) {
    this.seen.push({ name, data: data ?? null });
    for (const look of [...this.#waiting]) look();
  }
}

export function expect(is_so, what, ...found) {
  if (!is_so) throw new Error(`expected: ${what}; found: ${found.map((one) => JSON.stringify(one)).join(' ')}`);
}
