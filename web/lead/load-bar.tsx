import { useText } from "../text/text-provider.js";

/** How much of their points somebody carries; over the cap it says so by more than its colour: the words stand beside it. */
export function LoadBar({ points, cap }: { points: number; cap: number }) {
  const { t } = useText();
  const share = cap <= 0 ? 1 : Math.min(1, points / cap);
  return (
    <span className="load">
      <span className="load-bar" aria-hidden="true">
        <span className="load-fill" data-full={points > cap} style={{ width: `${share * 100}%` }} />
      </span>
      <span className="load-words">{t("lead.points", { points, cap })}</span>
    </span>
  );
}
