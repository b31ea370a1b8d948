import { z } from 'zod';

/** Items of the State Department's public registers, as JSON; what is not used is left out. */

const text = z.string().min(1);

/** A principal officer or chief of mission. */
export const officer = z.object({
  id: text,
  name: text,
  surname: text,
  alt: z.array(text).exactOptional(),
  birth: text.exactOptional(),
  death: text.exactOptional(),
  roles: z.array(
    z.object({
      /** The office, or the mission (`to`) and the rank there. */
      post: text.exactOptional(),
      to: text.exactOptional(),
      title: text,
      appointed: text.exactOptional(),
      started: text.exactOptional(),
      ended: text.exactOptional(),
    }),
  ),
});

/** A person of the register that edition volumes share. */
export const registered = z.object({
  id: text,
  name: text,
  originals: z.array(text).exactOptional(),
  birth: text.exactOptional(),
  death: text.exactOptional(),
  remarks: z.array(z.string()).exactOptional(),
});

/** A journey of a president or secretary of state. */
export const travel = z.object({
  who: text,
  role: z.enum(['president', 'secretary']),
  from: text,
  to: text,
});

/** A visit of a foreign leader. */
export const visit = z.object({ visitor: text, from: text, to: text, country: text });

export type Officer = z.infer<typeof officer>;
export type Registered = z.infer<typeof registered>;
export type Travel = z.infer<typeof travel>;
export type Visit = z.infer<typeof visit>;
