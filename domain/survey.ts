/** Survey kinds and their bands (product.md, Bands and severity). */

/** What is measured. */
export type SurveyKind = "nps" | "csat" | "ces";
/** Where a score puts a customer; null elsewhere means no band could be given. */
export type Band = "detractor" | "passive" | "promoter";
/** Urgency of a case, P1 the highest. */
export type Severity = "P1" | "P2" | "P3" | "P4";
/** Languages the product speaks. */
export type Language = "fi" | "sv" | "en";
/** The road an answer came by. */
export type Channel = "survey" | "call" | "email" | "chat" | "social" | "visit";
