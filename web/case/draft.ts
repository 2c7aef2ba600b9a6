import { useState } from "react";

/** What was typed into a form, kept in this tab per case and action until it is sent. */
export function useDraft(
  caseId: string,
  action: string,
  start: () => Record<string, string>,
): [values: Readonly<Record<string, string>>, set: (name: string, value: string) => void, forget: () => void] {
  const key = `innerloop-draft/${caseId}/${action}`;
  const [values, setValues] = useState<Record<string, string>>(() => ({ ...start(), ...kept(key) }));
  return [
    values,
    (name, value) => {
      const next = { ...values, [name]: value, ...(name === "cause" ? { causeDetail: "" } : {}) };
      setValues(next);
      sessionStorage.setItem(key, JSON.stringify(next));
    },
    () => sessionStorage.removeItem(key),
  ];
}

function kept(key: string): Record<string, string> {
  const text = sessionStorage.getItem(key);
  return text === null ? {} : (JSON.parse(text) as Record<string, string>);
}
