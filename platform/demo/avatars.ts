const picture = (background: string, drawing: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="${background}"/>${drawing}</svg>`;

/** Pictures of the demo bots, served by the platform itself: the demo works without a network. */
export const AVATARS: ReadonlyMap<string, string> = new Map([
  [
    "welcome.svg",
    picture(
      "#4f46e5",
      '<circle cx="22" cy="27" r="4" fill="#fff"/><circle cx="42" cy="27" r="4" fill="#fff"/><path d="M18 38q14 14 28 0" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round"/>',
    ),
  ],
  [
    "faq.svg",
    picture(
      "#0f766e",
      '<path d="M24 25q0-9 9-9t9 8q0 6-9 10v5" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round"/><circle cx="33" cy="48" r="3.5" fill="#fff"/>',
    ),
  ],
  [
    "night.svg",
    picture(
      "#1e293b",
      '<path d="M40 14a19 19 0 1 0 10 27A16 16 0 0 1 40 14z" fill="#fde68a"/><circle cx="48" cy="22" r="2" fill="#fff"/>',
    ),
  ],
  [
    "pizza.svg",
    picture(
      "#fbbf24",
      '<path d="M10 16q22-10 44 0L32 56z" fill="#b91c1c"/><circle cx="26" cy="24" r="4" fill="#fde68a"/><circle cx="38" cy="27" r="4" fill="#fde68a"/><circle cx="31" cy="38" r="4" fill="#fde68a"/>',
    ),
  ],
]);
