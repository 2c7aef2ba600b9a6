/** Makes an id of a name: lower-case kebab, at most 60 characters, none of those taken. */
export function chosenId(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
  const first = plain === "" ? "new" : plain;
  if (!taken.includes(first)) return first;
  for (let number = 2; ; number += 1) if (!taken.includes(`${first}-${number}`)) return `${first}-${number}`;
}
