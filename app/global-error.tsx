"use client";

/** When even the root layout failed: no styles, no fonts, nothing that could fail again. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main>
          <h1>Switchboard could not be shown</h1>
          <p>Nothing was changed by showing it.</p>
          <button type="button" onClick={reset}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
