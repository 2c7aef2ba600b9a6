/** Percent decoding that never guesses. */
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Decodes `%xx`; null when an escape is broken or the bytes are not UTF-8 (overlong forms and surrogates included). */
export function decodePercent(text: string): string | null {
  if (!text.includes("%")) return text;
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return null;
  try {
    const bytes = text.replace(/%([0-9A-Fa-f]{2})/g, (_match, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    return utf8.decode(Buffer.from(bytes, "latin1"));
  } catch {
    return null;
  }
}
