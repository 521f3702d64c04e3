import { html, Html } from "./html";
import { STYLES, STYLES_HASH } from "./styles";

/** Page of the accounts server, ready to send. */
export type Page = { status: number; headers: Record<string, string>; body: string };

export type PageContent = {
  status?: number;
  title: string;
  main: Html;
  /**
   * Addresses that its forms may end at: browsers apply the policy to redirects too, and a sign-in ends at
   * the application.
   */
  formTargets?: readonly string[];
};

// Three lanes, as on the dashboard's group board.
const MARK = new Html(
  '<svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" aria-hidden="true"><path d="M3 5h14M3 10h9M3 15h5"/></svg>',
);
const ICON = encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" stroke="#6366d8" stroke-width="2.4" stroke-linecap="round"><path d="M3 5h14M3 10h9M3 15h5"/></svg>',
);

/** Puts content into the frame that all pages share. */
export function page({ status = 200, title, main, formTargets = [] }: PageContent): Page {
  const policy = [
    "default-src 'none'",
    `style-src ${STYLES_HASH}`,
    "font-src 'self'",
    "img-src data:",
    ["form-action 'self'", ...formTargets].join(" "),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  const { text } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Accounts</title>
<link rel="icon" href="data:image/svg+xml,${ICON}">
<style>${new Html(STYLES)}</style>
</head>
<body>
<div class="page">
<header class="brand">${MARK} Accounts</header>
<main>
${main}
</main>
<footer><p>The accounts server of the embedded platform. Its demo users are listed when it starts.</p></footer>
</div>
</body>
</html>
`;
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy.join("; "),
      "cache-control": "no-store",
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
    },
    body: text,
  };
}
