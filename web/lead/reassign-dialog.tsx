import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useCaseAction } from "../case/use-case-action.js";
import { Dialog } from "../frame/dialog.js";
import { useOfficeText } from "../text/office-text.js";
import { addedPoints, isEligible, type BoardCase, type BoardPerson } from "./board-case.js";
import { LoadBar } from "./load-bar.js";

/** Gives a case to another person, those who can take it first, and shows what they would then carry. */
export function ReassignDialog({
  one,
  people,
  receiverId = null,
  onClose,
}: {
  one: BoardCase;
  people: readonly BoardPerson[];
  /** Who is chosen already: the case was dropped on their lane. */
  receiverId?: string | null;
  onClose: () => void;
}) {
  const { t } = useOfficeText();
  const act = useCaseAction();
  const [to, setTo] = useState(receiverId ?? "");
  const [note, setNote] = useState("");
  const candidates = people
    .filter((person) => person.id !== one.owner?.id)
    .toSorted((a, b) => a.loadPoints - b.loadPoints || a.name.localeCompare(b.name));
  const groups = [
    { group: t("board.canTake"), people: candidates.filter((person) => isEligible(one, person)) },
    { group: t("board.others"), people: candidates.filter((person) => !isEligible(one, person)) },
  ].filter((group) => group.people.length > 0);
  const receiver = candidates.find((person) => person.id === to);
  const added = receiver === undefined ? 0 : addedPoints(one, receiver);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate(
      {
        caseId: one.id,
        number: one.number,
        rev: one.rev,
        action: "reassign",
        body: { to, ...(note.trim() === "" ? {} : { note }) },
        ...(one.owner === null ? {} : { undo: { action: "reassign", body: { to: one.owner.id } } }),
      },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog onClose={onClose} title={t("lead.reassign", { number: one.number })}>
      <form className="dialog-form" onSubmit={submit}>
        <NativeSelect
          label={t("field.to")}
          required
          withAsterisk={false}
          data-autofocus
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          data={[
            { value: "", label: t("field.choose") },
            ...groups.map(({ group, people: inGroup }) => ({
              group,
              items: inGroup.map((person) => ({ value: person.id, label: optionOf(person, t) })),
            })),
          ]}
        />
        {receiver !== undefined && (
          <p className="dialog-preview">
            {t("lead.preview", {
              name: receiver.name,
              points: receiver.loadPoints + added,
              cap: receiver.capacityPoints,
            })}
            <LoadBar points={receiver.loadPoints} cap={receiver.capacityPoints} added={added} />
          </p>
        )}
        <Textarea
          label={`${t("field.note")} (${t("field.optional")})`}
          autosize
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className="form-buttons">
          <Button type="submit" loading={act.isPending}>
            {t("action.reassign")}
          </Button>
          <Button type="button" variant="default" onClick={onClose}>
            {t("app.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Who, with how much, and whether they are there. */
function optionOf(person: BoardPerson, t: ReturnType<typeof useOfficeText>["t"]): string {
  const points = t("lead.points", { points: person.loadPoints, cap: person.capacityPoints });
  return [person.name, points, ...(person.away ? [t("lead.away")] : [])].join(" · ");
}
