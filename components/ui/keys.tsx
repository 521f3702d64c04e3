/** Keys of a shortcut, written "g b" (one after the other) or "⌘K" (together). */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className="inline-flex gap-1">
      {keys.split(" ").map((key, index) => (
        <kbd
          // The same key may be pressed twice.
          key={`${index}${key}`}
          className="min-w-5 rounded-[4px] border border-current/30 px-1 text-center font-sans text-xs"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
