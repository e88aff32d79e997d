// A new array is zeroed, and so takes memory, even where nothing stands in it yet: to double it would waste half.
const growth = 1.25;

const moreThan = (length: number): number => Math.ceil(length * growth);

/** The same whole numbers with room for one more at a place, the new ones 0; the old array is given up at once, not left to the garbage collector. */
export const intsWithRoom = (numbers: Int32Array<ArrayBuffer>, place: number): Int32Array<ArrayBuffer> =>
  place < numbers.length ? numbers : new Int32Array(numbers.buffer.transfer(moreThan(numbers.length) * 4));

/** The same for numbers of any kind. */
export const floatsWithRoom = (numbers: Float64Array<ArrayBuffer>, place: number): Float64Array<ArrayBuffer> =>
  place < numbers.length ? numbers : new Float64Array(numbers.buffer.transfer(moreThan(numbers.length) * 8));
