import { Button } from "@mantine/core";
import type { Schema } from "../api/client.js";
import { Icon } from "../frame/icons.js";
import { Panel, PanelItem } from "../frame/panel.js";
import { usePerson } from "../frame/session.js";
import { useText } from "../text/text-provider.js";
import { mainActions } from "./action-forms.js";
import { availabilityOf, nextAction } from "./next-action.js";
import { whyNot } from "./why-not.js";

/** One primary button, the main actions beside it, the rest behind one more; what cannot be done says why. */
export function ActionBar({
  document,
  onChoose,
  isFormOpen,
  isBusy,
}: {
  document: Schema<"Case">;
  onChoose: (action: string) => void;
  isFormOpen: boolean;
  isBusy: boolean;
}) {
  const { t } = useText();
  const { role } = usePerson();
  const next = nextAction(document, role);
  const phone = document.customer?.phone;
  const beside = mainActions.filter((action) => action !== next && availabilityOf(document, action).allowed);
  const shown = new Set<string>([...(next === null ? [] : [next]), ...beside]);
  const rest = document.actions.filter(({ action }) => !shown.has(action));
  return (
    <div className="actions" role="group" aria-label={t("case.actions")} data-form-open={isFormOpen}>
      {phone !== null && phone !== undefined && (
        <Button
          component="a"
          href={`tel:${phone}`}
          className="actions-call"
          variant={next === "log-contact" ? "filled" : "default"}
          leftSection={<Icon name="phone" />}
          aria-label={t("case.call", { phone })}
        >
          {phone}
        </Button>
      )}
      {next !== null && (
        <Button className="actions-next" disabled={isBusy} onClick={() => onChoose(next)}>
          {t.maybe(`action.${next}`) ?? next}
        </Button>
      )}
      {beside.map((action) => (
        <Button
          key={action}
          variant="default"
          className="actions-beside"
          disabled={isBusy}
          onClick={() => onChoose(action)}
        >
          {t(`action.${action}`)}
        </Button>
      ))}
      <Panel label={t("case.more")} className="actions-more" button={<Icon name="more" size={20} />}>
        {[...rest]
          .toSorted((a, b) => Number(b.allowed) - Number(a.allowed))
          .map(({ action, allowed, reason }) => (
            <PanelItem
              key={action}
              {...(allowed ? {} : { refusal: whyNot(reason, document.status, t) })}
              onClick={() => onChoose(action)}
            >
              {t.maybe(`action.${action}`) ?? action}
            </PanelItem>
          ))}
      </Panel>
    </div>
  );
}
