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

/** The level of an escalation; nothing at level 0. */
export function LevelMark({ level }: { level: number }) {
  const { t } = useText();
  return level === 0 ? null : <span className="level">↑ {t("case.level", { level })}</span>;
}
