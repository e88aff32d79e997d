import { expect, it } from 'vitest';
import { createInstallations } from '../../src/platforms/slack/installations.ts';
import { createSealer } from '../../src/platforms/slack/sealing.ts';
import { onEveryEngine } from '../contracts/engines.ts';
import { createKeptLog } from '../jobs/newsroom.ts';
import { install, key, news, oauth, openShop, otherKey, type Shop } from './slack-shop.ts';

const reopen = (shop: Shop, secretKeys: readonly string[]) =>
  openShop({ sealed: shop.sealed, settings: { apiUrl: shop.slack.url, oauth: { ...oauth, secretKeys } } });

const installed = async (): Promise<Shop> => {
  const shop = await openShop();
  await install(shop, shop.team);
  return shop;
};

const toldOf = ({ logged }: Pick<Shop, 'logged'>) => logged.find(({ message }) => message.includes('sealed with'));

const installationOf = (team: string) => ({
  team: { id: team, name: 'Desk' },
  enterprise: undefined,
  user: { id: 'U1', token: undefined, scopes: undefined },
  bot: { token: `xoxb-of-${team}`, scopes: [], id: 'B1', userId: 'U2' },
});

onEveryEngine('Tokens of workspaces after SECRET_KEY was replaced', (open) => {
  const openOn = async () => {
    const { store, database } = await open();
    const log = createKeptLog();
    const by = (...keys: string[]) =>
      createInstallations({ store: store.installations, sealer: createSealer(keys), log });
    const told = () => log.logged.filter(({ level }) => level === 'info').map(({ fields }) => fields);
    return { store, database, log, by, told };
  };

  it('are all sealed anew at the start, more than one page of them, and the log says that the old key is done with', async () => {
    const { by, told } = await openOn();
    const teams = Array.from({ length: 450 }, (_, i) => `T${i}`);
    for (const team of teams) await by(key).storeInstallation(installationOf(team));

    await by(otherKey, key).start();
    await by(otherKey, key).start();

    expect(told()).toEqual([
      { workspaces: 450, sealedAnew: 450, unopened: 0 },
      { workspaces: 450, sealedAnew: 0, unopened: 0 },
    ]);
    for (const team of teams) expect((await by(otherKey).find(team))?.bot?.token).toBe(`xoxb-of-${team}`);
    expect(await by(key).find('T1')).toBeUndefined();
  });

  it('that another replica still seals with the old key are sealed anew when they are read', async () => {
    const { by, store } = await openOn();
    await by(otherKey, key).start();
    await by(key).storeInstallation(installationOf('T1'));
    const before = await store.installations.get('T1');

    expect((await by(otherKey, key).find('T1'))?.bot?.token).toBe('xoxb-of-T1');

    expect(await store.installations.get('T1')).not.toBe(before);
    expect((await by(otherKey).find('T1'))?.bot?.token).toBe('xoxb-of-T1');
  });

  it('stay as they are where no key opens them: put back, the lost key opens them again', async () => {
    const { by, store, log, told } = await openOn();
    for (const team of ['T1', 'T2']) await by(key).storeInstallation(installationOf(team));
    const before = await store.installations.get('T1');

    await by(otherKey).start();

    expect(told()).toEqual([{ workspaces: 2, sealedAnew: 0, unopened: 2 }]);
    expect(log.logged).toContainEqual(
      expect.objectContaining({
        level: 'error',
        fields: { unopened: 2, workspaces: ['T1', 'T2'], mend: expect.stringContaining('install Parley again') },
      }),
    );
    expect(await store.installations.get('T1')).toBe(before);
    await by(otherKey, key).start();
    expect((await by(otherKey).find('T2'))?.bot?.token).toBe('xoxb-of-T2');
  });

  it('are not taken where anything of them was changed in the database, and harm no other', async () => {
    const { by, store, told } = await openOn();
    for (const team of ['T1', 'T2', 'T3']) await by(key).storeInstallation(installationOf(team));
    const sealed = String(await store.installations.get('T1'));
    const at = sealed.length - 8;
    const turned = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
    await store.installations.put('T1', turned);
    await store.installations.put('T2', 'not sealed at all');

    await by(key).start();

    expect(told()).toEqual([{ workspaces: 3, sealedAnew: 0, unopened: 2 }]);
    expect(await by(key).find('T1')).toBeUndefined();
    expect(await by(key).find('T2')).toBeUndefined();
    expect((await by(key).find('T3'))?.bot?.token).toBe('xoxb-of-T3');
  });

  it('are kept of single workspaces only: what one may see hangs on its own token', async () => {
    const { by, store } = await openOn();
    const whole = {
      ...installationOf('T1'),
      enterprise: { id: 'E1', name: 'All' },
      isEnterpriseInstall: true as const,
    };

    await expect(by(key).storeInstallation(whole)).rejects.toThrow('one workspace at a time');

    expect(await store.installations.ids({ after: '', limit: 9 })).toEqual([]);
  });

  it('change nothing of a token that was renewed while they were sealed anew', async () => {
    const { by, store } = await openOn();
    await by(key).storeInstallation(installationOf('T1'));
    const renewed = { ...installationOf('T1'), bot: { ...installationOf('T1').bot, token: 'xoxb-renewed' } };

    await Promise.all([by(otherKey, key).start(), by(otherKey, key).storeInstallation(renewed)]);

    expect((await by(otherKey).find('T1'))?.bot?.token).toBe('xoxb-renewed');
    expect(await store.installations.ids({ after: '', limit: 9 })).toEqual(['T1']);
  });
});

it('a workspace posts with the new key before the old one, and with the new one alone', async () => {
  const first = await installed();
  const before = first.sealed.get(first.team.id);

  const second = await reopen(first, [otherKey, key]);
  const posted = await second.platform.post(news(first.place));
  const third = await reopen(first, [otherKey]);

  expect(posted.kind).toBe('sent');
  expect(toldOf(second)?.fields).toEqual({ workspaces: 1, sealedAnew: 1, unopened: 0 });
  expect(first.sealed.get(first.team.id)).not.toBe(before);
  expect(await third.platform.post(news(first.place))).toMatchObject({ kind: 'sent' });
});

it('a workspace whose token no key opens counts as not installed, is asked to install again, and then posts', async () => {
  const first = await installed();
  const before = first.sealed.get(first.team.id);
  const second = await reopen(first, [otherKey]);

  const refused = await second.platform.post(news(first.place));
  const kept = first.sealed.get(first.team.id);
  const third = await openShop({ sealed: first.sealed, settings: { oauth: { ...oauth, secretKeys: [otherKey] } } });
  await install({ slack: third.slack, origin: third.origin }, third.team);

  expect(refused).toMatchObject({ kind: 'rejected', scope: 'channel', reason: expect.stringContaining('install') });
  expect(kept).toBe(before);
  expect(await third.platform.post(news(third.place))).toMatchObject({ kind: 'sent' });
});

it('one workspace’s sealed token is not taken for another’s', async () => {
  const shop = await installed();
  const other = shop.slack.addTeam();
  shop.sealed.set(other.id, shop.sealed.get(shop.team.id) ?? '');

  expect(await shop.platform.post(news(`slack:${other.id}/${shop.channel.id}`))).toMatchObject({ kind: 'rejected' });
});
