import { useNavigate } from "@tanstack/react-router";
import { mayOpen, usePerson } from "../frame/session.js";
import type { View } from "../queue/queue-search.js";
import { useShortcut } from "./keys.js";

/** The keys that lead to a page: `g`, then its letter. */
export function GoKeys() {
  const { role } = usePerson();
  const navigate = useNavigate();
  const toView = (view: View | null): (() => void) | null =>
    mayOpen(role, "queue") ? () => void navigate({ to: "/cases", search: view === null ? {} : { view } }) : null;
  useShortcut("goInbox", toView(null));
  useShortcut("goMine", toView("mine"));
  useShortcut("goTeam", toView("team"));
  useShortcut("goUnassigned", toView("unassigned"));
  useShortcut("goSoon", toView("soon"));
  useShortcut("goOverdue", toView("overdue"));
  useShortcut("goWaiting", toView("waiting"));
  const dashboard = mayOpen(role, "lead") ? "/lead" : mayOpen(role, "marketing") ? "/marketing" : null;
  useShortcut("goDashboard", dashboard === null ? null : () => void navigate({ to: dashboard }));
  return null;
}
