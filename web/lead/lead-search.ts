/** Search parameters of `/lead`: only cases that fall due before the day ends, or all. */
export interface LeadSearch {
  show?: "today";
}

/** Reads the address; what cannot be is left out. */
export function leadSearch(given: Record<string, unknown>): LeadSearch {
  return given.show === "today" ? { show: "today" } : {};
}
