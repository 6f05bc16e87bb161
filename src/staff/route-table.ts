import { type AccountParts, accountRoutes } from './account-routes.js';
import type { DeskParts } from './desk-parts.js';
import { deskRoutes } from './desk-routes.js';
import type { FiguresParts } from './figures-parts.js';
import { figuresRoutes } from './figures-routes.js';
import { type IdentityParts, identityRoutes } from './identity-routes.js';
import { type RegisterParts, registerRoutes } from './register-routes.js';
import type { OpenRoute, StaffRoute } from './route.js';
import { type SessionParts, sessionRoutes } from './session-routes.js';

/** What the routes of all rooms work with. */
export interface StaffParts extends SessionParts, FiguresParts, IdentityParts, AccountParts, RegisterParts {
  readonly desk: DeskParts;
}

/** Every call of the staff API with who may make it: the one table. A test walks it for every role and for nobody. */
export function staffRoutes(parts: StaffParts): (StaffRoute | OpenRoute)[] {
  return [
    ...sessionRoutes(parts),
    ...identityRoutes(parts),
    ...accountRoutes(parts),
    ...registerRoutes(parts),
    ...deskRoutes(parts.desk),
    ...figuresRoutes(parts),
    // one line for each further room
  ];
}
