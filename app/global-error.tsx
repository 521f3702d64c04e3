/** @jsxImportSource react */
// Uses React's own JSX runtime: Next puts this page into a chunk beside its router, so our runtime would be
// fetched a second time.
"use client";

type GlobalErrorProps = { error: Error & { digest?: string } };

/** Page for a failure of the root layout. It needs no file, style sheet or font that could fail again. */
export default function GlobalError({ error }: GlobalErrorProps) {
  return (
    <html lang="en" style={{ colorScheme: "light dark", font: "16px/1.5 system-ui, sans-serif" }}>
      <body style={{ margin: "15vh auto", maxWidth: "32rem", padding: "0 1rem" }}>
        <h1 style={{ fontSize: "1.5rem" }}>Switchboard could not be shown</h1>
        <p>What you typed is kept, except secrets. If you just saved, check whether it was saved.</p>
        {error.digest && (
          <p>
            Reference: <code>{error.digest}</code>
          </p>
        )}
        <button
          type="button"
          style={{ font: "inherit", padding: "0.5rem 1rem" }}
          onClick={() => window.location.reload()}
        >
          Reload
        </button>
      </body>
    </html>
  );
}
