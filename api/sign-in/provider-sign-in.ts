/** Sign-in by an identity provider, put together from the configuration. */
import type { AppDeps, ProviderSignIn } from "../app-deps.js";
import type { UsecaseDeps } from "../../usecases/deps.js";
import type { GroupRole } from "../../usecases/identity-sign-in.js";
import { readSession } from "../../usecases/sessions.js";
import { openIdentityProvider, type ProviderSettings } from "./provider.js";
import { signInPages } from "./sign-in-pages.js";

/** The provider as the operator describes it, without its secret. */
export type ProviderDescription = Omit<ProviderSettings, "clientSecret"> & {
  name: string;
  groupRoles: readonly GroupRole[];
};

/** The pages and the sign-out for a provider; undefined without one. Asks nothing of it yet. */
export function providerSignIn(
  description: ProviderDescription | undefined,
  clientSecret: string | undefined,
  deps: { publicUrl: () => string; useCases: UsecaseDeps; log: AppDeps["log"] },
): ProviderSignIn | undefined {
  if (description === undefined || clientSecret === undefined) return undefined;
  const { name, groupRoles, ...settings } = description;
  const provider = openIdentityProvider({ ...settings, clientSecret });
  return {
    pages: signInPages({ ...deps, provider, name, groupRoles }),
    async signOutUrl(token) {
      const session = await readSession(deps.useCases, token);
      return session?.openedBy === "provider" ? provider.signOutUrl(`${deps.publicUrl()}/login`) : null;
    },
  };
}
