/** Styles of mails: inline for every program, with a dark set in the head for those that know it. */
import type { CSSProperties } from "react";
import { dark, light } from "../palette.js";

const sans = "Inter, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/** Inline styles by the role of an element; the light colours. */
export const styles = {
  page: { margin: 0, padding: 0, width: "100%", backgroundColor: light.page, color: light.text, fontFamily: sans },
  outer: { backgroundColor: light.page, width: "100%" },
  card: {
    backgroundColor: light.card,
    border: `1px solid ${light.border}`,
    borderRadius: "6px",
    width: "100%",
    maxWidth: "600px",
    textAlign: "left",
  },
  label: { margin: "0 0 4px", fontSize: "13px", lineHeight: "18px", color: light.muted },
  headline: { margin: "0 0 16px", fontSize: "20px", lineHeight: "28px", fontWeight: 600, color: light.text },
  title: { margin: "24px 0 8px", fontSize: "16px", lineHeight: "22px", fontWeight: 600, color: light.text },
  paragraph: { margin: "0 0 12px", fontSize: "16px", lineHeight: "24px", color: light.text, overflowWrap: "anywhere" },
  small: { margin: "0 0 4px", fontSize: "14px", lineHeight: "20px", color: light.muted, overflowWrap: "anywhere" },
  button: {
    display: "inline-block",
    padding: "12px 20px",
    borderRadius: "6px",
    backgroundColor: light.action,
    color: light.onAction,
    fontSize: "16px",
    lineHeight: "20px",
    fontWeight: 600,
    textDecoration: "none",
  },
  fact: { padding: "4px 0", fontSize: "15px", lineHeight: "22px", color: light.text, overflowWrap: "anywhere" },
  factLabel: { color: light.muted },
  soon: {
    backgroundColor: light.soonTint,
    color: light.soon,
    padding: "1px 6px",
    borderRadius: "4px",
    fontWeight: 600,
  },
  late: {
    backgroundColor: light.lateTint,
    color: light.late,
    padding: "1px 6px",
    borderRadius: "4px",
    fontWeight: 600,
  },
  quote: {
    margin: "0 0 8px",
    padding: "4px 0 4px 12px",
    borderLeft: `3px solid ${light.control}`,
    fontSize: "16px",
    lineHeight: "24px",
    color: light.text,
    overflowWrap: "anywhere",
  },
  item: { padding: "10px 0", borderTop: `1px solid ${light.border}`, fontSize: "15px", lineHeight: "22px" },
  link: { color: light.link, textDecoration: "underline", overflowWrap: "anywhere" },
  footer: { padding: "16px 20px 24px", maxWidth: "600px", textAlign: "left" },
  hidden: { display: "none", maxHeight: 0, overflow: "hidden", opacity: 0 },
} satisfies Record<string, CSSProperties>;

/** Rules for programs that follow the reader's dark setting; the class names stand on the elements. */
export const darkRules = `@media (prefers-color-scheme: dark) {
.m-page { background-color: ${dark.page} !important; color: ${dark.text} !important; }
.m-card { background-color: ${dark.card} !important; border-color: ${dark.border} !important; }
.m-text { color: ${dark.text} !important; }
.m-muted { color: ${dark.muted} !important; }
.m-item { border-color: ${dark.border} !important; }
.m-quote { color: ${dark.text} !important; border-color: ${dark.control} !important; }
.m-link { color: ${dark.link} !important; }
.m-button { background-color: ${dark.action} !important; color: ${dark.onAction} !important; }
.m-soon { background-color: ${dark.soonTint} !important; color: ${dark.soon} !important; }
.m-late { background-color: ${dark.lateTint} !important; color: ${dark.late} !important; }
}
@media (max-width: 480px) {
.m-pad { padding: 20px 16px !important; }
.m-button { display: block !important; text-align: center !important; }
}`;
