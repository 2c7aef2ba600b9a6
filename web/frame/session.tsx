import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take, type Schema } from "../api/client.js";
import { sessionQuery } from "../api/queries.js";
import { facts } from "../facts.js";

/** A signed-in person. */
export type Person = Schema<"SessionUser">;

/** The signed-in person; undefined = not known yet, null = nobody. */
export function useSession(): Person | null | undefined {
  return useQuery(sessionQuery).data;
}

/** The signed-in person, where the frame has made sure that there is one. */
export function usePerson(): Person {
  const person = useSession();
  if (person === null || person === undefined) throw new Error("nobody is signed in here");
  return person;
}

/** What a role may open. */
export function mayOpen(role: string, page: "queue" | "lead" | "marketing" | "admin"): boolean {
  const roles = {
    queue: ["frontline", "lead", "manager", "administrator"],
    lead: ["lead", "manager", "administrator"],
    marketing: ["marketing", "manager", "administrator"],
    admin: ["administrator"],
  };
  return roles[page].includes(role);
}

/** Signs in and makes everything known of somebody else forgotten. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (how: { email: string; password: string } | { email: string }) => {
      if ("password" in how) await take(api.POST("/api/v1/session", { body: how }));
      else await take(api.POST("/api/v1/demo/session", { body: how }));
      facts.mayBeSignedIn = true;
      client.removeQueries({ predicate: ({ queryKey }) => !["session", "demo-people"].includes(String(queryKey[0])) });
      await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
    },
  });
}

/** Ends the session. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => take(api.DELETE("/api/v1/session")),
    onSettled: (ended) => {
      // The session at the identity provider ends by going there.
      if (ended?.signOutUrl !== undefined) window.location.assign(ended.signOutUrl);
      facts.mayBeSignedIn = false;
      client.setQueryData(sessionQuery.queryKey, null);
      client.removeQueries({ predicate: ({ queryKey }) => !["session", "demo-people"].includes(String(queryKey[0])) });
    },
  });
}
