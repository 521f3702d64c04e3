import { visible } from "./unseen";

/**
 * An unforeseen error as lines for a log: its message, which may quote foreign text, on one line, and its
 * stack.
 */
export function errorLines(error: unknown): string[] {
  if (!(error instanceof Error)) return [visible(String(error))];
  const { message, name, stack = "" } = error;
  const frames = stack.slice(stack.indexOf(message) + message.length).split("\n");
  return [visible(`${name}: ${message}`), ...frames.filter((line) => /^ +at /.test(line)).map(visible)];
}
