import type { z } from "zod";
import type { Issue } from "./errors";
import { MAX_ISSUES } from "./limits";

/** Writes a zod path as clients do: `groups[1].priority`. The root is the empty string. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return text === "" ? String(part) : `${text}.${String(part)}`;
  }, "");
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined,
    input,
  );
}

const TYPE_WORDS: Record<string, string> = {
  string: "a string",
  number: "a number",
  int: "an integer",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

function phrase(issue: z.core.$ZodIssue, missing: boolean): string {
  switch (issue.code) {
    case "invalid_type":
      return missing ? "is required" : `must be ${TYPE_WORDS[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return missing ? "is required" : `must be one of ${issue.values.map(String).join(", ")}`;
    case "too_big":
      return issue.origin === "string"
        ? `must be at most ${issue.maximum} characters long`
        : issue.origin === "array"
          ? `must hold at most ${issue.maximum} items`
          : `must be at most ${issue.maximum}`;
    case "too_small":
      return issue.origin === "array"
        ? issue.minimum === 1
          ? "must not be empty"
          : `must hold at least ${issue.minimum} items`
        : issue.origin === "string"
          ? `must be at least ${issue.minimum} characters long`
          : `must be at least ${issue.minimum}`;
    case "invalid_union":
      if (missing) return "is required";
      return "options" in issue && Array.isArray(issue.options)
        ? `must be one of ${issue.options.map(String).join(", ")}`
        : issue.message;
    case "custom":
    case "invalid_element":
    case "invalid_format":
    case "invalid_key":
    case "not_multiple_of":
    case "unrecognized_keys":
      return issue.message;
  }
}

/**
 * Problems of a body in the form that clients see: each names its path and the rule, e.g. ``
 * `groups[1].priority` must be one of first, normal, last ``.
 */
export function toIssues(error: z.ZodError, input: unknown): Issue[] {
  const issues = error.issues.slice(0, MAX_ISSUES).flatMap((issue) => {
    const paths =
      issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => {
      const text = phrase(issue, valueAt(input, path) === undefined);
      const name = formatPath(path);
      return { path: name, message: name === "" ? `the body ${text}` : `\`${name}\` ${text}` };
    });
  });
  // Cut again, because one zod issue may name many unknown keys.
  return issues.slice(0, MAX_ISSUES);
}
