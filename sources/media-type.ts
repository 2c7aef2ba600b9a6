/** Which Content-Type and Content-Encoding mean plain JSON in UTF-8. */

/** Longest Content-Type taken. */
export const maxContentTypeLength = 255;

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const parameter = new RegExp(`^\\s*(${token})=(?:(${token})|"((?:[^"\\\\]|\\\\.)*)")\\s*$`);

/** True for `application/json` with no charset or with UTF-8; other parameters mean nothing here. */
export function isJson(contentType: string | undefined): boolean {
  if (contentType === undefined || contentType.length > maxContentTypeLength) return false;
  const [type, ...parameters] = contentType.split(";");
  if (type?.trim().toLowerCase() !== "application/json") return false;
  let charsets = 0;
  for (const part of parameters) {
    if (part.trim() === "") continue;
    const [, name, bare, quoted] = parameter.exec(part) ?? [];
    if (name === undefined) return false;
    if (name.toLowerCase() !== "charset") continue;
    charsets += 1;
    if (!/^utf-?8$/i.test(bare ?? quoted ?? "")) return false;
  }
  return charsets <= 1;
}

/** True when the body is said to be as it is. */
export function isPlain(contentEncoding: string | undefined): boolean {
  const encoding = contentEncoding?.trim().toLowerCase() ?? "";
  return encoding === "" || encoding === "identity";
}
