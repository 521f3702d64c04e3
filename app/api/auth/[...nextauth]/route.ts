import type { NextRequest } from "next/server";
import { handleAuth } from "@/server/http/handle-auth";

type Context = { params: Promise<{ nextauth: string[] }> };

const handler = (request: NextRequest, context: Context) => handleAuth(request, context);

export { handler as GET, handler as POST };
