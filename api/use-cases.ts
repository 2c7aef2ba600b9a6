/** The use cases the routes call, bound to their stores by bin/api.ts. */

/** Filled in as routes are wired. */
export interface UseCases {
  [name: string]: unknown;
}
