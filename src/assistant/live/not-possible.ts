/** The request is not as the caller thinks; code and message say how it is. */
export class NotPossible extends Error {
  constructor(
    readonly code: 'ALREADY_TAKEN' | 'NOT_WAITING' | 'NOT_YOURS' | 'IS_OVER' | 'UNKNOWN',
    message: string,
  ) {
    super(message);
  }
}
