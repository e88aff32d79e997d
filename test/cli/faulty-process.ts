import { endOnFault } from '../../src/cli/end-on-fault.ts';
import { createLog } from '../../src/cli/log.ts';

// A process in which something goes wrong that nobody catches, and that would live on otherwise.
endOnFault(createLog({ level: 'info', hide: (text) => text }));
setInterval(() => undefined, 1_000);
const fault = new Error('nobody caught this');
if (process.argv[2] === 'rejection') void Promise.reject(fault);
else
  setImmediate(() => {
    throw fault;
  });
