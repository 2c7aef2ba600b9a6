import type { Schema } from "../api/client.js";
import { Icon } from "../frame/icons.js";
import { useText } from "../text/text-provider.js";

/** What a resolution still needs, as a list that fills itself. */
export function MissingForResolve({ document }: { document: Schema<"Case"> }) {
  const { t } = useText();
  const isOpen = document.actions.some((one) => one.action === "resolve" && one.reason !== null);
  const isReached = document.firstReachedAt !== null;
  return (
    <div className="missing">
      <strong>{t("case.missing")}</strong>
      <ul>
        <li data-done={isReached}>
          <Icon name={isReached ? "check" : "clock"} /> {t("case.missing.reached")}:{" "}
          {isReached ? t("app.yes") : t("app.no")}
        </li>
        {isOpen && !isReached && (
          <>
            <li>{t("case.missing.attempts")}</li>
            <li>{t("case.missing.evidence")}</li>
          </>
        )}
      </ul>
    </div>
  );
}
