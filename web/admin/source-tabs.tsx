import { useQuery } from "@tanstack/react-query";
import { Link, useMatchRoute } from "@tanstack/react-router";
import { useOfficeText } from "../text/office-text.js";
import { activityQuery } from "./settings.js";

/** The ways through the pages about sources: all, a new one, and what was put aside. */
export function SourceTabs() {
  const { t } = useOfficeText();
  const match = useMatchRoute();
  const waiting = useQuery(activityQuery).data?.reduce((sum, { quarantined }) => sum + quarantined, 0) ?? 0;
  const current = (to: string): "page" | undefined => (match({ to }) === false ? undefined : "page");
  return (
    <nav className="tabs" aria-label={t("app.sources")}>
      <Link to="/admin/sources" aria-current={current("/admin/sources")}>
        {t("source.all")}
      </Link>
      <Link to="/admin/connect" aria-current={current("/admin/connect")}>
        {t("source.connect")}
      </Link>
      <Link to="/admin/quarantine" aria-current={current("/admin/quarantine")}>
        {t("quarantine.tab")}
        {waiting > 0 && <span className="tab-count">{waiting}</span>}
      </Link>
    </nav>
  );
}
