/** Tells parts of the page that do not know each other what happened. */
class Channel<T> {
  readonly #followers = new Set<(what: T) => void>();

  tell(what: T): void {
    for (const follow of this.#followers) follow(what);
  }

  follow(follower: (what: T) => void): () => void {
    this.#followers.add(follower);
    return () => void this.#followers.delete(follower);
  }
}

/** Ids of questions that were taken back. */
export const dropped = new Channel<string>();
