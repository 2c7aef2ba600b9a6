/** What use cases, relays and activities tell the metrics. Codes and numbers only; a call never throws and costs next to nothing. */

/** Every part is optional to implement: what nobody counts is not counted. */
export interface Observer {
  /** A deadline fired; `kind` is its ledger entry's type, `latenessMs` how late it was. */
  deadlineFired?(kind: string, latenessMs: number): void;
  /** A mail conversation ended: sent, unreachable, temporary, permanent or unknown. */
  mailEnded?(notice: string, outcome: string): void;
  /** A workflow was handed to Temporal, or Temporal did not take it. */
  relayed?(workflowType: string): void;
  relayFailed?(workflowType: string, code: string): void;
}
