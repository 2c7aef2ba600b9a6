import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useOfficeText } from "../text/office-text.js";

/** A new token: shown this once, to be copied. */
export function KeyToken({ token, onClose }: { token: string; onClose: () => void }) {
  const { t } = useOfficeText();
  const copy = (): void => {
    void navigator.clipboard.writeText(token).then(() => notifications.show({ message: t("app.copied") }));
  };
  return (
    <div className="token">
      <p>{t("keys.api.shownOnce")}</p>
      <output aria-label={t("keys.api.token")}>{token}</output>
      <p className="dimmed">{t("keys.api.howToUse")}</p>
      <div className="form-buttons">
        <Button data-autofocus onClick={copy}>
          {t("keys.api.copy")}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t("keys.api.kept")}
        </Button>
      </div>
    </div>
  );
}
