import { Dialog } from './dialog.tsx';

export interface Key {
  readonly keys: readonly string[];
  readonly does: string;
}

/** The keys of a page, as a window. */
export function Keys({ keys, onClose }: { readonly keys: readonly Key[]; readonly onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl class="keys">
        {keys.map(({ keys: list, does }) => (
          <div key={does}>
            <dt>
              {list.map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
