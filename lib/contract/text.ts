import { z } from "zod";
import { MAX_URL_LENGTH } from "./limits";

/** A text that says something: at least one character that is not white space. Stored as given. */
export const nonBlank = z.string().refine((text) => text.trim() !== "", "must not be empty");

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
// "cdn.example.com:8080/a.png" has no scheme; "javascript:1/alert(1)" has one. A dotted host or localhost tells them apart.
const HOST_AND_PORT = /^(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)+):\d{1,5}(?:[/?#]|$)/i;
// No URL has these. Browsers strip some before they look for the scheme, other programs strip more.
const NOT_IN_URLS = /[\s\u0000-\u001f\u007f-\u009f\u200b\u2060\ufeff]/;

function isAvatar(text: string): boolean {
  if (text === "") return true;
  if (NOT_IN_URLS.test(text)) return false;
  if (!SCHEME.test(text) || HOST_AND_PORT.test(text)) return true;
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

/**
 * An avatar: an http(s) URL or one without a scheme, as in the reference; empty means none.
 * Any other scheme is refused (platform.md section 2).
 */
export const avatarSchema = z
  .string()
  .refine(isAvatar, "must be an http or https URL, or one without a scheme");

/** Where a webhook is delivered: an absolute http(s) URL (platform.md section 2). */
export const webhookUrlSchema = z
  .string()
  .max(MAX_URL_LENGTH)
  .refine(
    // Parsers take a backslash for a slash, or not: the host would depend on who reads it.
    (text) =>
      /^https?:\/\/[^/\\]+/i.test(text) &&
      !NOT_IN_URLS.test(text) &&
      !text.includes("\\") &&
      URL.canParse(text),
    "must be an absolute http or https URL",
  );
