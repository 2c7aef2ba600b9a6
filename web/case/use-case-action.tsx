import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ApiError, take, type Schema } from "../api/client.js";
import { caseQuery } from "../api/queries.js";
import { useText } from "../text/text-provider.js";

/** One action on one case; `rev` is the version the person looked at. */
export interface CaseActionRequest {
  caseId: string;
  number: string;
  rev: number | null;
  action: string;
  body: Record<string, unknown>;
  /** The action that takes it back, offered for ten seconds. */
  undo?: { action: string; body: Record<string, unknown> };
}

/** Does one action on a case; answers the case as it then is. Throws what the API refuses. */
export async function sendCaseAction({
  caseId,
  rev,
  action,
  body,
}: Pick<CaseActionRequest, "caseId" | "rev" | "action" | "body">): Promise<Schema<"Case">> {
  // Every action's route has the same answer; its body was made by the form of that action.
  return await take(
    api.POST(`/api/v1/cases/{id}/actions/${action}` as "/api/v1/cases/{id}/actions/note", {
      params: {
        path: { id: caseId },
        header: { "Idempotency-Key": crypto.randomUUID(), ...(rev === null ? {} : { "If-Match": `"${rev}"` }) },
      },
      body: body as { text: string },
    }),
  );
}

/** Does an action, says what happened, and offers to take it back where that is possible. A 412 is the caller's to show. */
export function useCaseAction() {
  const client = useQueryClient();
  const { t } = useText();
  const store = (document: Schema<"Case">): void => {
    client.setQueryData(caseQuery(document.id).queryKey, document);
    void client.invalidateQueries({ queryKey: ["cases"] });
  };
  return useMutation({
    mutationFn: (request: CaseActionRequest) => sendCaseAction(request),
    onSuccess: (document, request) => {
      store(document);
      const { undo } = request;
      const id = `${request.caseId}-${request.action}-${document.rev}`;
      const takeBack = (): void => {
        if (undo === undefined) return;
        notifications.hide(id);
        sendCaseAction({ ...request, ...undo, rev: null })
          .then((after) => {
            store(after);
            notifications.show({ message: t("app.undone"), autoClose: 4_000 });
          })
          .catch((error: unknown) => complain(t("app.refused", { detail: String(error) })));
      };
      notifications.show({
        id,
        autoClose: 10_000,
        withCloseButton: true,
        closeButtonProps: { "aria-label": t("app.close") },
        message: (
          <span className="toast">
            {t.maybe(`done.${request.action}`, { number: request.number })}
            {undo !== undefined && (
              <Button size="compact-sm" variant="default" onClick={takeBack}>
                {t("app.undo")}
              </Button>
            )}
          </span>
        ),
      });
    },
    onError: (error) => {
      if (error instanceof ApiError && error.status === 412) {
        const current = error.current as Schema<"Case"> | null;
        if (current !== null) store(current);
        return;
      }
      complain(t("app.refused", { detail: error.message }));
    },
  });
}

function complain(message: string): void {
  notifications.show({ color: "red", message, autoClose: 10_000 });
}
