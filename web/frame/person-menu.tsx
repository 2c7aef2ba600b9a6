import { useMantineColorScheme } from "@mantine/core";
import { facts } from "../facts.js";
import { useKeys } from "../keys/keys.js";
import { useText } from "../text/text-provider.js";
import { languageNames, languages } from "../text/translations.js";
import { Icon } from "./icons.js";
import { Initials } from "./initials.js";
import { Panel, PanelItem } from "./panel.js";
import { usePerson, useSignOut } from "./session.js";

/** The reader's own menu: language, colours, keys, what else runs here, sign out. */
export function PersonMenu() {
  const { t, language, setLanguage } = useText();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const person = usePerson();
  const signOut = useSignOut();
  const { run } = useKeys();
  return (
    <Panel
      label={`${t("app.menu")}: ${person.name}`}
      className="rail-person"
      isNamed
      button={
        <>
          <Initials name={person.name} />
          <span className="sr-only">{t("app.menu")}:</span>
          <span className="rail-word rail-person-name">
            {person.name}
            <small>{t(`role.${person.role}`)}</small>
          </span>
        </>
      }
    >
      <p className="panel-title">{t("app.language")}</p>
      {languages.map((one) => (
        <PanelItem
          key={one}
          lang={one}
          isPressed={one === language}
          onClick={() => setLanguage(one)}
          icon={<Tick isOn={one === language} />}
        >
          {languageNames[one]}
        </PanelItem>
      ))}
      <hr />
      <p className="panel-title">{t("app.theme")}</p>
      {(["auto", "light", "dark"] as const).map((one) => (
        <PanelItem
          key={one}
          isPressed={one === colorScheme}
          onClick={() => setColorScheme(one)}
          icon={<Tick isOn={one === colorScheme} />}
        >
          {t(`app.theme.${one}`)}
        </PanelItem>
      ))}
      <hr />
      <PanelItem icon={<Icon name="keys" />} onClick={() => run("sheet")}>
        {t("app.keys")}
      </PanelItem>
      <PanelItem icon={<Icon name="policies" />} href="/docs">
        {t("app.reference")}
      </PanelItem>
      {facts.hasMailbox && (
        <PanelItem icon={<Icon name="mail" />} href="/dev/mailbox">
          {t("app.mailbox")}
        </PanelItem>
      )}
      <PanelItem icon={<Icon name="out" />} onClick={() => signOut.mutate()}>
        {t("app.signOut")}
      </PanelItem>
    </Panel>
  );
}

function Tick({ isOn }: { isOn: boolean }) {
  return <span className="tick">{isOn && <Icon name="check" />}</span>;
}
