import { InteractionType } from 'discord.js';
import { z } from 'zod';
import { commandTextMaxChars } from '../../domain/option-text.ts';

const snowflake = z.string().regex(/^\d{1,20}$/);
const userSchema = z.object({
  id: snowflake,
  username: z.string(),
  global_name: z.string().nullish(),
});
const memberSchema = z.object({
  user: userSchema,
  nick: z.string().nullish(),
  /** All rights of the member in this channel, as a number in text. */
  permissions: z.string().regex(/^\d{1,40}$/),
});

const placeSchema = z.object({
  id: snowflake,
  token: z.string().min(1),
  application_id: snowflake,
  guild_id: snowflake.nullish(),
  channel_id: snowflake,
  member: memberSchema.nullish(),
  user: userSchema.nullish(),
  /** What Parley may do there, as a number in text. */
  app_permissions: z
    .string()
    .regex(/^\d{1,40}$/)
    .optional(),
});

const optionSchema = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).transform(String).optional(),
  focused: z.boolean().optional(),
});
/** A form has at most so many. */
const fieldsMax = 5;
const valuesSchema = z.array(z.string()).default([]);
/** What the member may do in the channels that were chosen, by their ids. */
const resolvedSchema = z.object({
  channels: z.record(z.string(), memberSchema.pick({ permissions: true })).default({}),
});
const commandSchema = z.object({
  name: z.string(),
  options: z.array(optionSchema).default([]),
  resolved: resolvedSchema.optional().catch(undefined),
});

// A field is a text, or a list of choices; Discord sends an empty one too.
const filledSchema = z
  .object({
    component: z.object({ custom_id: z.string(), value: z.string().nullish() }).extend({ values: valuesSchema }),
  })
  .transform(({ component: { custom_id: id, value, values } }) => ({
    id,
    text: value ?? values.join(', '),
    isWritten: typeof value === 'string',
  }));
const formSchema = z.object({
  custom_id: z.string().max(commandTextMaxChars),
  components: z.array(filledSchema).max(fieldsMax),
});

const interactionSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal(InteractionType.Ping) }),
  placeSchema.extend({ type: z.literal(InteractionType.ApplicationCommand), data: commandSchema }),
  placeSchema.extend({ type: z.literal(InteractionType.ApplicationCommandAutocomplete), data: commandSchema }),
  placeSchema.extend({
    type: z.literal(InteractionType.MessageComponent),
    data: z.object({ custom_id: z.string().max(commandTextMaxChars) }),
  }),
  placeSchema.extend({ type: z.literal(InteractionType.ModalSubmit), data: formSchema }),
]);

/** What Discord sends when somebody gives a command, writes an option, presses a button or sends a form; only what we use. */
export type Interaction = z.infer<typeof interactionSchema>;
/** An interaction that somebody waits for. */
export type PlacedInteraction = Exclude<Interaction, { readonly type: InteractionType.Ping }>;
/** An option as Discord brings it. */
export type GivenOption = Readonly<z.infer<typeof optionSchema>>;

/** A form as it was filled in. */
export type FilledForm = z.infer<typeof formSchema>;

/** Checks what came in; undefined where it is not for Parley. */
export const readInteraction = (raw: unknown): Interaction | undefined => interactionSchema.safeParse(raw).data;

/** Who gave it, by Discord's id. */
export const personOf = ({ member, user }: PlacedInteraction): string | undefined => (member?.user ?? user)?.id;

/** The name under which others see who gave it. */
export function displayNameOf({ member, user: alone }: PlacedInteraction): string {
  const user = member?.user ?? alone;
  return member?.nick ?? user?.global_name ?? user?.username ?? 'somebody';
}
