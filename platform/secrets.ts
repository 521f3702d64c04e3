import { generateKeyPairSync, randomBytes } from "node:crypto";
import { exportJWK, type JWK } from "jose";
import { z } from "zod";
import { keptFile } from "./kept-file";
import { type Random, randomText } from "./random";
import { SEAL_KEY_BYTES } from "./seal";

const secretsSchema = z.object({
  /** Switchboard's own application. */
  client_id: z.string().min(1),
  client_secret: z.string().min(1),
  /** Password of both demo users, unless DEMO_PASSWORD sets another. */
  demo_password: z.string().min(1),
  /** Keys that sign the accounts server's cookies. */
  cookie_keys: z.array(z.string().min(32)).min(1),
  jwks: z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) }),
});

/** Secrets that must survive a restart of the platform and that nobody else may know. */
export type Secrets = Omit<z.infer<typeof secretsSchema>, "jwks"> & { jwks: { keys: JWK[] } };

/** Generates secrets for a first start. */
export async function generateSecrets(random: Random): Promise<Secrets> {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = { ...(await exportJWK(privateKey)), alg: "ES256", use: "sig", kid: randomText(random, 16) };
  return {
    client_id: randomText(random, 20),
    client_secret: randomText(random, 40),
    demo_password: randomText(random, 16),
    cookie_keys: [randomText(random, 40)],
    jwks: { keys: [key] },
  };
}

function parse(file: string, text: string): Secrets {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  const parsed = secretsSchema.safeParse(json);
  if (!parsed.success)
    throw new Error(`${file} is damaged. Restore it, or delete it to have new secrets made.`);
  return parsed.data;
}

/**
 * The secrets kept in a file, made at the first start. Readable by its owner only.
 * @throws when the file exists and does not hold them
 */
export async function loadSecrets(file: string, random: Random): Promise<Secrets> {
  const make = async () => `${JSON.stringify(await generateSecrets(random), null, 2)}\n`;
  return parse(file, await keptFile(file, make));
}

/**
 * Key that seals secrets in the database, made at the first start and readable by its owner only. A new key
 * could not open the secrets that this one has sealed, so it has a file apart from the replaceable secrets.
 * @throws when the file exists and does not hold it
 */
export async function loadSealKey(file: string): Promise<Uint8Array> {
  const text = await keptFile(file, async () => `${randomBytes(SEAL_KEY_BYTES).toString("base64url")}\n`);
  const key = Buffer.from(text.trim(), "base64url");
  if (key.length !== SEAL_KEY_BYTES) {
    throw new Error(`${file} is damaged. Restore it: without it no secret in the database can be read.`);
  }
  return key;
}
