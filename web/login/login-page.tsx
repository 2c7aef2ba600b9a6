import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { ApiError } from "../api/client.js";
import { demoPeopleQuery } from "../api/queries.js";
import { facts } from "../facts.js";
import { Initials } from "../frame/initials.js";
import { useSignIn } from "../frame/session.js";
import iconUrl from "../icon.svg";
import { useText } from "../text/text-provider.js";
import { providerHref } from "./return-path.js";
import { languageNames, languages, type Language } from "../text/translations.js";

/** The first page of a signed-out person: in the demo its people as cards, and always the form. */
export default function LoginPage() {
  const { t, language, setLanguage } = useText();
  const demo = useQuery(demoPeopleQuery).data ?? [];
  return (
    <div className="login">
      <header className="login-head">
        <span className="login-brand">
          <img src={iconUrl} alt="" width={28} height={28} />
          innerloop
        </span>
        <NativeSelect
          aria-label={t("app.language")}
          size="sm"
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value as Language)}
          data={languages.map((one) => ({ value: one, label: languageNames[one] }))}
        />
      </header>
      <main className="login-main">
        <p className="login-lead">{t("login.lead")}</p>
        {demo.length > 0 && <DemoPeople people={demo} />}
        {facts.provider !== null && <ProviderSignIn provider={facts.provider} isSecond={demo.length > 0} />}
        {facts.hasLocalLogin && <PasswordForm isSecond={demo.length > 0 || facts.provider !== null} />}
        <footer className="login-foot">
          <strong>{t("login.look")}</strong>
          <a href="/docs">{t("app.reference")}</a>
          {facts.hasMailbox && <a href="/dev/mailbox">{t("app.mailbox")}</a>}
        </footer>
      </main>
    </div>
  );
}

function DemoPeople({ people }: { people: { email: string; name: string; role: string; teams: string[] }[] }) {
  const { t } = useText();
  const signIn = useSignIn();
  return (
    <section aria-labelledby="demo-title">
      <h1 id="demo-title">{t("login.demoTitle")}</h1>
      <ul className="demo-people">
        {people.map(({ email, name, role, teams }) => {
          const roleName = t.maybe(`role.${role}`) ?? role;
          return (
            <li key={email}>
              <button
                type="button"
                className="demo-person"
                title={t("login.demoSignIn", { name, role: roleName })}
                disabled={signIn.isPending}
                onClick={() => signIn.mutate({ email })}
              >
                <Initials name={name} size={36} />
                <span>
                  <strong>{name}</strong>
                  <span className="dimmed">{[roleName, ...teams].join(" · ")}</span>
                  <small>{t.maybe(`role.sees.${role}`)}</small>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {signIn.error !== null && <p role="alert">{t("app.refused", { detail: signIn.error.message })}</p>}
      <p className="dimmed">{t("login.demoHint")}</p>
    </section>
  );
}

function ProviderSignIn({ provider, isSecond }: { provider: string; isSecond: boolean }) {
  const { t } = useText();
  const Title = isSecond ? "h2" : "h1";
  return (
    <section className="login-form" aria-labelledby="provider-title">
      <Title id="provider-title">{isSecond ? t("login.withProvider") : t("login.title")}</Title>
      <Button component="a" href={providerHref()}>
        {t("login.provider", { provider })}
      </Button>
    </section>
  );
}

function PasswordForm({ isSecond }: { isSecond: boolean }) {
  const { t } = useText();
  const signIn = useSignIn();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.mutate({ email, password });
  };
  const { error } = signIn;
  const problem =
    error === null
      ? null
      : error instanceof ApiError && error.status === 401
        ? t("login.refused")
        : error instanceof ApiError && error.status === 429
          ? t("login.throttled")
          : t("app.refused", { detail: error.message });
  const Title = isSecond ? "h2" : "h1";
  return (
    <section className="login-form" aria-labelledby="form-title">
      <Title id="form-title">{isSecond ? t("login.withPassword") : t("login.title")}</Title>
      <form onSubmit={submit}>
        <TextInput
          label={t("login.email")}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <TextInput
          label={t("login.password")}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {problem !== null && (
          <p role="alert" className="form-problem">
            {problem}
          </p>
        )}
        <Button type="submit" loading={signIn.isPending}>
          {t("login.submit")}
        </Button>
      </form>
    </section>
  );
}
