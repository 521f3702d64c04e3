/** Every page and API path of the dashboard. Components, route tests and e2e read it, so none spells a path itself. */

const id = encodeURIComponent;

export const pages = {
  home: "/",
  signIn: "/sign-in",
  bots: "/bots",
  newBot: "/bots/new",
  bot: (botId: string) => `/bots/${id(botId)}` as const,
  webhooks: "/webhooks",
  newWebhook: "/webhooks/new",
  /** Registers a copy of an existing webhook. */
  duplicateWebhook: (webhookId: string) => `/webhooks/new?from=${id(webhookId)}` as const,
  webhook: (webhookId: string) => `/webhooks/${id(webhookId)}` as const,
  playground: "/playground",
  routing: "/routing",
  routingGroup: (groupId: number) => `/routing?group=${groupId}` as const,
  /** Replaces a webhook by one with other settings. */
  changeWebhook: (webhookId: string) => `/webhooks/${id(webhookId)}/change` as const,
  changes: "/changes",
  /** The history narrowed down to one object. */
  changesOf: (kind: "bot" | "webhook", objectId: string) =>
    `/changes?object=${kind}&id=${id(objectId)}` as const,
  /** One entry of the journal. */
  change: (entryId: string) => `/changes?entry=${id(entryId)}` as const,
  /** Every entry of one operation. */
  changesOfOperation: (operationId: string) => `/changes?operation=${id(operationId)}` as const,
  transfer: "/transfer",
  settings: "/settings",
} as const;

export const api = {
  /** Liveness: answers with the build as long as the process runs. */
  live: "/api/health/live",
  /** Readiness: the database answers, the keys open stored secrets, and the process is not stopping. */
  ready: "/api/health/ready",
  /** Alias of `ready`. */
  health: "/api/health",
  metrics: "/api/metrics",
  /** Receives browsers' reports on violations of the content security policy. */
  policyReports: "/api/csp-reports",
  session: "/api/session",
  /** Begins a sign-in; `livechat` is the provider of server/sign-in/livechat-provider.ts. */
  signIn: "/api/auth/signin/livechat",
  signOut: "/api/sign-out",
  bots: "/api/bots",
  bot: (botId: string) => `/api/bots/${id(botId)}`,
  /** One item of a bulk change of bots. */
  bulkBot: (botId: string) => `/api/bots/${id(botId)}/bulk`,
  botSecret: (botId: string) => `/api/bots/${id(botId)}/secret`,
  webhooks: "/api/webhooks",
  webhook: (webhookId: string) => `/api/webhooks/${id(webhookId)}`,
  /** Replaces a webhook (POST); the latest replacement of it (GET). */
  replaceWebhook: (webhookId: string) => `/api/webhooks/${id(webhookId)}/replace`,
  /** Lists unfinished replacements (GET); finishes the ones that can be finished (POST). */
  replacements: "/api/replacements",
  /** Continues a replacement. */
  resumeReplacement: (replacementId: string) => `/api/replacements/${id(replacementId)}/resume`,
  /** Rolls a replacement back. */
  rollBackReplacement: (replacementId: string) => `/api/replacements/${id(replacementId)}/roll-back`,
  webhookSecret: (webhookId: string) => `/api/webhooks/${id(webhookId)}/secret`,
  webhookTest: (webhookId: string) => `/api/webhooks/${id(webhookId)}/test`,
  /** Cases kept for a webhook or a bot. */
  cases: (kind: "webhook" | "bot", ofId: string) => `/api/cases/${kind}/${id(ofId)}`,
  case: (kind: "webhook" | "bot", ofId: string, caseId: string) =>
    `/api/cases/${kind}/${id(ofId)}/${id(caseId)}`,
  groups: "/api/groups",
  group: (groupId: number) => `/api/groups/${groupId}`,
  /** Facts of some bots that routing needs, for at most ROUTED_PAGE of them. */
  routedBots: (botIds: readonly string[]) => `/api/routing/${id(botIds.map(id).join(","))}`,
  placements: "/api/routing",
  changes: "/api/changes",
  /** Determines the outcome of changes whose result is unknown. */
  lookUpChanges: "/api/changes/look-up",
  exportChanges: "/api/changes/export",
  takeBack: (entryId: string) => `/api/changes/${id(entryId)}/take-back`,
  transferExport: "/api/transfer/export",
  transferPlan: "/api/transfer/plan",
  transferDrift: "/api/transfer/drift",
  transferItem: "/api/transfer/item",
  questions: "/api/playground",
  question: (questionId: string) => `/api/playground/${id(questionId)}`,
} as const;
