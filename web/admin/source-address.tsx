import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useOfficeText } from "../text/office-text.js";
import type { SourceSetting } from "./settings.js";

/** The address to give to the survey tool, and what to set there. */
export function SourceAddress({ source }: { source: SourceSetting }) {
  const { t } = useOfficeText();
  const copy = (): void => {
    void navigator.clipboard.writeText(source.url).then(() => notifications.show({ message: t("app.copied") }));
  };
  return (
    <>
      <p className="dimmed source-label">{t("admin.sources.address")}</p>
      <p className="source-address">
        <code>{source.url}</code>
        <Button size="compact-sm" variant="default" onClick={copy}>
          {t("admin.sources.copy")}
        </Button>
      </p>
      <p>{t.maybe(`vendor.${source.kind}`) ?? t("vendor.other")}</p>
    </>
  );
}
