/** The engines spell a self-counting key differently; everything else is said once. */
export type Engine = "sqlite" | "postgres";
