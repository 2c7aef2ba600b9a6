import { useText } from "../text/text-provider.js";

/** A severity as its code; its word is read out and shown on hover. */
export function SeverityMark({ severity }: { severity: string }) {
  const { t } = useText();
  return (
    <span className={`severity severity-${severity}`} title={t.maybe(`severity.${severity}`) ?? severity}>
      {severity}
    </span>
  );
}

/** The level of an escalation; nothing at level 0. Short where room is scarce: the word is read out and shown on hover. */
export function LevelMark({ level, isShort = false }: { level: number; isShort?: boolean }) {
  const { t } = useText();
  if (level === 0) return null;
  const words = t("case.level", { level });
  if (!isShort) return <span className="level">↑ {words}</span>;
  return (
    <span className="level" title={words}>
      <span aria-hidden="true">↑ {level}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
