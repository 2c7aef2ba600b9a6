import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useLiveChanges } from "../api/live.js";
import { GoKeys } from "../keys/go-keys.js";
import { KeyDialogs } from "../keys/key-dialogs.js";
import { KeysProvider } from "../keys/keys.js";
import { useProductTime } from "../text/now.js";
import { usePreferredLanguage, useText } from "../text/text-provider.js";
import { Rail } from "./rail.js";
import { mayOpen, useSession } from "./session.js";

const LoginPage = lazy(() => import("../login/login-page.js"));

/** Everything around a page: the rail, the keys, and the sign-in page while nobody is signed in. */
export function Frame() {
  const person = useSession();
  const { t } = useText();
  usePreferredLanguage(person?.language);
  useLiveChanges(person?.id ?? null);
  useProductTime(person !== null && person !== undefined && mayOpen(person.role, "queue"));
  if (person === undefined) return null;
  if (person === null)
    return (
      <Suspense fallback={null}>
        <LoginPage />
      </Suspense>
    );
  return (
    <KeysProvider>
      <a className="skip" href="#main">
        {t("app.skip")}
      </a>
      <div className="frame">
        <Rail />
        <main id="main" className="main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <GoKeys />
      <KeyDialogs />
    </KeysProvider>
  );
}
