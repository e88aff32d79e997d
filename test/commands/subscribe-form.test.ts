import { describe, expect, it } from 'vitest';
import type { Form } from '../../src/domain/forms.ts';
import { linesOf } from './asking.ts';
import { openDesk, slack } from './subscribing-desk.ts';

const formOf = async (desk: Awaited<ReturnType<typeof openDesk>>): Promise<Form> => {
  const { form } = await desk.call({ name: 'subscribe', channel: slack, by: 'U7', hasForms: true });
  if (form === undefined) throw new Error('no form was offered');
  return form;
};

const valuesIn = ({ fields }: Form) => Object.fromEntries(fields.map(({ name, value }) => [name, value]));

describe('/subscribe without options, where a chat has forms,', () => {
  it('offers a form, and changes nothing by that', async () => {
    const desk = await openDesk();

    const form = await formOf(desk);

    expect(valuesIn(form)).toMatchObject({ topic: undefined, significance: 'low', mode: 'now' });
    expect(await desk.held()).toBeUndefined();
    expect(await desk.store.audit.ofChannel(slack, 9)).toEqual([]);
  });

  it('shows what is set, and what is taken out of it is no longer followed', async () => {
    const desk = await openDesk();
    await desk.subscribe({ topic: 'tariffs,talks', include: 'soybeans', mode: 'digest' });

    const form = await formOf(desk);
    await desk.subscribe({ ...form.fixed, topic: 'talks', include: 'none', mode: 'digest', significance: 'high' });

    expect(valuesIn(form)).toMatchObject({ topic: 'tariffs,talks', include: 'soybeans', mode: 'digest' });
    expect(await desk.held()).toMatchObject({ topics: ['talks'], include: [], mode: 'digest', significance: 'high' });
  });

  it('fits into what chats take', async () => {
    const { title, fields } = await formOf(await openDesk());

    expect(title.length).toBeLessThanOrEqual(24);
    expect(fields.length).toBeLessThanOrEqual(5);
    for (const { label, hint = '', choices = [] } of fields) {
      expect(label.length).toBeLessThanOrEqual(45);
      expect(hint.length).toBeLessThanOrEqual(100);
      expect(choices.length).toBeLessThanOrEqual(25);
    }
  });

  it('names what is missing where there are no forms', async () => {
    const { subscribe } = await openDesk();

    expect(linesOf(await subscribe({}))[0]).toContain('/subscribe needs topic');
    expect(linesOf(await subscribe({ topic: 'talks', only: 'no' }))[0]).toContain('Write only:yes');
  });
});
