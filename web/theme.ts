/** Colours, letters and sizes; contrast is at least 4.5:1 for text in both themes. */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

const accent: MantineColorsTuple = [
  "#e6f5f2",
  "#cdebe5",
  "#9fd8cd",
  "#6cc4b4",
  "#3ead9a",
  "#1f9583",
  "#0f7a6b",
  "#0b6257",
  "#084f47",
  "#043c36",
];
const slate: MantineColorsTuple = [
  "#f8fafc",
  "#f1f5f9",
  "#e2e8f0",
  "#cbd5e1",
  "#94a3b8",
  "#64748b",
  "#475569",
  "#334155",
  "#1e293b",
  "#0f172a",
];
const night: MantineColorsTuple = [
  "#e2e8f0",
  "#cbd5e1",
  "#a8b6ca",
  "#7f8ea5",
  "#3a485c",
  "#2a3647",
  "#1f2a39",
  "#151d29",
  "#0f1620",
  "#0a0f17",
];

/** The theme of the console. */
export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  primaryColor: "accent",
  // White on the default shade is below AA.
  primaryShade: { light: 7, dark: 7 },
  colors: { accent, gray: slate, dark: night },
  defaultRadius: 6,
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  headings: {
    fontWeight: "620",
    sizes: { h1: { fontSize: "20px" }, h2: { fontSize: "16px" }, h3: { fontSize: "14px" } },
  },
  respectReducedMotion: true,
  cursorType: "pointer",
});

/** The library's own variables where its defaults are too faint or too loud. */
export const variables: CSSVariablesResolver = () => ({
  variables: { "--mantine-line-height": "1.45" },
  light: {
    "--mantine-color-body": "#f8fafc",
    "--mantine-color-text": "#0f172a",
    "--mantine-color-dimmed": "#475569",
    "--mantine-color-default-border": "#cbd5e1",
    "--mantine-color-placeholder": "#5b6a80",
    "--mantine-color-error": "#b42318",
  },
  dark: {
    "--mantine-color-body": "#0f1620",
    "--mantine-color-dimmed": "#a8b6ca",
    "--mantine-color-default-border": "#3a485c",
    "--mantine-color-placeholder": "#93a1b6",
    "--mantine-color-error": "#ff9b8f",
  },
});
