import { z } from "zod";
import { VERSIONS } from "@/lib/contract/versions";

/** `GET api.session`: the signed-in person, the license and the permissions. */
export const sessionInfoSchema = z.object({
  email: z.string(),
  license_id: z.int(),
  /** The application the person signed in through; bots and webhooks with this owner are "mine". */
  client_id: z.string(),
  api_url: z.string(),
  version: z.enum(VERSIONS),
  environment: z.enum(["embedded", "remote"]),
  /** Granted scopes in v0.4 spelling; test them with `covers` of lib/contract/scopes. */
  granted: z.array(z.string()),
});
export type SessionInfo = z.infer<typeof sessionInfoSchema>;

/** `GET api.signOut`: bots that a revocation of this session's grant would take offline. */
export const signOutPreviewSchema = z.object({
  bots: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type SignOutPreview = z.infer<typeof signOutPreviewSchema>;

/** `POST api.signOut`: without `revoke` the grant stays alive and its bots stay logged in. */
export const signOutInputSchema = z.object({ revoke: z.boolean() });
export type SignOutInput = z.infer<typeof signOutInputSchema>;
