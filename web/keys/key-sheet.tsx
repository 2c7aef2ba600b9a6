import { Button } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "../frame/dialog.js";
import { useText } from "../text/text-provider.js";
import { shortcuts, useKeys, useShortcut } from "./keys.js";

/** The sheet of all keys, opened by `?`. */
export function KeySheet() {
  const { t } = useText();
  const [isOpen, setOpen] = useState(false);
  const { isOn, setOn } = useKeys();
  useShortcut("sheet", () => setOpen(true));
  if (!isOpen) return null;
  return (
    <Dialog title={t("keys.title")} onClose={() => setOpen(false)}>
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
