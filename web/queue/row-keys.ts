import { useNavigate } from "@tanstack/react-router";
import type { RefObject } from "react";
import type { Schema } from "../api/client.js";
import { useCaseAction } from "../case/use-case-action.js";
import { usePerson } from "../frame/session.js";
import { useShortcut } from "../keys/keys.js";
import type { QueueSearch } from "./queue-search.js";

/** Moves the focus through the rows, and acts on the focused one; `onSelect` chooses it, null = nothing can be chosen. */
export function useRowKeys(
  place: RefObject<HTMLElement | null>,
  rows: readonly Schema<"CaseListItem">[],
  chosenId: string | null,
  search: QueueSearch,
  onSelect: (id: string) => void,
): void {
  const navigate = useNavigate();
  const { id: personId } = usePerson();
  const act = useCaseAction();
  const links = (): HTMLElement[] => [...(place.current?.querySelectorAll<HTMLElement>("a.row") ?? [])];
  const focusedId = (): string | null => {
    const active = document.activeElement;
    const row = active instanceof HTMLElement && place.current?.contains(active) === true ? active.closest("li") : null;
    return row?.querySelector<HTMLElement>("a.row")?.dataset.id ?? null;
  };
  const move = (step: number): void => {
    const all = links();
    const from = all.findIndex((link) => link.dataset.id === (focusedId() ?? chosenId));
    const next = all[from === -1 ? 0 : Math.min(Math.max(from + step, 0), all.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
    // With a case beside the list, walking reads on.
    if (chosenId !== null && next?.dataset.id !== undefined)
      void navigate({
        to: "/cases/$caseId",
        params: { caseId: next.dataset.id },
        search: { ...search },
        replace: true,
      });
  };
  const openForm = (form: string) => (): void => {
    const id = focusedId();
    if (id !== null) void navigate({ to: "/cases/$caseId", params: { caseId: id }, search: { ...search, form } });
  };
  const take = (): void => {
    const row = rows.find((one) => one.id === focusedId());
    if (row === undefined) return;
    const isMine = row.owner === null || row.owner.id === personId;
    act.mutate({
      caseId: row.id,
      number: row.number,
      rev: row.rev,
      action: isMine ? "acknowledge" : "reassign",
      body: isMine ? {} : { to: personId },
    });
  };
  const inList = chosenId === null;
  useShortcut("next", () => move(1));
  useShortcut("previous", () => move(-1));
  useShortcut("open", inList ? () => links()[0]?.click() : null);
  useShortcut("select", () => {
    const id = focusedId() ?? chosenId;
    if (id !== null) onSelect(id);
  });
  useShortcut("assign", inList ? take : null);
  useShortcut("reassign", inList ? openForm("reassign") : null);
  useShortcut("note", inList ? openForm("note") : null);
  useShortcut("contact", inList ? openForm("log-contact") : null);
  useShortcut("snooze", inList ? openForm("snooze") : null);
  useShortcut("resolve", inList ? openForm("resolve") : null);
}
