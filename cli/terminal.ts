import { jsonText } from "@/lib/text/json-text";
import { visible } from "@/lib/text/unseen";

/**
 * Line or lines of output. A line break within one comes from a name or another foreign text, and is shown
 * as a sign.
 */
export type Lines = string | readonly string[];

/** Parts of its process that a command may use. */
export type Terminal = {
  environment: Record<string, string | undefined>;
  /** Prints the requested output in words. */
  out: (lines: Lines) => void;
  /** Prints the requested output as JSON, for programs. */
  json: (value: unknown) => void;
  /** Prints the requested output as the text of a file. */
  file: (text: string) => void;
  /** Prints progress, warnings and errors. */
  error: (lines: Lines) => void;
  /** Asks the person at the terminal; undefined if there is none. */
  confirm: ((question: string) => Promise<boolean>) | undefined;
  /** Whether the person has asked to stop. */
  stopped: () => boolean;
  /** Clock for waits, in milliseconds; the machine's if left out. */
  time?: { now: () => number; sleep: (ms: number) => Promise<void> };
};

/**
 * Only way to the two output streams. Text from outside (names, addresses, files, answers of the API)
 * cannot begin a line, move the cursor or reverse the reading direction. The text of a file is made safe by
 * its writer (lib/transfer/file/text).
 */
export function printer(
  out: (text: string) => void,
  error: (text: string) => void,
): Pick<Terminal, "out" | "json" | "file" | "error"> {
  const shown = (lines: Lines) => `${[lines].flat().map(visible).join("\n")}\n`;
  return {
    out: (lines) => out(shown(lines)),
    json: (value) => out(`${jsonText(value, 2)}\n`),
    file: (text) => out(`${text}\n`),
    error: (lines) => error(shown(lines)),
  };
}

/** Exit codes: nothing to change; an error; changes, found or made. */
export const EXIT = { same: 0, error: 1, changes: 2 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** Reason why a command stops, in words for people; printed without a stack. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  constructor(
    readonly lines: Lines,
    /** Fields for `--json`. */
    readonly details: Record<string, unknown> = {},
  ) {
    super([lines].flat().join("\n"));
  }
}
