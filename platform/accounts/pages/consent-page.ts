import { SCOPE_WORDS, type Scope } from "@/lib/contract/scopes";
import { Html, html } from "./html";
import { type Page, page } from "./page";

export type Consent = {
  applicationName: string;
  email: string;
  licenseId: number;
  available: readonly Scope[];
  unavailable: readonly Scope[];
  /** Origin of the application, to which the browser returns. */
  returnsTo: string;
};

const CHECK = new Html(
  '<svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="m3 8.5 3.5 3.5L13 5"/></svg>',
);
const DASH = new Html(
  '<svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" aria-hidden="true"><path d="M4 8h8"/></svg>',
);

function list(scopes: readonly Scope[], icon: Html): Html {
  return html`<ul>${scopes.map((scope) => html`<li>${icon}<span>${SCOPE_WORDS[scope]}<code>${scope}</code></span></li>`)}</ul>`;
}

/** Page that lists the requested scopes and lets the user allow or refuse them. */
export function consentPage(consent: Consent): Page {
  const { applicationName, available, unavailable, returnsTo } = consent;
  return page({
    title: `Allow ${applicationName}`,
    formTargets: [returnsTo],
    main: html`<h1>Allow ${applicationName} to use your account</h1>
<form class="who" method="post">
<span>${consent.email}<br><span class="muted">License ${consent.licenseId}</span></span>
<button class="link" name="action" value="switch">Use another account</button>
</form>
${
  available.length > 0
    ? html`<section><h2>${applicationName} will be able to</h2>${list(available, CHECK)}</section>`
    : html`<section><h2>${applicationName} will know who you are, and nothing more</h2></section>`
}
${
  unavailable.length > 0 &&
  html`<section class="unavailable"><h2>Asked for, but only administrators can allow it</h2>${list(unavailable, DASH)}</section>`
}
<p class="muted returns">Allowing takes you back to ${returnsTo}.</p>
<form class="actions" method="post">
<button name="action" value="refuse">Refuse</button>
<button class="primary" name="action" value="allow">Allow</button>
</form>`,
  });
}
