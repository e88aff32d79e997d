import { checkBlocks } from './fake-slack-blocks.ts';
import { unknownFields } from './fake-slack-interactive.ts';
import { checkLength, checkText, fault, isObject, type Loose, listOf } from './fake-slack-texts.ts';

const commonFields = ['type', 'blocks', 'private_metadata', 'callback_id', 'external_id'];
const modalFields = [...commonFields, 'title', 'close', 'submit', 'clear_on_close', 'notify_on_close'];

/** What Slack would say against a view of this kind; empty when it would take it. */
export function checkView(view: unknown, type: 'modal' | 'home'): string[] {
  if (!isObject(view) || view.type !== type) return [fault(`must be a ${type}`, '/view')];
  const blocks = listOf(view.blocks);
  const { private_metadata = '-', callback_id = '-' } = view;
  return [
    ...unknownFields(view, { where: '/view', known: type === 'modal' ? modalFields : commonFields }),
    ...(blocks.length < 1 || blocks.length > 100 ? [fault('1 to 100 items allowed', '/view/blocks')] : []),
    ...(isUnique(blocks.map(({ block_id }) => block_id)) ? [] : [fault('block_id already exists', '/view/blocks')]),
    ...(isUnique(blocks.flatMap(actionIds)) ? [] : [fault('action_id already exists', '/view/blocks')]),
    ...checkLength(private_metadata, { where: '/view/private_metadata', max: 3000 }),
    ...checkLength(callback_id, { where: '/view/callback_id', max: 255 }),
    ...blocks.flatMap((block, i) => checkViewBlock(block, `/view/blocks/${i}`)),
    ...(type === 'modal' ? checkModal(view, blocks) : blocks.flatMap(noInput)),
  ];
}

const isUnique = (ids: readonly unknown[]): boolean => {
  const given = ids.filter((id) => id !== undefined);
  return new Set(given).size === given.length;
};

const actionIds = ({ element, accessory, elements }: Loose): unknown[] =>
  [element, accessory, ...listOf(elements)].map((one) => (isObject(one) ? one.action_id : undefined));

function checkModal({ title, submit, close }: Loose, blocks: readonly Loose[]): string[] {
  const hasInput = blocks.some(({ type }) => type === 'input');
  const named = { title, ...(submit !== undefined && { submit }), ...(close !== undefined && { close }) };
  return [
    ...Object.entries(named).flatMap(([name, text]) =>
      checkText(text, { where: `/view/${name}`, max: 24, only: 'plain_text' }),
    ),
    ...(hasInput && submit === undefined ? [fault('submit is required', '/view/submit')] : []),
  ];
}

// Slack takes inputs there that dispatch by themselves; Parley has none.
const noInput = ({ type }: Loose): string[] => (type === 'input' ? [fault('no input here', '/view/blocks')] : []);

const noneInViews = new Set(['data_table', 'data_visualization', 'table', 'markdown', 'file']);

function checkViewBlock(block: Loose, where: string): string[] {
  if (noneInViews.has(String(block.type))) return [fault(`unsupported type: ${String(block.type)}`, where)];
  if (block.type === 'input') return checkInput(block, where);
  const { accessory, ...rest } = block;
  return [
    ...checkBlocks([rest]),
    ...(block.block_id === undefined ? [] : checkLength(block.block_id, { where: `${where}/block_id`, max: 255 })),
    ...(accessory === undefined ? [] : checkAccessory(block, where)),
  ];
}

function checkInput(block: Loose, where: string): string[] {
  const known = ['type', 'block_id', 'label', 'hint', 'element', 'optional', 'dispatch_action'];
  const { block_id = '-', label, hint, element } = block;
  return [
    ...unknownFields(block, { where, known }),
    ...checkLength(block_id, { where: `${where}/block_id`, max: 255 }),
    ...checkText(label, { where: `${where}/label`, max: 2000, only: 'plain_text' }),
    ...(hint === undefined ? [] : checkText(hint, { where: `${where}/hint`, max: 2000, only: 'plain_text' })),
    ...(isObject(element) ? checkElement(element, `${where}/element`) : [fault('must be an object', where)]),
  ];
}

function checkElement(element: Loose, where: string): string[] {
  const id = checkLength(element.action_id, { where: `${where}/action_id`, max: 255 });
  switch (element.type) {
    case 'plain_text_input':
      return [...id, ...checkTextInput(element, where)];
    case 'static_select':
      return [...id, ...checkSelect(element, { where, initial: 'initial_option' })];
    case 'multi_static_select':
      return [...id, ...checkSelect(element, { where, initial: 'initial_options' })];
    default:
      return [fault(`unsupported type: ${String(element.type)}`, where)];
  }
}

const inputFields = ['type', 'action_id', 'initial_value', 'multiline', 'min_length', 'max_length', 'placeholder'];

const checkTextInput = (element: Loose, where: string): string[] => [
  ...unknownFields(element, { where, known: inputFields }),
  ...(element.initial_value === undefined
    ? []
    : checkLength(element.initial_value, { where: `${where}/initial_value`, max: 3000 })),
];

interface Select {
  readonly where: string;
  readonly initial: 'initial_option' | 'initial_options';
}

function checkSelect(element: Loose, { where, initial }: Select): string[] {
  const options = listOf(element.options);
  const known = ['type', 'action_id', 'options', 'placeholder', initial];
  const given = element[initial];
  const chosen = initial === 'initial_options' ? listOf(given) : given === undefined ? [] : [given];
  const texts = options.map((option) => JSON.stringify(option));
  return [
    ...unknownFields(element, { where, known }),
    ...(options.length < 1 || options.length > 100 ? [fault('1 to 100 items allowed', `${where}/options`)] : []),
    ...options.flatMap((option, i) => checkOption(option, `${where}/options/${i}`)),
    ...(initial === 'initial_options' && given !== undefined && chosen.length === 0
      ? [fault('must have items', `${where}/${initial}`)]
      : []),
    // The initial option must be one of the options to the letter.
    ...(chosen.every((one) => texts.includes(JSON.stringify(one))) ? [] : [fault('no such option', where)]),
  ];
}

const checkOption = (option: Loose, where: string): string[] => [
  ...unknownFields(option, { where, known: ['text', 'value', 'description'] }),
  ...checkText(option.text, { where: `${where}/text`, max: 75, only: 'plain_text' }),
  ...checkLength(option.value, { where: `${where}/value`, max: 150 }),
];

const accessoryFields = ['type', 'action_id', 'placeholder', 'filter', 'initial_conversation'];

function checkAccessory({ type, accessory }: Loose, where: string): string[] {
  if (type !== 'section' || !isObject(accessory) || accessory.type !== 'conversations_select')
    return [fault('unsupported accessory', where)];
  const { action_id, placeholder, filter, initial_conversation } = accessory;
  const kinds = isObject(filter) && Array.isArray(filter.include) ? filter.include : [];
  return [
    ...unknownFields(accessory, { where, known: accessoryFields }),
    ...checkLength(action_id, { where: `${where}/action_id`, max: 255 }),
    ...(placeholder === undefined ? [] : checkText(placeholder, { where, max: 150, only: 'plain_text' })),
    ...(kinds.every((kind) => ['public', 'private', 'im', 'mpim'].includes(String(kind)))
      ? []
      : [fault('unknown kind', where)]),
    ...(initial_conversation === undefined || /^[CDG][A-Z0-9]+$/.test(String(initial_conversation))
      ? []
      : [fault('no such conversation', where)]),
  ];
}
