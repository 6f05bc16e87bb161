/** An answer of the Direct Line protocol that is not what was asked for; becomes `{"error":{code,message}}`. */
export class DirectLineError extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 413 | 415 | 429,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export const badArgument = (message: string) => new DirectLineError(400, 'BadArgument', message);

/** 403 and not 401: the official client stops polling for ever on a 401, and asks for a new token on a 403. */
export const tokenRefused = () =>
  new DirectLineError(403, 'TokenExpired', 'The token is expired or for another conversation: ask for a new one');

/** 404 tells a client to start a new conversation by itself. */
export const conversationEnded = () =>
  new DirectLineError(404, 'NotFound', 'This conversation has ended or never began: start a new one');
