import { z } from "zod";
import type { Secret } from "@/lib/contract/secret";
import { hiddenInAddress, typedText } from "@/lib/contract/typed";
import { holdsLogin } from "@/lib/contract/addresses/address-secrets";
import { MAX_DESCRIPTION_LENGTH, MAX_SECRET_LENGTH, MAX_URL_LENGTH } from "@/lib/contract/limits";
import { absoluteUrlSchema, URL_LOGIN_REFUSED } from "@/lib/contract/text";
import type { WireFilter } from "@/lib/filters/model";
import type { RegisterWebhookInput, ShownWebhook } from "./api";

/** A webhook's fields on the wire, unknown ones included; without id and secret. */
export type WebhookFields = {
  url: string;
  action: string;
  description?: string | null;
  filters?: WireFilter;
  [unknown: string]: unknown;
};

const url = z.string().superRefine((text, context) => {
  const trimmed = typedText(text, undefined);
  const problem =
    trimmed === ""
      ? "Enter the address to send to"
      : trimmed.length > MAX_URL_LENGTH
        ? `Shorten the address to ${MAX_URL_LENGTH} characters`
        : absoluteUrlSchema.safeParse(trimmed).success
          ? undefined
          : (hiddenInAddress(text) ?? "Enter a whole address that starts with https:// or http://");
  if (problem !== undefined) context.addIssue({ code: "custom", message: problem });
});

const fields = z.object({
  url,
  description: z
    .string()
    .max(MAX_DESCRIPTION_LENGTH, `Shorten the description to ${MAX_DESCRIPTION_LENGTH} characters`),
  action: z.string().min(1, "Choose what triggers the webhook"),
  /** Whether the secret is typed here, or copied on the server from the duplicated webhook. */
  secretFrom: z.enum(["typed", "original"]),
  secret: z.string().max(MAX_SECRET_LENGTH, `Shorten the secret to ${MAX_SECRET_LENGTH} characters`),
  /** The filter as JSON text, empty for none: form libraries lose keys such as `__proto__` when they copy objects. */
  filters: z.string(),
  /** An unfinished filter in the builder's own format, empty for none. */
  filterDraft: z.string(),
  /** Problems that the filter builder still finds. */
  filterProblems: z.array(z.string()),
  /**
   * JSON text of the wire fields that the form started with, from which untouched fields go back exactly as
   * they came.
   */
  original: z.string(),
});

/** Rules of the form, in words for people; the Configuration API has the last word on the filter. */
export const webhookFormSchema = fields.superRefine((form, context) => {
  if (form.secretFrom === "typed" && form.secret.trim() === "") {
    context.addIssue({ code: "custom", path: ["secret"], message: "Enter a secret, or generate one" });
  }
  // A webhook that already has a login in its address may be changed otherwise.
  if (holdsLogin(form.url) && form.url.trim() !== startedFrom(form).url) {
    context.addIssue({ code: "custom", path: ["url"], message: `The address ${URL_LOGIN_REFUSED}` });
  }
  const [problem] = form.filterProblems;
  if (problem !== undefined) context.addIssue({ code: "custom", path: ["filters"], message: problem });
});
export type WebhookForm = z.infer<typeof webhookFormSchema>;

function startedFrom({ original }: Pick<WebhookForm, "original">): WebhookFields {
  return JSON.parse(original) as WebhookFields;
}

/** Fields of the form that show an error of their own, in display order. */
export const WEBHOOK_LABELS = {
  url: "URL",
  description: "Description",
  action: "Action",
  filters: "Filter",
  secret: "Secret",
} as const satisfies Partial<Record<keyof WebhookForm, string>>;

/** The fields of a webhook not registered yet. */
export const NEW_WEBHOOK: WebhookFields = { url: "", action: "" };

/** The fields of a webhook that can be copied: all but its id and its secret. */
export function fieldsOf(webhook: ShownWebhook): WebhookFields {
  const { webhook_id: _id, secret_key: _secret, has_secret: _has, secret_digest: _digest, ...rest } = webhook;
  return rest;
}

/** A form for storage in the browser: without its secret. */
export function withoutSecret(form: WebhookForm): WebhookForm {
  return { ...form, secret: "", filterProblems: [] };
}

export function filterText(filter: WireFilter): string {
  return filter === undefined ? "" : JSON.stringify(filter);
}

export function filterOf(text: string): WireFilter {
  return text === "" ? undefined : (JSON.parse(text) as WireFilter);
}

/** The form for wire fields; `toWire` is its inverse. */
export function toForm(wire: WebhookFields, secretFrom: WebhookForm["secretFrom"] = "typed"): WebhookForm {
  return {
    url: wire.url,
    description: wire.description ?? "",
    action: wire.action,
    secretFrom,
    secret: "",
    filters: filterText(wire.filters),
    filterDraft: "",
    filterProblems: [],
    original: JSON.stringify(wire),
  };
}

/**
 * The wire fields of a form, in the order of the reference. An untouched field keeps its exact value, whether
 * unknown, `null` or absent.
 */
export function toWire(form: WebhookForm): WebhookFields {
  const original = JSON.parse(form.original) as WebhookFields;
  const started = toForm(original);
  const { url: _url, description, action: _action, filters, ...rest } = original;
  const typed = {
    url: typedText(form.url, started.url),
    description:
      form.description === started.description
        ? description
        : typedText(form.description, undefined) || undefined,
    action: form.action,
    filters: form.filters === started.filters ? filters : filterOf(form.filters),
  };
  const present = Object.entries(typed).filter(([, value]) => value !== undefined);
  return { ...(Object.fromEntries(present) as typeof typed), ...rest };
}

/** Body of `POST api.webhooks`. `from` is the duplicated webhook, if any. */
export function toRequest(form: WebhookForm, from: string | undefined): RegisterWebhookInput {
  const secret: Secret =
    form.secretFrom === "original" && from !== undefined
      ? { kind: "copy", webhook_id: from }
      : { kind: "value", value: form.secret };
  return { webhook: { ...toWire(form), secret } as RegisterWebhookInput["webhook"] };
}

/** The form's field for a path of the Configuration API. */
export function fieldOfPath(path: string): keyof typeof WEBHOOK_LABELS | undefined {
  if (path === "secret_key") return "secret";
  const [head] = path.split(/[.[]/);
  return head !== undefined && head in WEBHOOK_LABELS ? (head as keyof typeof WEBHOOK_LABELS) : undefined;
}

/** Issues below the filter with paths relative to it, as the filter builder takes them. */
export function filterIssues(issues: Readonly<Record<string, unknown>> | undefined) {
  return Object.entries(issues ?? {}).flatMap(([path, message]) =>
    typeof message === "string" ? [{ path: path.replace(/^filters\.?/, ""), message }] : [],
  );
}
