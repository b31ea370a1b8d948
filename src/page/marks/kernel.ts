import { kernelCode } from './kernel-code.ts';

/** What tools/mark-kernel/kernel.as exports. */
interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly convolve: (
    from: number,
    height: number,
    width: number,
    inputs: number,
    kernel: number,
    stride: number,
    weights: number,
    bias: number,
    outputs: number,
    least: number,
    factors: number,
    rows: number,
    to: number,
  ) => void;
}

/** Part of every runtime, and of no library of types that this project compiles with. */
declare const WebAssembly: {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
};

/** The network's sums in WebAssembly, two at a time, and the memory that they work in. */
export interface Kernel {
  readonly convolve: KernelExports['convolve'];
  /** Pointer to as many bytes of zeros; views of the memory made before are no longer good. */
  allot(bytes: number): number;
  /** All of the memory. */
  buffer(): ArrayBuffer;
}

const pageBytes = 65_536;

export function openKernel(): Kernel {
  const code = Uint8Array.from(atob(kernelCode), (sign) => sign.charCodeAt(0));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code));
  const { memory, convolve } = exports as KernelExports;
  let used = 0;
  return {
    convolve,
    allot(bytes) {
      const pointer = used;
      // Wide enough for every type of number.
      used += Math.ceil(bytes / 16) * 16;
      const lacking = used - memory.buffer.byteLength;
      if (lacking > 0) memory.grow(Math.ceil(lacking / pageBytes));
      return pointer;
    },
    buffer: () => memory.buffer,
  };
}
