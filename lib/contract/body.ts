import type { Issue } from "./errors";
import { formatPath } from "./issues";
import { MAX_BODY_DEPTH } from "./limits";

/** A parsed request body, or the reasons why it cannot be read. */
export type Body = { ok: true; value: Record<string, unknown> } | { ok: false; issues: Issue[] };

/**
 * Reads a request body as liberally as the platform does (docs/api.md, section 2.1): nothing or `null` is `{}`,
 * and `null` for a field, at any depth of objects, means the field is absent.
 */
export function readBody(text: string): Body {
  let json: unknown = null;
  const trimmed = text.replace(/^\uFEFF/, "").trim();
  if (trimmed !== "") {
    try {
      json = JSON.parse(trimmed);
    } catch {
      return { ok: false, issues: [{ path: "", message: "the body must be valid JSON" }] };
    }
  }
  if (json === null) return { ok: true, value: {} };
  if (typeof json !== "object" || Array.isArray(json)) {
    return { ok: false, issues: [{ path: "", message: "the body must be a JSON object" }] };
  }
  const issues: Issue[] = [];
  const value = withoutNulls(json, [], issues);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: value as Record<string, unknown> };
}

function withoutNulls(value: unknown, path: PropertyKey[], issues: Issue[]): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (path.length > MAX_BODY_DEPTH) {
    if (issues.length === 0) issues.push({ path: "", message: "the body is nested too deeply" });
    return null;
  }
  if (Array.isArray(value)) return value.map((item, index) => withoutNulls(item, [...path, index], issues));
  const kept: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if (item === null) continue;
    // Parsers drop this key. Nowhere does it name a field, but a dropped condition widens a filter.
    if (key === "__proto__") {
      if (!path.includes("filters")) continue;
      const name = formatPath([...path, key]);
      issues.push({ path: name, message: `\`${name}\` is not a usable name` });
      continue;
    }
    kept[key] = withoutNulls(item, [...path, key], issues);
  }
  return kept;
}
