import { generateKeyPairSync, randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { exportJWK, type JWK } from "jose";
import { z } from "zod";
import { type Random, randomText } from "./random";

const secretsSchema = z.object({
  /** Switchboard's own application. */
  client_id: z.string().min(1),
  client_secret: z.string().min(1),
  /** Of both demo users, unless DEMO_PASSWORD says otherwise. */
  demo_password: z.string().min(1),
  /** Sign the accounts server's cookies. */
  cookie_keys: z.array(z.string().min(32)).min(1),
  jwks: z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) }),
});

/** What the platform must not forget and nobody else may know. */
export type Secrets = Omit<z.infer<typeof secretsSchema>, "jwks"> & { jwks: { keys: JWK[] } };

/** New secrets, for a first start. */
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

async function read(file: string): Promise<Secrets | undefined> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
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
  const known = await read(file);
  if (known !== undefined) return known;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  const handle = await open(draft, "wx", 0o600);
  await handle.writeFile(`${JSON.stringify(await generateSecrets(random), null, 2)}\n`);
  await handle.sync();
  await handle.close();
  try {
    // Linking is all or nothing and never replaces: of two first starts at once one wins, and both read the same.
    await link(draft, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  await unlink(draft);
  const kept = await read(file);
  if (kept === undefined) throw new Error(`${file} cannot be kept`);
  return kept;
}
