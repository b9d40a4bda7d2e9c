// SPDX-License-Identifier: Apache-2.0
// The service evicts the connection: the SDK connects again.
import { in_node } from '../customer_sdk.mjs';
import { arrive, return_after } from '../visit.mjs';

await in_node(async ({ emulator, CustomerSDK, config }) => {
  const visitor = await arrive(CustomerSDK, config);
  await emulator.agent('disconnect_customer', { customer_id: visitor.customer.id, reason: 'connection_evicted' });
  await return_after('connection_evicted', visitor);
});
