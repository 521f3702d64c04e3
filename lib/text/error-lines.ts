import { visible } from "./unseen";

/** An unforeseen error as lines for a log: its message, with foreign text made safe, and its stack. */
export function errorLines(error: unknown): string[] {
  if (!(error instanceof Error)) return [visible(String(error))];
  const { message, name, stack = "" } = error;
  const frames = stack.slice(stack.indexOf(message) + message.length).split("\n");
  return [visible(`${name}: ${message}`), ...frames.filter((line) => /^ +at /.test(line)).map(visible)];
}
