/** What can be wrong with the database, as the operator is told. */
const sentences = {
  full: 'There is no room left where the database is kept: make room.',
  locked: 'Another program holds the database: end that one.',
  unreachable: 'The database cannot be reached.',
  refused: 'The database does not let Parley in: look at DATABASE_URL, and at what its user may do there.',
  'read-only': 'The database cannot be written to: give Parley the right to write there.',
  damaged: 'The database is damaged: stop Parley and restore the last backup in its place.',
} as const;

export type TroubleKind = keyof typeof sentences;

/** The database cannot do what it was asked, which is nobody's slip and no fault of the code. The message is a sentence for the operator; `cause` is what the driver said. */
export class StoreTrouble extends Error {
  override readonly name = 'StoreTrouble';
  readonly kind: TroubleKind;
  constructor(kind: TroubleKind, cause: unknown) {
    super(sentences[kind], { cause });
    this.kind = kind;
  }
  /** What the driver or the system said, in its words. */
  get reason(): string {
    return wordsOf(this.cause);
  }
}

// Of a name with several addresses, each was tried, and the error on top says nothing.
function wordsOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(wordsOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}
