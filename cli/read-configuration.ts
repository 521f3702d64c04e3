import { maskedText } from "@/lib/contract/addresses/address-secrets";
import type { TransferDocument } from "@/lib/transfer/file/document";
import { openDocument, SealError } from "@/lib/transfer/seal/seal";
import { parsePath, type Problem, readDocument } from "@/lib/transfer/file/text";
import { readText } from "./files";
import { CommandError } from "./terminal";

export type Configuration = {
  text: string;
  /** As it stands in the file, secrets sealed. */
  document: TransferDocument;
  /** What nobody sees in the file. */
  notes: Problem[];
  /** Gives problems of the document the lines they stand on. */
  located: (problems: Problem[]) => Problem[];
};

/** Reads a configuration file. @throws CommandError with every problem */
export async function readConfiguration(file: string): Promise<Configuration> {
  const text = await readText(file);
  const read = readDocument(text);
  if (!read.ok) throw refused(file, read.problems);
  const located = (problems: Problem[]) =>
    problems.map((problem) =>
      problem.path === "" ? problem : { ...problem, line: read.lineOf(parsePath(problem.path)) },
    );
  return { text, document: read.document, notes: read.notes, located };
}

/** The document with its secrets in clear. @throws CommandError */
export async function opened(
  document: TransferDocument,
  passphrase: string | undefined,
): Promise<TransferDocument> {
  try {
    return await openDocument(document, passphrase);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    throw new CommandError(passphrase ? error.message : `${error.message} Set SWITCHBOARD_PASSPHRASE.`);
  }
}

/** What is legal and likely not meant. */
export function warningLine(file: string, warning: Problem): string {
  return `Warning: ${problemLine(file, warning)}`;
}

export function refused(file: string, problems: Problem[]): CommandError {
  const count = problems.length === 1 ? "a problem" : `${problems.length} problems`;
  const lines = problems.map((problem) => `  ${problemLine(file, problem)}`);
  return new CommandError([`${file} has ${count}:`, ...lines], { problems });
}

/** What is worth a look and yet no problem. */
export function noteLine(file: string, note: Problem): string {
  return `Note: ${problemLine(file, note)}`;
}

/** As compilers write it, so that editors can jump there. */
function problemLine(file: string, { line, message }: Problem): string {
  const words = maskedText(message);
  return line === undefined ? `${file}: ${words}` : `${file}:${line}: ${words}`;
}
