import { frontAsked } from "@/lib/http/front";
import { servePage } from "@/lib/http/serve";

export const dynamic = "force-dynamic";

/** The front page. */
export async function GET(request: Request): Promise<Response> {
  return servePage(request, frontAsked);
}
