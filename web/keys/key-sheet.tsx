import { Button } from "@mantine/core";
import { Dialog } from "../frame/dialog.js";
import { useText } from "../text/text-provider.js";
import { shortcuts, useKeys } from "./keys.js";

/** The sheet of all keys. */
export default function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const { isOn, setOn } = useKeys();
  return (
    <Dialog title={t("keys.title")} onClose={onClose}>
      <dl className="key-sheet">
        {shortcuts.map(({ name, keys }) => (
          <div key={name}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key === "Escape" ? "Esc" : key === "A" ? "Shift+A" : key}</kbd>
              ))}
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="dimmed">{t("keys.hint")}</p>
      <Button variant="default" aria-pressed={!isOn} onClick={() => setOn(!isOn)}>
        {t("keys.off")}
        {!isOn && " ✓"}
      </Button>
    </Dialog>
  );
}
