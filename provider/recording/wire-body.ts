import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, zstdDecompress } from "node:zlib";

/** A console loads more than our client, but nothing as large as this. */
export const LARGEST = 32 * 1024 * 1024;

/** The whole body, or nothing when it is larger than we hold. */
export async function readWhole(stream: AsyncIterable<Buffer>): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > LARGEST) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const limit = { maxOutputLength: LARGEST };
const decoders: Readonly<Record<string, (bytes: Buffer) => Promise<Buffer>>> = {
  gzip: (bytes) => promisify(gunzip)(bytes, limit),
  "x-gzip": (bytes) => promisify(gunzip)(bytes, limit),
  deflate: (bytes) => promisify(inflate)(bytes, limit),
  br: (bytes) => promisify(brotliDecompress)(bytes, limit),
  zstd: (bytes) => promisify(zstdDecompress)(bytes, limit),
};

/** Decompressed for the recording; what cannot be stays as it is, and is then withheld as no text. */
export async function decompressed(bytes: Buffer, encoding: string | undefined): Promise<Buffer> {
  const name = (encoding ?? "").trim().toLowerCase();
  const decode = Object.hasOwn(decoders, name) ? decoders[name] : undefined;
  return decode === undefined || bytes.length === 0 ? bytes : decode(bytes).catch(() => bytes);
}
