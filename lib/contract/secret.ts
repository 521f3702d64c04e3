import { z } from "zod";
import { idSchema, secretKeySchema } from "./text";

/** A form's reference to a secret that it may never have seen; the server fills in the value. */
export const secretSchema = z.discriminatedUnion("kind", [
  /** Keeps the stored secret. */
  z.object({ kind: z.literal("keep") }),
  z.object({ kind: z.literal("value"), value: secretKeySchema }),
  /** The secret of another webhook, for registering its duplicate. */
  z.object({ kind: z.literal("copy"), webhook_id: idSchema }),
]);

export type Secret = z.infer<typeof secretSchema>;

/** Answer of a request to see a secret. */
export const revealedSecretSchema = z.object({ secret_key: z.string() });
export type RevealedSecret = z.infer<typeof revealedSecretSchema>;
