import { guarded } from "@/lib/text/guarded";

/** Markup that is safe to send, because every value put into it was escaped. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = Html | readonly Html[] | string | number | false | undefined;

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function render(value: Value): string {
  if (value instanceof Html) return value.text;
  if (value === false || value === undefined) return "";
  if (typeof value === "object") return value.map(render).join("");
  return guarded(String(value), { lines: true }).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");
}

/**
 * Template tag for markup. Text is escaped and its invisible characters are shown; `Html` and lists of it
 * are inserted unchanged; `false` and `undefined` are left out.
 */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(
    parts.map((part, index) => part + (index < values.length ? render(values[index]) : "")).join(""),
  );
}
