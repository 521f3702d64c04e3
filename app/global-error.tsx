/** @jsxImportSource react */
// Next puts it into a chunk of its own beside its router: our runtime would be there, and be fetched, a second time.
"use client";

type GlobalErrorProps = { error: Error & { digest?: string } };

/** When even the root layout failed: no file, no style sheet and no font, nothing that could fail again. */
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
