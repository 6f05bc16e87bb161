/** The few calls of node-nlp that the comparison makes; the package has no types. */
declare module 'node-nlp' {
  export class NlpManager {
    constructor(options: object);
    addDocument(language: string, text: string, intent: string): void;
    train(): Promise<void>;
    process(language: string, text: string): Promise<{ classifications?: { intent: string; score: number }[] }>;
  }
}
