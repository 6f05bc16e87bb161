import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';

/** Where the browser reaches us. */
export interface OwnAddress {
  readonly publicUrl: string | undefined;
}

/** Whether the browser talks to us over TLS, by what we were told or what the connection says. */
function isSecure(request: Request, { publicUrl }: OwnAddress): boolean {
  return publicUrl === undefined ? request.secure : publicUrl.startsWith('https:');
}

/** Scheme, host and port as the browser sees them. */
export function ownOrigin(request: Request, { publicUrl }: OwnAddress): string {
  return publicUrl === undefined ? `${request.protocol}://${request.host}` : new URL(publicUrl).origin;
}

/**
 * A cookie of the staff app. Over TLS it has the prefix `__Host-`, so that no neighbouring site and no plain
 * connection can set it (RFC 6265bis, 4.1.3).
 */
export class StaffCookie {
  /** @param sameSite `lax` only for what must survive coming back from the identity provider */
  constructor(
    private readonly name: string,
    private readonly sameSite: 'strict' | 'lax',
    private readonly address: OwnAddress,
  ) {}

  read(request: Request): string | undefined {
    return parseCookie(request.headers.cookie ?? '')[this.#nameFor(request)] || undefined;
  }

  /** @param seconds how long the browser keeps it; left out = until it is closed */
  write(request: Request, response: Response, value: string, seconds?: number): void {
    response.append(
      'Set-Cookie',
      stringifySetCookie({
        name: this.#nameFor(request),
        value,
        httpOnly: true,
        sameSite: this.sameSite,
        secure: isSecure(request, this.address),
        path: '/',
        ...(seconds === undefined ? {} : { maxAge: seconds }),
      }),
    );
  }

  clear(request: Request, response: Response): void {
    this.write(request, response, '', 0);
  }

  #nameFor(request: Request): string {
    return isSecure(request, this.address) ? `__Host-${this.name}` : this.name;
  }
}
