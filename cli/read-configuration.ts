import { maskedText } from "@/lib/contract/addresses/address-secrets";
import type { TransferDocument } from "@/lib/transfer/file/document";
import { openDocument, SealError } from "@/lib/transfer/seal/seal";
import { parsePath, type Problem, readDocument } from "@/lib/transfer/file/text";
import { readText } from "./files";
import { CommandError } from "./terminal";

export type Configuration = {
  text: string;
  /** Document of the file, its secrets still sealed. */
  document: TransferDocument;
  /** Remarks about characters that a reader of the file cannot see, such as spaces at an end. */
  notes: Problem[];
  /** Adds to problems of the document the lines of the file that they are about. */
  located: (problems: Problem[]) => Problem[];
};

/**
 * Reads a configuration file.
 * @throws CommandError with every problem of the file
 */
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

/**
 * Opens the sealed secrets of a document.
 * @throws CommandError when the passphrase is missing or wrong
 */
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

/** Line for a setting that is legal and probably a mistake. */
export function warningLine(file: string, warning: Problem): string {
  return `Warning: ${problemLine(file, warning)}`;
}

export function refused(file: string, problems: Problem[]): CommandError {
  const count = problems.length === 1 ? "a problem" : `${problems.length} problems`;
  const lines = problems.map((problem) => `  ${problemLine(file, problem)}`);
  return new CommandError([`${file} has ${count}:`, ...lines], { problems });
}

/** Line for a remark about invisible characters, which is no problem. */
export function noteLine(file: string, note: Problem): string {
  return `Note: ${problemLine(file, note)}`;
}

/** Line for a problem in the form of compilers, so that editors can jump to it. */
function problemLine(file: string, { line, message }: Problem): string {
  const words = maskedText(message);
  return line === undefined ? `${file}: ${words}` : `${file}:${line}: ${words}`;
}
