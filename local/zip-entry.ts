import { open } from "node:fs/promises";
import { inflateRawSync } from "node:zlib";

/**
 * The bytes of the first file in a zip archive whose path ends with `suffix`, or undefined when there is none. Knows
 * what Python wheels use: stored and deflated entries below 4 GiB.
 *
 * @throws Error when the file is no zip archive or the entry is packed in another way.
 */
export async function readZipEntry(archive: string, suffix: string): Promise<Buffer | undefined> {
  const file = await open(archive, "r");
  try {
    const { size } = await file.stat();
    const read = async (position: number, length: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    };
    const tail = await read(Math.max(0, size - 66_000), Math.min(size, 66_000));
    const end = tail.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
    if (end < 0) throw new Error(`${archive} is not a zip archive`);
    const directory = await read(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
    const entry = findEntry(directory, suffix);
    if (entry === undefined) return undefined;
    // The local header repeats the name and has an extra field of its own length.
    const local = await read(entry.offset, 30);
    const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
    const packed = await read(start, entry.packedSize);
    if (entry.method === 0) return packed;
    if (entry.method === 8) return inflateRawSync(packed, { maxOutputLength: 1 << 30 });
    throw new Error(`${archive}: packing method ${entry.method} is not known`);
  } finally {
    await file.close();
  }
}

function findEntry(
  directory: Buffer,
  suffix: string,
): { method: number; packedSize: number; offset: number } | undefined {
  let at = 0;
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50) {
    const nameLength = directory.readUInt16LE(at + 28);
    const name = directory.toString("utf8", at + 46, at + 46 + nameLength);
    if (name.endsWith(suffix)) {
      return {
        method: directory.readUInt16LE(at + 10),
        packedSize: directory.readUInt32LE(at + 20),
        offset: directory.readUInt32LE(at + 42),
      };
    }
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return undefined;
}
