import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useOfficeText } from "../text/office-text.js";
import { putSetting, SettingRefusal } from "./setting-client.js";
import { isSame, mergeSetting, type ForeignChange } from "./setting-merge.js";
import type { Collection, Stored } from "./settings.js";

/** What a form works on. */
export interface SettingForm<D> {
  draft: D;
  /** Changes fields of the draft. */
  set: (changes: Partial<D>) => void;
  /** Stores the draft; `then` runs when it is stored. */
  save: (then?: (stored: D & Stored) => void) => void;
  /** What is wrong with a field, in words; null = nothing. */
  fault: (field: string) => string | null;
  /** What is wrong with no field in particular. */
  problem: string | null;
  /** What somebody else changed meanwhile; null = nothing. */
  foreign: readonly ForeignChange[] | null;
  isSaving: boolean;
  isChanged: boolean;
}

/** Which document a form is about. */
export interface SettingTarget<D> {
  collection: Collection;
  /** The id to store it under. */
  idOf: (draft: D) => string;
  /** What is stored; null = a new one. */
  stored: (D & Stored) | null;
  /** What a new one starts from. */
  fresh: D;
  /** What the toast calls it. */
  nameOf: (draft: D) => string;
  /** The document as the route takes it. */
  body?: (draft: D) => object;
}

/**
 * A form over one settings document. A change by somebody else is merged field by field and shown before anything is
 * stored; after storing, ten seconds are given to take it back.
 */
export function useSetting<D extends object>(target: SettingTarget<D>): SettingForm<D> {
  const { t } = useOfficeText();
  const client = useQueryClient();
  const [base, setBase] = useState<(D & Stored) | null>(target.stored);
  const [draft, setDraft] = useState<D>(target.stored ?? target.fresh);
  const [foreign, setForeign] = useState<readonly ForeignChange[] | null>(null);
  const toast = useSettingToast();
  const bodyOf = target.body ?? ((document: D) => document);
  const mutation = useMutation({
    mutationFn: () =>
      putSetting<D & Stored>(target.collection, target.idOf(draft), withoutRev(bodyOf(draft)), base?.rev ?? null),
    onSuccess: (stored) => {
      const before = base;
      setBase(stored);
      setDraft(stored);
      setForeign(null);
      void client.invalidateQueries();
      toast({
        message: t("office.saved", { name: target.nameOf(stored) }),
        ...(before === null || isSame(withoutRev(before), withoutRev(stored))
          ? {}
          : {
              undo: () =>
                putSetting(target.collection, target.idOf(stored), withoutRev(bodyOf(before)), stored.rev).then(() => {
                  void client.invalidateQueries();
                }),
            }),
      });
    },
    onError: (error) => {
      if (!(error instanceof SettingRefusal) || error.status !== 412 || base === null) return;
      const current = error.current as (D & Stored) | null;
      if (current === null) return;
      const merge = mergeSetting<D>(base, draft, current);
      setDraft(merge.document);
      setBase(current);
      setForeign(merge.changes);
    },
  });
  const refusal = mutation.error instanceof SettingRefusal && mutation.error.status !== 412 ? mutation.error : null;
  const words = (code: string, detail: string): string => t.maybe(`fault.${code}`) ?? detail;
  const ofField = (field: string) => refusal?.faults.find(({ pointer }) => pointer.split("/")[1] === field);
  const isPlaced = refusal?.faults.some(({ pointer }) => (pointer.split("/")[1] ?? "") in draft) === true;
  return {
    draft,
    set: (changes) => setDraft((before) => ({ ...before, ...changes })),
    save: (then) => mutation.mutate(undefined, { onSuccess: (stored) => then?.(stored) }),
    fault: (field) => {
      const found = ofField(field);
      return found === undefined ? null : words(found.code, found.detail);
    },
    problem:
      refusal === null || isPlaced
        ? null
        : t("app.refused", { detail: words(refusal.code, refusal.faults[0]?.detail ?? refusal.message) }),
    foreign,
    isSaving: mutation.isPending,
    isChanged: !isSame(draft, base),
  };
}

function withoutRev(document: object): object {
  return Object.fromEntries(Object.entries(document).filter(([name]) => name !== "rev"));
}

/** Says what happened, and offers to take it back where that is possible. */
export function useSettingToast() {
  const { t } = useOfficeText();
  return ({ message, undo }: { message: string; undo?: () => Promise<unknown> }): void => {
    const id = crypto.randomUUID();
    const takeBack = (): void => {
      notifications.hide(id);
      undo?.()
        .then(() => notifications.show({ message: t("app.undone"), autoClose: 4_000 }))
        .catch((error: unknown) =>
          notifications.show({
            color: "red",
            autoClose: 10_000,
            message: t("app.refused", { detail: error instanceof Error ? error.message : String(error) }),
          }),
        );
    };
    notifications.show({
      id,
      autoClose: 10_000,
      withCloseButton: true,
      closeButtonProps: { "aria-label": t("app.close") },
      message: (
        <span className="toast">
          {message}
          {undo !== undefined && (
            <Button size="compact-sm" variant="default" onClick={takeBack}>
              {t("app.undo")}
            </Button>
          )}
        </span>
      ),
    });
  };
}
