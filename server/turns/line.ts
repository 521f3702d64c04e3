import "server-only";
import { processWide } from "@/server/process-wide";

/** Reason for leaving a line without a turn. */
export type Left = "waited too long" | "gone";

/** Works of this process that wait for one name, in order of arrival. The first one has the turn. */
type Line = (() => void)[];

type Patience = { ms: number; signal?: AbortSignal };

/** Ends the turn; the next in line starts after `pauseMs`. */
export type Leave = (pauseMs?: number) => void;

export function enterLine(name: string, { ms, signal }: Patience): Promise<Leave | Left> {
  const lines = processWide("lines", () => new Map<string, Line>());
  const line = lines.get(name) ?? [];
  lines.set(name, line);
  return new Promise((resolve) => {
    const come = () => {
      settle();
      resolve((pauseMs = 0) => {
        if (pauseMs > 0) setTimeout(next, pauseMs);
        else next();
      });
    };
    const give = (why: Left) => {
      settle();
      line.splice(line.indexOf(come), 1);
      if (line.length === 0) lines.delete(name);
      resolve(why);
    };
    const gone = () => give("gone");
    const timer = setTimeout(give, ms, "waited too long");
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", gone);
    };
    const next = () => {
      line.shift();
      const [first] = line;
      if (first) first();
      else lines.delete(name);
    };
    line.push(come);
    if (signal?.aborted) gone();
    else if (line.length === 1) come();
    else signal?.addEventListener("abort", gone);
  });
}
