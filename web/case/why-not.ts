import type { Translate } from "../text/translations.js";

/** Why an action cannot be done, in words. */
export function whyNot(reason: string | null, status: string, t: Translate): string {
  if (reason === "illegal-transition" || reason === null)
    return t("why.illegal-transition", { status: t.maybe(`status.${status}`) ?? status });
  return t.maybe(`why.${reason}`) ?? t("why.other", { reason });
}
