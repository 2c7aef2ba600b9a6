/** How much room a row takes, remembered on this device. */
import { useState } from "react";

/** `comfortable` rows are 64 px high, `compact` ones 44. */
export type Density = "comfortable" | "compact";

const storageKey = "innerloop-density";

/** The density and its switch. */
export function useDensity(): [density: Density, set: (next: Density) => void] {
  const [density, setDensity] = useState<Density>(() =>
    localStorage.getItem(storageKey) === "compact" ? "compact" : "comfortable",
  );
  return [
    density,
    (next) => {
      localStorage.setItem(storageKey, next);
      setDensity(next);
    },
  ];
}
