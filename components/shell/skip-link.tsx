/** Link past the navigation; the first element that Tab reaches. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="fixed top-2 left-2 z-50 rounded-md bg-accent px-3.5 py-2 font-semibold text-accent-text not-focus:sr-only"
    >
      Skip to content
    </a>
  );
}
