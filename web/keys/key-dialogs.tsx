import { lazy, Suspense, useState } from "react";
import { useShortcut } from "./keys.js";

const dialogs = {
  sheet: lazy(() => import("./key-sheet.js")),
  command: lazy(() => import("./command-bar.js")),
} as const;

/** What `?` and Ctrl+K open; fetched when it is first asked for. */
export function KeyDialogs() {
  const [open, setOpen] = useState<keyof typeof dialogs | null>(null);
  useShortcut("sheet", () => setOpen("sheet"));
  useShortcut("command", () => setOpen("command"));
  if (open === null) return null;
  const Opened = dialogs[open];
  return (
    <Suspense fallback={null}>
      <Opened onClose={() => setOpen(null)} />
    </Suspense>
  );
}
