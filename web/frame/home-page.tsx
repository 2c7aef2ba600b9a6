import { Navigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { facts } from "../facts.js";
import { returnPath } from "../login/return-path.js";
import { mayOpen, usePerson } from "./session.js";

/** `/`: the first page of the reader's role, or the page that `/login?to=` names. */
export function HomePage() {
  const { role } = usePerson();
  const to = returnPath();
  useEffect(() => {
    // It may be a page outside the console, so the browser fetches it.
    if (to !== null) window.location.replace(to);
  }, [to]);
  if (to !== null) return null;
  if (role === "marketing") return <Navigate to="/marketing" replace />;
  if (role === "lead" || role === "manager") return <Navigate to="/lead" replace />;
  if (mayOpen(role, "admin") && !facts.isDemo) return <Navigate to="/start" replace />;
  if (mayOpen(role, "admin")) return <Navigate to="/admin/sources" replace />;
  return <Navigate to="/cases" replace />;
}
