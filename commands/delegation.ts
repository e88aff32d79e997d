import { type Fact, isDisputed, liveVersions, type Version } from '../src/domain/facts.ts';
import { adjectiveOf } from '../src/domain/names.ts';
import { dayOf } from '../src/domain/partial-date.ts';
import type { Reply } from '../src/domain/replies.ts';
import type { Side, StatementOf } from '../src/domain/statements.ts';
import { type Citer, createCiter, sourcing } from '../src/pipeline/citing.ts';
import { sayingOf, subjectOf } from '../src/pipeline/describe.ts';
import { sayingOn } from '../src/pipeline/standing.ts';
import { defineCommand } from './command.ts';
import { sideOption, textOption } from './options.ts';
import { findRounds, nameOf, type NamedRound as Round } from './rounds.ts';

/** Who sits at the table: rounds newest first, who leads, who was absent, how others read it. */
export const delegation = defineCommand({
  name: 'delegation',
  description: 'Who negotiates for each side: rounds newest first, who leads, who was absent',
  example: '/delegation round:London',
  isFactual: true,
  options: {
    side: { ...sideOption, description: 'whose team: us or china; both when left out' },
    round: {
      ...textOption('a round by its place, such as London; all when left out'),
      suggest: async ({ store }) =>
        roundsOf(await store.facts.ofFamilies(['round', 'delegate'])).map(({ place }) => place),
    },
  },
  async answer({ options: { side, round }, store, clock }) {
    const facts = await store.facts.ofFamilies(['round', 'delegate', 'remark']);
    const asked: Asked = { side, nowMs: clock.now(), citer: createCiter(), facts };
    const known = roundsOf(facts);
    const rounds = round === undefined ? known.filter((one) => hasTeam(one, asked)) : findRounds(round, known);
    return composeReply(rounds, asked);
  },
});

interface Asked {
  readonly side: Side | undefined;
  readonly nowMs: number;
  readonly citer: Citer;
  readonly facts: readonly Fact[];
}

function composeReply(rounds: readonly Round[], asked: Asked): Reply {
  const lines = rounds.flatMap((round) => roundLines(round, asked));
  return {
    title: rounds.length === 1 && rounds[0] ? `Delegations in ${nameOf(rounds[0])}` : 'Delegations, newest round first',
    lines: lines.length > 0 ? lines : ['No delegation is known here yet.'],
    citations: asked.citer.citations,
    notes: [],
  };
}

function roundsOf(facts: readonly Fact[]): Round[] {
  const rounds = new Map<string, Round>();
  for (const { versions } of facts) {
    const statement = versions[0]?.statement;
    if (statement?.kind !== 'round' && statement?.kind !== 'delegate' && statement?.kind !== 'lead') continue;
    // Who sits at talks whose place no outlet names belongs to no team.
    if (statement.place === null) continue;
    rounds.set(`${statement.place}/${statement.month}`, { place: statement.place, month: statement.month });
  }
  return [...rounds.values()].toSorted((a, b) => b.month.localeCompare(a.month));
}

const sidesOf = ({ side }: Asked): readonly Side[] => (side ? [side] : ['US', 'CN']);

const hasTeam = (round: Round, asked: Asked): boolean =>
  sidesOf(asked).some((side) => ofTeam({ facts: asked.facts, round, side }).length > 0);

function roundLines(round: Round, asked: Asked): string[] {
  const fact = asked.facts.find(({ key }) => key === `round/${round.place}/${round.month}`);
  const state = fact && liveVersions(fact).at(-1);
  const heading = state
    ? versionLine(`${subjectOf(state.statement)}: ${sayingOn(state, dayOf(asked.nowMs))}`, { version: state, asked })
    : nameOf(round);
  const teams = sidesOf(asked).flatMap((side) => teamLines({ round, side, asked }));
  return [heading, ...(teams.length > 0 ? teams : ['Who sat there is not known here.']), ...readingLines(round, asked)];
}

interface Team {
  readonly facts: readonly Fact[];
  readonly round: Round;
  readonly side: Side;
}
type Membership = StatementOf<'delegate'> | StatementOf<'lead'>;

const membershipOf = ({ versions }: Fact): Membership | undefined => {
  const statement = versions[0]?.statement;
  return statement?.kind === 'delegate' || statement?.kind === 'lead' ? statement : undefined;
};

const ofTeam = ({ facts, round, side }: Team): Fact[] =>
  facts.filter((fact) => {
    const statement = membershipOf(fact);
    return statement?.side === side && statement.place === round.place && statement.month === round.month;
  });

function teamLines({ round, side, asked }: { round: Round; side: Side; asked: Asked }): string[] {
  const team = ofTeam({ facts: asked.facts, round, side });
  if (team.length === 0) return [];
  const members = team.filter((fact) => membershipOf(fact)?.kind === 'delegate');
  const leads = team.filter((fact) => membershipOf(fact)?.kind === 'lead');
  return [
    `${adjectiveOf(side)} team`,
    ...leads.flatMap((fact) => leadLines(fact, asked)),
    ...members.flatMap((fact) => memberLines(fact, asked)),
    ...members.flatMap((fact) => absenceLines({ fact, round, asked })),
  ];
}

function leadLines(fact: Fact, asked: Asked): string[] {
  const versions = liveVersions(fact);
  const label = isDisputed(fact) ? 'Outlets differ on who leads' : 'Leads';
  return versions.map((version) => versionLine(`• ${label}: ${sayingOf(version.statement)}`, { version, asked }));
}

const memberLines = (fact: Fact, asked: Asked): string[] =>
  liveVersions(fact).map((version) => versionLine(`• ${sayingOf(version.statement)}`, { version, asked }));

// Whoever sits here and is known to have stayed away elsewhere: part of how a team is read.
function absenceLines({ fact, round, asked }: { fact: Fact; round: Round; asked: Asked }): string[] {
  const member = membershipOf(fact);
  if (member?.kind !== 'delegate') return [];
  return asked.facts.flatMap(liveVersions).flatMap((version) => {
    const { statement } = version;
    if (statement.kind !== 'delegate' || !statement.isAbsent || statement.person !== member.person) return [];
    const { place, month } = statement;
    if (place === null || (place === round.place && month === round.month)) return [];
    return [versionLine(`• ${statement.person} did not take part in ${nameOf({ place, month })}`, { version, asked })];
  });
}

// Remarks on the teams, told while the round was on; for one side, those that name somebody of it.
function readingLines(round: Round, asked: Asked): string[] {
  const versions = asked.facts
    .filter(({ topics, key }) => key.startsWith('remark/') && topics.includes('delegation'))
    .flatMap(liveVersions)
    .filter(({ tellings }) => tellings.some(({ date }) => date.startsWith(round.month)))
    .filter(
      ({ statement }) =>
        asked.side === undefined || namesMember(sayingOf(statement), { facts: asked.facts, round, side: asked.side }),
    );
  if (versions.length === 0) return [];
  return [
    'What is said of the teams',
    ...versions.map((version) => versionLine(`• ${sayingOf(version.statement)}`, { version, asked })),
  ];
}

const namesMember = (says: string, team: Team): boolean =>
  ofTeam(team)
    .map(membershipOf)
    .some((member) => member?.kind === 'delegate' && says.includes(member.person.split(' ').at(-1) ?? member.person));

const versionLine = (text: string, { version, asked }: { version: Version; asked: Asked }): string =>
  `${text.replace(/\.$/, '')} — ${sourcing({ tellings: version.tellings, citer: asked.citer, nowMs: asked.nowMs })}`;
