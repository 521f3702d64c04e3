import "server-only";
import { NextResponse } from "next/server";
import { z } from "zod";

/** An answer that was checked and written as JSON elsewhere: it may be long, and is sent as it is. */
export const jsonText = z.string();

export function sendJsonText(text: string, headers: Headers): NextResponse {
  headers.set("content-type", "application/json");
  return new NextResponse(text, { headers });
}
