import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { LanguageCode } from '../languages/language.js';
import type { Session } from './sessions.js';

/** What an account may do: help people, read figures, edit the knowledge base, keep accounts. */
export const ROLES = ['bridge', 'policy', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who is signed in. */
export interface StaffAccount {
  readonly id: string;
  readonly login: string;
  /** As newcomers see it. */
  readonly name: string;
  readonly role: Role;
  readonly organisation: string;
  /** Town of the account; undefined = the whole region. */
  readonly municipality: string | undefined;
  /** Contact languages the person speaks, best first. */
  readonly languages: readonly LanguageCode[];
}

/** A request of somebody who is allowed to make it. Body, parameters and query come from outside: parse them. */
export interface StaffRequest {
  readonly account: StaffAccount;
  readonly session: Session;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** For streams and downloads. */
  readonly http: Request;
}

/** A request of anybody: who is signed in is known, nobody has to be. */
export type OpenRequest = Omit<StaffRequest, 'account' | 'session'> & {
  readonly signedIn: SignedIn | undefined;
};

/** Who is signed in, and where. */
export interface SignedIn {
  readonly account: StaffAccount;
  readonly session: Session;
}

interface RouteBase {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  /** What the body is: JSON (usual), or bytes of a file, as a Buffer. */
  readonly accepts?: 'json' | 'bytes';
  /** Most bytes of the body; 64 kB when left out. */
  readonly limit?: number;
  /** Where passwords are tried: few calls a minute from one address. */
  readonly slow?: true;
}

/**
 * One call of the staff API, below `/api/staff`. What `handle` returns is the JSON of the answer; nothing = 204. A
 * stream or a download writes to `response` itself and returns nothing.
 */
export interface StaffRoute extends RouteBase {
  /** Who may call it; `signed-in` = every role. */
  readonly roles: readonly Role[] | 'signed-in';
  /** Also for somebody who still has to replace a one-time password. */
  readonly beforePasswordChange?: true;
  handle(request: StaffRequest, response: Response): Promise<unknown>;
}

/** A call for everybody, signed in or not. */
export interface OpenRoute extends RouteBase {
  readonly roles: 'anyone';
  handle(request: OpenRequest, response: Response): Promise<unknown>;
}

/** A request that cannot be carried out; code and message go to the client, the message says what to do. */
export class StaffError extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 429,
    /** `BAD_INPUT`, `NOT_FOUND` ...; the staff app has a text for each. */
    readonly code: string,
    message: string,
    /** The field that is wrong. */
    readonly field?: string,
  ) {
    super(message);
  }
}

/** @throws StaffError BAD_INPUT, naming the field */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join('.');
  throw new StaffError(400, 'BAD_INPUT', `${field ? `${field}: ` : ''}${issue?.message ?? 'is wrong'}`, field);
}
