import { TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Dialog } from "../frame/dialog.js";
import { mayOpen, usePerson } from "../frame/session.js";
import { views } from "../queue/queue-search.js";
import { useText } from "../text/text-provider.js";
import { shortcuts, useKeys } from "./keys.js";

interface Command {
  id: string;
  text: string;
  act: () => void;
}

/** The command bar: every page and every shortcut by its words. */
export default function CommandBar({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState(0);
  const commands = useCommands().filter(({ text }) => text.toLowerCase().includes(words.trim().toLowerCase()));
  const current = commands[Math.min(chosen, commands.length - 1)];
  const act = (command: Command | undefined): void => {
    if (command === undefined) return;
    onClose();
    // After the bar has given its focus back.
    setTimeout(command.act, 0);
  };
  return (
    <Dialog title={t("keys.command")} onClose={onClose}>
      <TextInput
        data-autofocus
        aria-label={t("command.placeholder")}
        placeholder={t("command.placeholder")}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") setChosen((at) => Math.min(at + 1, commands.length - 1));
          else if (event.key === "ArrowUp") setChosen((at) => Math.max(at - 1, 0));
          else if (event.key === "Enter") act(current);
          else return;
          event.preventDefault();
        }}
      />
      <ul className="command-list">
        {commands.map((command) => (
          <li key={command.id}>
            <button type="button" className="command" data-current={command === current} onClick={() => act(command)}>
              {command.text}
            </button>
          </li>
        ))}
      </ul>
      {commands.length === 0 && <p className="dimmed">{t("command.none")}</p>}
    </Dialog>
  );
}

function useCommands(): Command[] {
  const { t } = useText();
  const { run } = useKeys();
  const { role } = usePerson();
  const navigate = useNavigate();
  const go = (to: string, text: string): Command => ({ id: to, text, act: () => void navigate({ to }) });
  return [
    ...(mayOpen(role, "queue")
      ? views.map((view) => ({
          id: view,
          text: `${t("app.queue")}: ${t(`view.${view}`)}`,
          act: () => void navigate({ to: "/cases", search: { view } }),
        }))
      : []),
    ...(mayOpen(role, "lead") ? [go("/lead", t("app.lead"))] : []),
    ...(mayOpen(role, "marketing") ? [go("/marketing", t("app.marketing"))] : []),
    ...(mayOpen(role, "admin")
      ? [
          go("/admin/sources", t("app.sources")),
          go("/admin/people", t("app.people")),
          go("/admin/connect", t("app.connect")),
          go("/admin/quarantine", t("app.quarantine")),
          go("/admin/policies", t("app.policies")),
          go("/admin/keys", t("app.apiKeys")),
        ]
      : []),
    ...shortcuts
      .filter(({ name }) => name !== "command")
      .map(({ name }) => ({ id: `key-${name}`, text: t(`keys.${name}`), act: () => run(name) })),
  ];
}
