import { Link } from "@tanstack/react-router";
import { useText } from "../text/text-provider.js";

/** Nothing at this address, or nothing the reader may see. */
export function NotHere() {
  const { t } = useText();
  return (
    <div className="empty">
      <h1>{t("app.notHere")}</h1>
      <p>{t("app.notHereHint")}</p>
      <p>
        <Link to="/">{t("app.toStart")}</Link>
      </p>
    </div>
  );
}
