/** Something to be held from now on, for so long. */
export interface Holding {
  readonly key: string;
  readonly owner: string;
  readonly now: number;
  readonly forMs: number;
}
/** The time for which one owner holds a lease without a break; its number rises with each change. */
export interface Tenure {
  readonly key: string;
  readonly owner: string;
  readonly number: number;
}
