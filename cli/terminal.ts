/** What a command may use of the process it runs in. */
export type Terminal = {
  environment: Record<string, string | undefined>;
  /** What was asked for. */
  out: (text: string) => void;
  /** Everything else: progress, warnings, errors. */
  error: (text: string) => void;
  /** Asks whoever sits there; nothing when nobody does. */
  confirm: ((question: string) => Promise<boolean>) | undefined;
  /** Whether somebody wants it to end. */
  stopped: () => boolean;
  /** The clock that waits go by, in milliseconds; the machine's if not said. */
  time?: { now: () => number; sleep: (ms: number) => Promise<void> };
};

/** Nothing to change; an error; changes, found or made. */
export const EXIT = { same: 0, error: 1, changes: 2 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** Why a command cannot go on, in words that need no stack. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  constructor(
    message: string,
    /** For `--json`. */
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
  }
}
