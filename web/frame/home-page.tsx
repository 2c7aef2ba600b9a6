import { Navigate } from "@tanstack/react-router";
import { facts } from "../facts.js";
import { mayOpen, usePerson } from "./session.js";

/** `/`: the first page of the reader's role. */
export function HomePage() {
  const { role } = usePerson();
  if (role === "marketing") return <Navigate to="/marketing" replace />;
  if (role === "lead" || role === "manager") return <Navigate to="/lead" replace />;
  if (mayOpen(role, "admin") && !facts.isDemo) return <Navigate to="/start" replace />;
  if (mayOpen(role, "admin")) return <Navigate to="/admin/sources" replace />;
  return <Navigate to="/cases" replace />;
}
