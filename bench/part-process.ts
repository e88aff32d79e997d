// One part in a process of its own, so that no other has filled its memory or warmed its code.
import { benches } from './benches.ts';

const [name = '', size = ''] = process.argv.slice(2);
const say = (progress: string) => process.send?.({ progress });
const measured = await benches[name]?.measure(size === 'small' ? 'small' : 'full', say);
process.send?.({ measured }, () => process.exit(measured === undefined ? 2 : 0));
