const LANES = [
  { name: "First", y: 0, bots: [112, 176] },
  { name: "Normal", y: 64, bots: [144, 208, 272] },
  { name: "Last", y: 128, bots: [240] },
] as const;

/** Drawing of the product: chats on their way through three lanes of bots. */
export function SwitchboardDrawing() {
  return (
    <svg aria-hidden viewBox="0 0 360 184" className="hidden w-full max-w-xl lg:block">
      {LANES.map(({ name, y, bots }) => (
        <g key={name} transform={`translate(0 ${y})`}>
          <rect x="64" y="6" width="290" height="44" rx="10" className="fill-surface stroke-border" />
          <text x="0" y="32" fontSize="10" className="fill-muted">
            {name}
          </text>
          <path d="M64 28h290" className="stroke-border" strokeWidth="1.5" strokeDasharray="2 4" />
          {bots.map((x, index) => (
            <g key={x}>
              <rect
                x={x - 22}
                y="17"
                width="44"
                height="22"
                rx="6"
                className={
                  index === 0 && y === 0 ? "fill-accent stroke-accent" : "fill-surface-raised stroke-strong"
                }
              />
              <circle
                cx={x - 11}
                cy="28"
                r="3"
                className={index === 0 && y === 0 ? "fill-accent-text" : "fill-success"}
              />
            </g>
          ))}
        </g>
      ))}
    </svg>
  );
}
