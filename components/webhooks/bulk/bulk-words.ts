export const NOUN = "webhook";

export type BulkKind = "move" | "unregister";

/** Titles of the dialog of a bulk change of webhooks. */
export const TITLES: Record<BulkKind, (webhooks: string) => string> = {
  move: (webhooks) => `Change the host of ${webhooks}`,
  unregister: (webhooks) => `Unregister ${webhooks}`,
};
