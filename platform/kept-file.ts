import { randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, unlink } from "node:fs/promises";
import { dirname } from "node:path";

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * Reads the text of a file, which is made at the first call and never changed. Readable by its owner only.
 */
export async function keptFile(file: string, make: () => Promise<string>): Promise<string> {
  const known = await read(file);
  if (known !== undefined) return known;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  const handle = await open(draft, "wx", 0o600);
  await handle.writeFile(await make());
  await handle.sync();
  await handle.close();
  try {
    // Linking is all or nothing and never replaces: if two first starts race, one wins and both read its
    // text.
    await link(draft, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  await unlink(draft);
  const kept = await read(file);
  if (kept === undefined) throw new Error(`${file} cannot be kept`);
  return kept;
}
