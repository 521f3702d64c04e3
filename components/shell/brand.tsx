/** Logo: three lanes, each with its token at the priority's place. The same shapes as app/icon.svg. */
function BrandMark() {
  return (
    <svg aria-hidden viewBox="0 0 24 24" className="size-6 shrink-0">
      <rect width="24" height="24" rx="6" className="fill-accent" />
      <g className="stroke-accent-text" strokeWidth="1.5" strokeLinecap="round" opacity="0.55">
        <path d="M5.5 7.5h13M5.5 12h13M5.5 16.5h13" />
      </g>
      <g className="fill-accent-text">
        <circle cx="8" cy="7.5" r="2" />
        <circle cx="12" cy="12" r="2" />
        <circle cx="16" cy="16.5" r="2" />
      </g>
    </svg>
  );
}

/** Logo and name; `compact` leaves the name to screen readers where there is little room. */
export function Brand({ compact = false }: { compact?: boolean }) {
  return (
    <span className="flex items-center gap-2.5 font-semibold text-lg">
      <BrandMark />
      <span className={compact ? "max-sm:sr-only" : undefined}>Switchboard</span>
    </span>
  );
}
