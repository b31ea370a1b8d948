import { openNetwork, type Network } from '../marks/network.ts';
import data from './figure-network.json' with { type: 'json' };

let network: Network | null = null;

/** The network of figures that comes with Memcon, unpacked once. */
export function loadFigureNetwork(): Network {
  return (network ??= openNetwork(data as Parameters<typeof openNetwork>[0]));
}
