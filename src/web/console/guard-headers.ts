import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** Lets pages load nothing from elsewhere, run nothing that stands in them, and be shown in no other page. */
export const strictPages: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  // Not `no-referrer`: with that, browsers send forms without their origin, by which a write is known as our own.
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
  crossOriginOpenerPolicy: 'same-origin',
  crossOriginResourcePolicy: 'same-origin',
  permissionsPolicy: Object.fromEntries(
    ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'fullscreen', 'displayCapture'].map((name) => [name, []]),
  ),
  // Whether a host is only ever asked over TLS is for the proxy to say that has its certificate.
  strictTransportSecurity: false,
});

/** Has nobody keep a page that does not say so itself, and no proxy gather up a stream. */
export const keptNowhere: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  if (!headers.has('cache-control')) context.header('cache-control', 'no-store');
  if (headers.get('content-type')?.startsWith('text/event-stream')) context.header('x-accel-buffering', 'no');
};
