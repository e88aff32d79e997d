import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { startSentence } from './start-sentence.ts';

const applicationSchema = z.object({ id: z.string(), verify_key: z.string().optional() });

/** What Discord says of our application. */
export type Application = z.infer<typeof applicationSchema>;

/** Asks Discord who we are; rejects with a sentence for the operator. */
export async function readApplication(rest: REST, timeoutMs: number): Promise<Application> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    return applicationSchema.parse(await rest.get(Routes.currentApplication(), { signal }));
  } catch (error) {
    throw new Error(startSentence(error), { cause: error });
  }
}

/** Rejects, with a sentence for the operator, where the key is not the application's own: nothing would be taken for signed. */
export function refuseOtherKey({ verify_key }: Application, publicKey: string): void {
  if (verify_key !== undefined && verify_key !== publicKey.toLowerCase())
    throw new Error(
      'DISCORD_PUBLIC_KEY is not the key of this bot’s application: copy Public Key again from the developer portal.',
    );
}
