import { z } from "zod";
import { holdsLogin } from "./addresses/address-secrets";
import {
  MAX_AVATAR_LENGTH,
  MAX_DESCRIPTION_LENGTH,
  MAX_ID_LENGTH,
  MAX_NAME_LENGTH,
  MAX_SECRET_LENGTH,
  MAX_URL_LENGTH,
} from "./limits";

/** A text with at least one character that is not white space. Stored as given. */
export const nonBlank = z.string().refine((text) => text.trim() !== "", "must not be empty");

export const idSchema = nonBlank.max(MAX_ID_LENGTH);
export const botNameSchema = nonBlank.max(MAX_NAME_LENGTH);
export const descriptionSchema = z.string().max(MAX_DESCRIPTION_LENGTH);
export const secretKeySchema = nonBlank.max(MAX_SECRET_LENGTH);

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
// "cdn.example.com:8080/a.png" has no scheme; "javascript:1/alert(1)" has one. A dotted host or localhost tells them apart.
const HOST_AND_PORT = /^(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)+):\d{1,5}(?:[/?#]|$)/i;
// Characters that no URL has. Browsers strip some before they look for the scheme, other programs strip more.
const NOT_IN_URLS = /[\s\u0000-\u001f\u007f-\u009f\u200b\u2060\ufeff]/;

function isAvatar(text: string): boolean {
  if (text === "") return true;
  if (NOT_IN_URLS.test(text)) return false;
  if (!SCHEME.test(text) || HOST_AND_PORT.test(text)) return true;
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

// Whether a login is sent depends on the program, but everyone who sees the address can read it (decision 004).
const LOGIN_READ = "must not hold a user name or password: everybody who sees the address would read them";
export const AVATAR_LOGIN_REFUSED = `${LOGIN_READ}. Remove them from the address`;
export const URL_LOGIN_REFUSED = `${LOGIN_READ}. Remove them; the receiver can tell a delivery by its secret`;

/**
 * An avatar: an http(s) URL or one without a scheme, as in the reference; empty means none.
 * Any other scheme is refused (docs/api.md, section 2.4).
 */
export const avatarSchema = z
  .string()
  .max(MAX_AVATAR_LENGTH)
  .refine(isAvatar, "must be an http or https URL, or one without a scheme")
  .refine((text) => !holdsLogin(text), AVATAR_LOGIN_REFUSED);

/** An absolute http(s) URL (docs/api.md, section 2.5), with a login or without one. */
export const absoluteUrlSchema = z
  .string()
  .max(MAX_URL_LENGTH)
  .refine(
    // Parsers disagree whether a backslash is a slash, so the host would depend on the program.
    (text) =>
      /^https?:\/\/[^/\\]+/i.test(text) &&
      !NOT_IN_URLS.test(text) &&
      !text.includes("\\") &&
      URL.canParse(text),
    "must be an absolute http or https URL",
  );

/** Address to which a webhook is delivered. */
export const webhookUrlSchema = absoluteUrlSchema.refine((text) => !holdsLogin(text), URL_LOGIN_REFUSED);
