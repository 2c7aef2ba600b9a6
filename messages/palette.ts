/** Colours of mails and customer pages, light and dark. A test computes the contrast of every pair. */

/** One theme: text colours and the surfaces they stand on, as `#rrggbb`. */
export interface Palette {
  page: string;
  card: string;
  text: string;
  muted: string;
  border: string;
  link: string;
  action: string;
  onAction: string;
  soon: string;
  soonTint: string;
  late: string;
  lateTint: string;
  done: string;
  doneTint: string;
  /** Edge of a control, 3:1 against card. */
  control: string;
}

/** For a light surrounding; also what mail programs without dark mode show. */
export const light: Palette = {
  page: "#f1f5f9",
  card: "#ffffff",
  text: "#0f172a",
  muted: "#475569",
  border: "#cbd5e1",
  link: "#1d4ed8",
  action: "#1d4ed8",
  onAction: "#ffffff",
  soon: "#78350f",
  soonTint: "#fef3c7",
  late: "#7f1d1d",
  lateTint: "#fee2e2",
  done: "#14532d",
  doneTint: "#dcfce7",
  control: "#64748b",
};

/** For a dark surrounding. */
export const dark: Palette = {
  page: "#0f172a",
  card: "#1e293b",
  text: "#f1f5f9",
  muted: "#cbd5e1",
  border: "#475569",
  link: "#93c5fd",
  action: "#93c5fd",
  onAction: "#0f172a",
  soon: "#fde68a",
  soonTint: "#451a03",
  late: "#fecaca",
  lateTint: "#450a0a",
  done: "#bbf7d0",
  doneTint: "#052e16",
  control: "#94a3b8",
};
