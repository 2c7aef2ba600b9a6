import { useEffect, type ReactNode } from "react";
import { NotHere } from "../frame/not-here.js";
import { mayOpen, usePerson } from "../frame/session.js";
import { useText } from "../text/text-provider.js";
import "./office.css";
import "./admin.css";

/** A page of the administrator; nothing for anybody else. */
export function AdminPage({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useText();
  const { role } = usePerson();
  useEffect(() => {
    document.title = `${title} · innerloop`;
  }, [title]);
  if (!mayOpen(role, "admin")) return <NotHere />;
  return (
    <div className="page">
      <h1>{title}</h1>
      {children}
      <span className="sr-only">{t("app.admin")}</span>
    </div>
  );
}
