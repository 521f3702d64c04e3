export const NOUN = { one: "webhook", many: "webhooks" };

export type BulkKind = "move" | "unregister";

/** What a change of many webhooks is called, above its dialog. */
export const TITLES: Record<BulkKind, (webhooks: string) => string> = {
  move: (webhooks) => `Change the host of ${webhooks}`,
  unregister: (webhooks) => `Unregister ${webhooks}`,
};
