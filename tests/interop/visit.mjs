// SPDX-License-Identifier: Apache-2.0
// Runs in a page as well as in Node. A customer's visit with LiveChat's Customer SDK, from the token to the closed chat.
import { expect, witness } from './witness.mjs';

const is_by_agent = (push) => push.event.authorId !== undefined && push.event.text?.startsWith('Found it');

/** Connects, and checks who one is. */
export async function arrive(CustomerSDK, config, env) {
  const sdk = CustomerSDK.init(config, env);
  const life = new witness(sdk);
  const { customer } = await life.until('connected');
  const token = await sdk.auth.getToken();
  expect(customer.id === token.entityId, 'the token is for the customer who logged in', customer, token.entityId);
  return { sdk, life, customer, token };
}

/** Start, send, the agent's reply, history, rating, closing. */
export async function chat({ sdk, life, customer }) {
  const started = await sdk.startChat({ chat: { thread: { events: [{ type: 'message', text: 'Hello' }] } } });
  const chatId = started.chat.id;
  expect(started.chat.thread.active, 'an active thread', started);

  const sent = await sdk.sendEvent({ chatId, event: { type: 'message', text: 'Where is my order?', customId: 'mine' } });
  expect(sent.authorId === customer.id && sent.customId === 'mine', 'an event of mine, with my id', sent);

  const reply = await life.until('incoming_event', is_by_agent);
  expect(reply.chatId === chatId && reply.event.authorId !== customer.id, 'an agent answers in this chat', reply);

  const history = await sdk.getChatHistory({ chatId }).next();
  const events = history.value.threads.flatMap((thread) => thread.events);
  for (const id of [sent.id, reply.event.id]) {
    expect(events.filter((event) => event.id === id).length === 1, `event ${id} once in the history`, events);
  }

  await sdk.rateChat({ chatId, rating: { score: 1 } });
  const { threads } = await sdk.listThreads({ chatId });
  expect(threads[0].properties.rating?.score === 1, 'the rating in the properties of the thread', threads[0].properties);

  await sdk.deactivateChat({ id: chatId });
  const closed = await life.until('chat_deactivated');
  expect(closed.chatId === chatId, 'this chat is closed', closed);
}

/** A file goes up, and into a chat. */
export async function upload({ sdk }) {
  const { chat } = await sdk.startChat();
  const file = new File(['a few words\n'], 'words.txt', { type: 'text/plain' });
  const { url } = await sdk.uploadFile({ file }).promise;
  const sent = await sdk.sendEvent({ chatId: chat.id, event: { type: 'file', url } });
  expect(sent.type === 'file' && sent.url === url && sent.name === 'words.txt', 'the uploaded file', sent);
  await sdk.deactivateChat({ id: chat.id });
}

/** After the service has cut the connection: it is there again, and does what it did. */
export async function return_after(reason, { sdk, life, customer }) {
  const cut = await life.until('disconnected');
  expect(cut.reason === reason, reason, cut);
  const again = await life.until('connected', () => true, 2);
  expect(again.customer.id === customer.id, 'the same customer', again.customer);
  const self = await sdk.getCustomer();
  expect(self.id === customer.id, 'requests are answered', self);
}
