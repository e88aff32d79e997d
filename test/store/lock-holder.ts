import { lockFile } from '../../src/store/file-lock.ts';

// Takes the lock of a file and holds it until it is ended.
const [path = '', holder = ''] = process.argv.slice(2);
lockFile(path, holder);
process.stdout.write('held\n');
setInterval(() => undefined, 60_000);
