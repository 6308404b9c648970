import { ServerResponse } from "node:http";

/** What a header is called by a route that wants it sent under its own name. */
export const passed = "x-pass-";

/**
 * Next takes Content-Encoding and Content-Length off a route's answer, which would have
 * what was compressed once be compressed again for everybody. This sends
 * `x-pass-content-encoding` as `content-encoding`. No documented way was found for a
 * route to answer with bytes that are compressed already, so the prototype is patched
 * once, here.
 */
export function passHeaders(): void {
  const { setHeader } = ServerResponse.prototype;
  ServerResponse.prototype.setHeader = function (name, value) {
    return setHeader.call(
      this,
      name.toLowerCase().startsWith(passed) ? name.slice(passed.length) : name,
      value,
    );
  };
}
