import { html } from "./html";
import { type Page, page } from "./page";

export type SignInForm = {
  applicationName: string;
  email: string;
  errors: { email?: string; password?: string };
  formTargets: readonly string[];
  status?: number;
};

function field(
  name: "email" | "password",
  label: string,
  { value, error, focus }: { value?: string; error: string | undefined; focus: boolean },
) {
  return html`<div>
<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${name}" value="${value}" required maxlength="512"
  autocomplete="${name === "email" ? "username" : "current-password"}"
  ${focus && html`autofocus`} ${error !== undefined && html`aria-invalid="true" aria-describedby="${name}-error"`}>
${error !== undefined && html`<p class="error" id="${name}-error">${error}</p>`}
</div>`;
}

/** Page that asks for email and password. A typed email is shown again, a password never. */
export function signInPage({ applicationName, email, errors, formTargets, status }: SignInForm): Page {
  const isWrong = errors.email !== undefined || errors.password !== undefined;
  const atPassword = errors.email === undefined && (errors.password !== undefined || email !== "");
  return page({
    status,
    title: isWrong ? "Error: sign in" : "Sign in",
    formTargets,
    main: html`<h1>Sign in</h1>
<p>To continue to <strong>${applicationName}</strong>.</p>
<form class="fields" method="post" novalidate>
${field("email", "Email", { value: email, error: errors.email, focus: !atPassword })}
${field("password", "Password", { error: errors.password, focus: atPassword })}
<button class="primary" name="action" value="sign-in">Sign in</button>
</form>`,
  });
}
