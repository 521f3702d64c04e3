import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";
import { MAX_FILE_BYTES } from "@/lib/contract/limits";
import { readJson as readJsonText } from "@/lib/filters/builder/json";
import { decodeText } from "@/lib/text/decode";
import { tooLarge } from "@/lib/transfer/file/excess";
import { CommandError } from "./terminal";

/** Words for frequent errors of the file system; other errors keep the system's words. */
const WORDS: Record<string, string> = {
  ENOENT: "there is no such file or folder",
  EACCES: "permission denied",
  EISDIR: "it is a folder",
};

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return WORDS[code] ?? error.message;
}

/** Largest JSON file that is read, in bytes: a saved plan contains a whole license. */
const MAX_JSON_BYTES = 64 * 1024 * 1024;

/** Text of a file in UTF-8 or UTF-16. @throws CommandError when it cannot be read */
export async function readText(file: string, limit = MAX_FILE_BYTES): Promise<string> {
  try {
    return decodeText(await readBytes(file === "-" ? process.stdin : createReadStream(file), limit));
  } catch (error) {
    throw new CommandError(`${file} cannot be read: ${reason(error)}`);
  }
}

/** Reads a stream that may never end. @throws when it is longer than the limit, in bytes */
async function readBytes(stream: AsyncIterable<Buffer>, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > limit) throw new Error(tooLarge(limit));
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @throws CommandError when it cannot be read or is no JSON */
export async function readJson(file: string): Promise<unknown> {
  const reading = readJsonText(await readText(file, MAX_JSON_BYTES));
  if (reading.ok) return reading.value;
  const { line, column, message } = reading.problem;
  throw new CommandError(`${file}:${line}:${column}: not JSON: ${message}`);
}

/** Writes a file for this user alone, whole or not at all. @throws CommandError */
export async function writePrivate(file: string, text: string): Promise<void> {
  const unfinished = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    await writeFile(unfinished, text, { mode: 0o600, flag: "wx" });
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw new CommandError(`${file} cannot be written: ${reason(error)}`);
  }
}

/** @throws CommandError when no file can be written at this place */
export async function assertWritable(file: string): Promise<void> {
  const probe = `${file}.${randomBytes(6).toString("hex")}`;
  await writePrivate(probe, "");
  await rm(probe, { force: true });
}
