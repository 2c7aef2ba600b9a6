/** Colours people can read, computed as WCAG 2.2 defines contrast. */
import { describe, expect, it } from "vitest";
import { dark, light, type Palette } from "../../messages/palette.js";

function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const texts: [keyof Palette, keyof Palette][] = [
  ["text", "card"],
  ["text", "page"],
  ["muted", "card"],
  ["muted", "page"],
  ["link", "card"],
  ["link", "page"],
  ["onAction", "action"],
  ["soon", "soonTint"],
  ["late", "lateTint"],
  ["done", "doneTint"],
];
const controls: [keyof Palette, keyof Palette][] = [
  ["control", "card"],
  ["action", "card"],
  ["link", "card"],
];

describe.each([
  ["light", light],
  ["dark", dark],
])("in the %s theme", (_, palette) => {
  it.each(texts)("text %s on %s has 4.5:1", (front, back) => {
    expect(contrast(palette[front], palette[back])).toBeGreaterThanOrEqual(4.5);
  });
  it.each(controls)("edge %s on %s has 3:1", (front, back) => {
    expect(contrast(palette[front], palette[back])).toBeGreaterThanOrEqual(3);
  });
});
