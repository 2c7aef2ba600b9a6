import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useState, type FormEvent } from "react";
import type { Schema } from "../api/client.js";
import { useCaseAction } from "../case/use-case-action.js";
import { Dialog } from "../frame/dialog.js";
import { useText } from "../text/text-provider.js";
import type { BoardCase } from "./board-case.js";
import { LoadBar } from "./load-bar.js";

/** Points a case weighs, as the router counts them. */
const weights: Readonly<Record<string, number>> = { P1: 3, P2: 2, P3: 1, P4: 0.5 };

/** Gives a case to another person, and shows what they would then carry. */
export function ReassignDialog({
  one,
  people,
  onClose,
}: {
  one: BoardCase;
  people: Schema<"TeamBoard">["people"];
  onClose: () => void;
}) {
  const { t } = useText();
  const act = useCaseAction();
  const [to, setTo] = useState("");
  const [note, setNote] = useState("");
  const candidates = people
    .filter((person) => person.id !== one.owner?.id)
    .toSorted(
      (a, b) =>
        Number(b.teams.includes(teamId(one))) - Number(a.teams.includes(teamId(one))) || a.loadPoints - b.loadPoints,
    );
  const receiver = candidates.find((person) => person.id === to);
  const points = (receiver?.loadPoints ?? 0) + (weights[one.severity] ?? 0);
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
            ...candidates.map((person) => ({
              value: person.id,
              label: `${person.name} · ${t("lead.points", { points: person.loadPoints, cap: person.capacityPoints })}${person.away ? ` · ${t("lead.away")}` : ""}`,
            })),
          ]}
        />
        {receiver !== undefined && (
          <p className="dialog-preview">
            {t("lead.preview", { name: receiver.name, points, cap: receiver.capacityPoints })}
            <LoadBar points={points} cap={receiver.capacityPoints} />
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

function teamId(one: BoardCase): string {
  return one.team?.id ?? "";
}
