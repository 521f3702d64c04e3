import { html } from "./html";
import { type Page, page } from "./page";

export type Message = {
  status: number;
  title: string;
  text: string;
  /** Name and description of the error, for the developer of the application. */
  code?: string;
  detail?: string;
  link?: { href: string; label: string };
};

/** Says what happened and what to do next. */
export function messagePage({ status, title, text, code, detail, link }: Message): Page {
  return page({
    status,
    title,
    main: html`<h1>${title}</h1>
<p>${text}</p>
${link !== undefined && html`<p><a href="${link.href}">${link.label}</a></p>`}
${code !== undefined && html`<section class="muted"><code>${code}</code>${detail !== undefined && html`<br>${detail}`}</section>`}`,
  });
}
