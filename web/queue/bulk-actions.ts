/** What can be done with several cases at once. To resolve one takes its own words, so that is not among them. */
export const bulkActions = ["reassign", "snooze", "note"] as const;
/** One of {@link bulkActions}. */
export type BulkAction = (typeof bulkActions)[number];
