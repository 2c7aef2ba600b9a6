/** Whether somebody is busy with a part of the page: it has the focus or the pointer, or was touched a moment ago. */
import { useEffect, useState, type RefObject } from "react";

/** How long a touch counts as use, in ms. */
const touchMs = 10_000;

/** True while the part behind `place` is used. */
export function useInUse(place: RefObject<HTMLElement | null>): boolean {
  const [isFocused, setFocused] = useState(false);
  const [isPointed, setPointed] = useState(false);
  useEffect(() => {
    const part = place.current;
    if (part === null) return undefined;
    let timer: number | undefined;
    const over = (event: PointerEvent): void => {
      window.clearTimeout(timer);
      setPointed(true);
      if (event.pointerType === "touch") timer = window.setTimeout(() => setPointed(false), touchMs);
    };
    const out = (event: PointerEvent): void => {
      if (event.pointerType !== "touch") setPointed(false);
    };
    const look = (): void => setFocused(part.contains(document.activeElement));
    // While the focus is on its way it is nowhere.
    const lookSoon = (): void => void window.setTimeout(look, 0);
    part.addEventListener("pointerenter", over);
    part.addEventListener("pointerdown", over);
    part.addEventListener("pointerleave", out);
    part.addEventListener("focusin", look);
    part.addEventListener("focusout", lookSoon);
    return () => {
      window.clearTimeout(timer);
      part.removeEventListener("pointerenter", over);
      part.removeEventListener("pointerdown", over);
      part.removeEventListener("pointerleave", out);
      part.removeEventListener("focusin", look);
      part.removeEventListener("focusout", lookSoon);
    };
  }, [place]);
  return isFocused || isPointed;
}
