import { jsonText } from "@/lib/text/json-text";
import { visible } from "@/lib/text/unseen";

/** A line, or several. A line break inside one is text of others, and is shown as such. */
export type Lines = string | readonly string[];

/** What a command may use of the process it runs in. */
export type Terminal = {
  environment: Record<string, string | undefined>;
  /** What was asked for, in words. */
  out: (lines: Lines) => void;
  /** What was asked for, for programs. */
  json: (value: unknown) => void;
  /** What was asked for, as the text of a file. */
  file: (text: string) => void;
  /** Everything else: progress, warnings, errors. */
  error: (lines: Lines) => void;
  /** Asks whoever sits there; nothing when nobody does. */
  confirm: ((question: string) => Promise<boolean>) | undefined;
  /** Whether somebody wants it to end. */
  stopped: () => boolean;
  /** The clock that waits go by, in milliseconds; the machine's if not said. */
  time?: { now: () => number; sleep: (ms: number) => Promise<void> };
};

/**
 * The only way to the two streams: whatever a name, an address, a file or an answer of the API holds, it cannot begin a
 * line, move the cursor, or turn around what is read. The text of a file is made safe by its writer (lib/transfer/file/text).
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

/** Nothing to change; an error; changes, found or made. */
export const EXIT = { same: 0, error: 1, changes: 2 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** Why a command cannot go on, in words that need no stack. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  constructor(
    readonly lines: Lines,
    /** For `--json`. */
    readonly details: Record<string, unknown> = {},
  ) {
    super([lines].flat().join("\n"));
  }
}
