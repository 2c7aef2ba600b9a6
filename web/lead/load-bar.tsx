import { useText } from "../text/text-provider.js";

/**
 * How much of their points somebody carries, and with `added` what they would carry then. Over the cap it says so by more
 * than its colour: the words stand beside it.
 */
export function LoadBar({ points, cap, added = 0 }: { points: number; cap: number; added?: number }) {
  const { t } = useText();
  const share = (value: number): string => `${(cap <= 0 ? 1 : Math.min(1, value / cap)) * 100}%`;
  return (
    <span className="load" data-preview={added > 0}>
      <span className="load-bar" aria-hidden="true">
        {added > 0 && <span className="load-added" style={{ width: share(points + added) }} />}
        <span className="load-fill" data-full={points > cap} style={{ width: share(points) }} />
      </span>
      <span className="load-words">{t("lead.points", { points: points + added, cap })}</span>
    </span>
  );
}
