/** For a page of the console, which requires a session: how many queries it sends to an administrator. */
export const PAGES: Record<string, { sends: number } | "outside"> = {
  "(console)/bots": { sends: 1 },
  "(console)/bots/[botId]": { sends: 1 },
  "(console)/bots/new": { sends: 0 },
  "(console)/changes": { sends: 2 },
  "(console)/playground": { sends: 2 },
  "(console)/routing": { sends: 3 },
  "(console)/settings": { sends: 0 },
  "(console)/transfer": { sends: 0 },
  "(console)/webhooks": { sends: 1 },
  "(console)/webhooks/[webhookId]": { sends: 1 },
  "(console)/webhooks/[webhookId]/change": { sends: 1 },
  "(console)/webhooks/new": { sends: 1 },
  "": "outside",
  "sign-in": "outside",
};

/** Pages of the console with the number of queries that they send. */
export const CONSOLE_PAGES = Object.entries(PAGES).flatMap(([path, rule]) =>
  rule === "outside" ? [] : [[path, rule.sends] as const],
);
