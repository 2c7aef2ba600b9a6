/** The layers of files with JSX, which the dependency checker cannot read. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** What TSX files of a folder may import: folders of ours, and packages. */
const allowed: Readonly<Record<string, { folders: readonly string[]; packages: readonly string[] }>> = {
  messages: { folders: ["messages/", "locales/", "domain/"], packages: ["react"] },
  "api/pages": {
    folders: ["api/pages/", "messages/", "locales/", "domain/"],
    packages: ["react", "react-dom/server"],
  },
};

it.each(Object.entries(allowed))(
  "files with JSX in %s import only what their layer may",
  (folder, { folders, packages }) => {
    const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".tsx"),
    );
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const path = join(root, folder, file);
      for (const [, target = ""] of readFileSync(path, "utf8").matchAll(/(?:from|import\()\s*"([^"]+)"/g)) {
        const place = target.startsWith(".") ? relative(root, normalize(join(dirname(path), target))) : null;
        const isAllowed = place === null ? packages.includes(target) : folders.some((name) => place.startsWith(name));
        expect(isAllowed, `${folder}/${file} imports ${target}`).toBe(true);
      }
    }
  },
);

it("there are no other files with JSX", () => {
  const elsewhere = [
    "domain",
    "usecases",
    "workflows",
    "activities",
    "db",
    "sources",
    "channels",
    "relay",
    "local",
    "bin",
    "api",
  ].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".tsx"))
      .map((file) => join(folder, file)),
  );
  expect(elsewhere.filter((file) => !file.startsWith("api/pages/"))).toEqual([]);
});
