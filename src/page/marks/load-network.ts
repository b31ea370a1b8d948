import data from './mark-network.json' with { type: 'json' };
import { openNetwork, type Network } from './network.ts';

let network: Network | null = null;

/** The network that comes with Memcon, unpacked once. */
export function loadMarkNetwork(): Network {
  return (network ??= openNetwork(data as Parameters<typeof openNetwork>[0]));
}
