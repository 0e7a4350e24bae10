/**
 * Bytes, as files, servers and bundlers give them: an `ArrayBuffer`, a view of one (`Uint8Array`, Node's `Buffer`), a `Response`
 * or a `Blob`.
 */
export type Bytes = ArrayBuffer | ArrayBufferView | { arrayBuffer(): Promise<ArrayBuffer> };

/** A compiled `WebAssembly.Module`, which TypeScript cannot tell from other objects. */
export type CompiledProgram = object;

/**
 * What to take in place of the files that `open` looks for.
 */
export interface Files {
  /** `guide.wasm`. Looked at in each call, used in the first: the program runs once. */
  program?: Bytes | CompiledProgram | PromiseLike<Bytes | CompiledProgram>;
  /** `editions/<id>.bin`. */
  edition?: Bytes | PromiseLike<Bytes>;
}

/**
 * Opens an edition by its id; without one, the newest, or that whose bytes are handed in. The program is loaded at the first call.
 *
 * @throws {Complaint} The promise is rejected: there is no such edition, `files` are none or of another edition, or the package's
 * files cannot be loaded. The next call tries again.
 */
export function open(id?: string, files?: Files): Promise<Guide>;
