import { Button } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import { Dialog } from "../frame/dialog.js";
import { useOfficeText } from "../text/office-text.js";
import { ForeignChanges } from "./form-fields.js";
import type { SettingForm } from "./use-setting.js";

/** A form over one document in a dialog: its fields, what somebody else changed, what is wrong, and the buttons. */
export function FormDialog<D extends object>({
  title,
  form,
  nameOf,
  show,
  onSave,
  onClose,
  children,
  after,
}: {
  title: string;
  form: SettingForm<D>;
  /** Name of a field, for what somebody else changed. */
  nameOf: (field: string) => string;
  /** A field's value in words. */
  show: (field: string, value: unknown) => string;
  onSave: () => void;
  onClose: () => void;
  children: ReactNode;
  /** What stands below the form. */
  after?: ReactNode;
}) {
  const { t } = useOfficeText();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSave();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        {form.foreign !== null && <ForeignChanges changes={form.foreign} nameOf={nameOf} show={show} />}
        {children}
        {form.problem !== null && (
          <p role="alert" className="form-problem">
            {form.problem}
          </p>
        )}
        <div className="form-buttons">
          <Button type="submit" loading={form.isSaving}>
            {form.foreign === null ? t("office.save") : t("office.saveAgain")}
          </Button>
          <Button type="button" variant="default" onClick={onClose}>
            {t("app.cancel")}
          </Button>
        </div>
      </form>
      {after}
    </Dialog>
  );
}
