import { visible } from "./unseen";

/** An error nobody foresaw as lines for a log: its sentence, which may quote others, on one line, and where it arose. */
export function errorLines(error: unknown): string[] {
  if (!(error instanceof Error)) return [visible(String(error))];
  const { message, name, stack = "" } = error;
  const frames = stack.slice(stack.indexOf(message) + message.length).split("\n");
  return [visible(`${name}: ${message}`), ...frames.filter((line) => /^ +at /.test(line)).map(visible)];
}
