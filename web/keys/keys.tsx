/** Single keys: one table that the `?` sheet shows, and whoever is on the page says what each does. */
import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";

/** Every shortcut: what is pressed, and the action it stands for. `g i` = one after the other. */
export const shortcuts = [
  { name: "next", keys: ["j"] },
  { name: "previous", keys: ["k"] },
  { name: "open", keys: ["Enter"] },
  { name: "back", keys: ["Escape"] },
  { name: "assign", keys: ["a"] },
  { name: "reassign", keys: ["A"] },
  { name: "note", keys: ["n"] },
  { name: "contact", keys: ["c"] },
  { name: "snooze", keys: ["h"] },
  { name: "resolve", keys: ["e"] },
  { name: "select", keys: ["x"] },
  { name: "show", keys: ["u"] },
  { name: "search", keys: ["/"] },
  { name: "goInbox", keys: ["g i"] },
  { name: "goMine", keys: ["g m"] },
  { name: "goTeam", keys: ["g t"] },
  { name: "goUnassigned", keys: ["g u"] },
  { name: "goSoon", keys: ["g s"] },
  { name: "goOverdue", keys: ["g o"] },
  { name: "goWaiting", keys: ["g w"] },
  { name: "goDashboard", keys: ["g d"] },
  { name: "sheet", keys: ["?"] },
  { name: "command", keys: ["Ctrl+K"] },
] as const;

/** Name of a shortcut. */
export type ShortcutName = (typeof shortcuts)[number]["name"];

interface Keys {
  register: (name: ShortcutName, act: () => void) => () => void;
  /** Does what the key would do; nothing when nobody on the page knows it. */
  run: (name: ShortcutName) => void;
  isOn: boolean;
  setOn: (isOn: boolean) => void;
}

const KeysContext = createContext<Keys | null>(null);
const storageKey = "innerloop-keys";
/** The key that begins a sequence, and how long its second key is waited for, in ms. */
const leader = "g";
const sequenceMs = 1_500;

/** Listens to the keyboard for everything below. */
export function KeysProvider({ children }: { children: ReactNode }) {
  const acts = useRef(new Map<ShortcutName, (() => void)[]>());
  const [isOn, setOn] = useState(() => localStorage.getItem(storageKey) !== "off");
  const keys = useMemo<Keys>(
    () => ({
      register(name, act) {
        // The newest on the page wins, so that a form's Escape comes before the page's.
        acts.current.set(name, [...(acts.current.get(name) ?? []), act]);
        return () =>
          acts.current.set(
            name,
            (acts.current.get(name) ?? []).filter((one) => one !== act),
          );
      },
      run: (name) => acts.current.get(name)?.at(-1)?.(),
      isOn,
      setOn(next) {
        localStorage.setItem(storageKey, next ? "on" : "off");
        setOn(next);
      },
    }),
    [isOn],
  );
  useEffect(() => {
    let leaderUntilMs = 0;
    const listen = (event: KeyboardEvent): void => {
      if (["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
      const isSecond = performance.now() < leaderUntilMs;
      leaderUntilMs = 0;
      if (!isSecond && event.key === leader && isSingle(event, isOn)) {
        leaderUntilMs = performance.now() + sequenceMs;
        return;
      }
      const name = shortcutOf(event, isOn, isSecond ? `${leader} ` : "");
      if (name === null || (acts.current.get(name) ?? []).length === 0) return;
      event.preventDefault();
      keys.run(name);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [keys, isOn]);
  return <KeysContext value={keys}>{children}</KeysContext>;
}

/** Whether a key pressed here may be a shortcut by itself: nobody writes, and single keys are not switched off. */
function isSingle(event: KeyboardEvent, isOn: boolean): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !isOn) return false;
  const target = event.target instanceof HTMLElement ? event.target : null;
  // A ticked box is no place to write in.
  return target?.closest("dialog,[popover],input:not([type=checkbox]),textarea,select,[contenteditable]") == null;
}

function shortcutOf(event: KeyboardEvent, isOn: boolean, prefix: string): ShortcutName | null {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") return "command";
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (target?.closest("dialog,[popover]") != null) return null;
  if (event.key === "Escape") return "back";
  if (!isSingle(event, isOn)) return null;
  // A link or a button keeps its own Enter.
  if (event.key === "Enter" && target?.closest("a,button,summary") !== null && target !== null) return null;
  return shortcuts.find((one) => (one.keys as readonly string[]).includes(prefix + event.key))?.name ?? null;
}

/** The keys of this page. */
export function useKeys(): Keys {
  const keys = useContext(KeysContext);
  if (keys === null) throw new Error("there are no keys here");
  return keys;
}

/** Says what a shortcut does while the component is there; null = nothing. */
export function useShortcut(name: ShortcutName, act: (() => void) | null): void {
  const { register } = useKeys();
  const latest = useRef(act);
  latest.current = act;
  const isThere = act !== null;
  useEffect(() => (isThere ? register(name, () => latest.current?.()) : undefined), [name, register, isThere]);
}
