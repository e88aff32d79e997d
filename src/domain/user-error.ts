/** A slip of the reader's. The message is the sentence that they will see, and says what would be right. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
