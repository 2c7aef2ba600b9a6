import { Button } from "@mantine/core";
import { useText } from "../text/text-provider.js";
import { bulkActions, type BulkAction } from "./bulk-actions.js";

/** What can be done with the chosen cases together. */
export function BulkBar({
  count,
  isAll,
  onAll,
  onClear,
  onAct,
}: {
  count: number;
  isAll: boolean;
  onAll: () => void;
  onClear: () => void;
  onAct: (action: BulkAction) => void;
}) {
  const { t } = useText();
  return (
    <div className="bulk" role="group" aria-label={t("bulk.title")}>
      <strong role="status">{t("bulk.count", { count })}</strong>
      {bulkActions.map((action) => (
        <Button key={action} size="compact-sm" variant="default" onClick={() => onAct(action)}>
          {t(`action.${action}`)}
        </Button>
      ))}
      {!isAll && (
        <Button size="compact-sm" variant="subtle" onClick={onAll}>
          {t("bulk.all")}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" onClick={onClear}>
        {t("bulk.clear")}
      </Button>
    </div>
  );
}
